import { Button } from '../../ui/Button.tsx'
import { Cadence } from './Cadence.tsx'
import { Criteria } from './Criteria.tsx'
import { Duties } from './Duties.tsx'
import { useEditing } from './editing.ts'
import { NumberLine, PickLine, TextLine } from './inputs.tsx'
import { Block, Fields, Part } from './Part.tsx'
import styles from './Part.module.css'
import { ASSIGN_OPTIONS, KIND_OPTIONS, TEAM_OPTIONS } from './option-words.ts'
import { partWords as words } from './part-words.ts'
import { Activities, Exits, JobAids } from './StageLists.tsx'
import { useStageOptions } from './stage-options.ts'
import { keysAt, textAt, valueAt, type Path } from './values.ts'

/** One stage: whose it is, what is owed by when, what opens it and what opens the way out. */
export function StagePart({ id }: { id: string }) {
  const { value, edit, show } = useEditing()
  const at: Path = ['stages', id]
  const calendars = keysAt(value, ['calendars']).map((name) => ({ value: name, label: name }))
  const remove = () => {
    if (edit({ do: 'remove', path: at })) show('path')
  }
  return (
    <Part title={textAt(value, [...at, 'name']) || id}>
      <Fields>
        <TextLine label={words.name} path={[...at, 'name']} />
        <PickLine label={words.kind} path={[...at, 'kind']} options={KIND_OPTIONS} />
      </Fields>
      <Fields>
        <PickLine label={words.owner} path={[...at, 'owner']} options={TEAM_OPTIONS} />
        <PickLine label={words.assign} path={[...at, 'assign']} options={ASSIGN_OPTIONS} />
      </Fields>
      <Block title={words.duties}>
        <Fields>
          <TextLine label={words.nextStep} path={[...at, 'nextStep']} />
          <TextLine label={words.within} path={[...at, 'within']} width="middle" hint={words.withinHint} />
          {calendars.length > 1 && (
            <PickLine
              label={words.calendar}
              path={[...at, 'calendar']}
              options={calendars}
              width="middle"
              optional
            />
          )}
        </Fields>
        <Passing at={at} />
      </Block>
      <Handoff at={at} />
      <Duties at={at} />
      <Cadence at={at} />
      <Block title={words.entry}>
        <Criteria path={[...at, 'entry']} least={0} />
      </Block>
      <Exits at={at} />
      <Activities at={at} />
      <JobAids at={at} />
      <div className={styles.end}>
        <Button look="danger" onClick={remove}>
          {words.removeStage}
        </Button>
      </div>
    </Part>
  )
}

function Passing({ at }: { at: Path }) {
  const { value, edit } = useEditing()
  const stages = useStageOptions().filter((option) => option.value !== at[1])
  const path = [...at, 'then']
  const move = textAt(value, [...path, 'move'])
  const because = textAt(value, [...path, 'because']) || words.fresh.timePassed
  return (
    <Fields>
      <PickLine
        label={words.then}
        path={path}
        chosen={move || 'repeat'}
        options={[
          { value: 'repeat', label: words.repeat },
          ...stages.map(({ value: to, label }) => ({ value: to, label: words.moves(label) })),
        ]}
        put={(next) =>
          edit({ do: 'set', path, value: next === 'repeat' ? 'repeat' : { move: next, because } })
        }
      />
      {move && <TextLine label={words.because} path={[...path, 'because']} />}
    </Fields>
  )
}

function Handoff({ at }: { at: Path }) {
  const { value, edit } = useEditing()
  const path = [...at, 'handoff']
  const there = valueAt(value, path) !== undefined
  if (!there && textAt(value, [...at, 'kind']) !== 'handoff') return null
  return (
    <Block title={words.handoff}>
      {there ? (
        <Fields>
          <TextLine label={words.answerWithin} path={[...path, 'answerWithin']} width="middle" />
          <NumberLine label={words.maxOffers} path={[...path, 'maxOffers']} />
        </Fields>
      ) : (
        <Button
          onClick={() => edit({ do: 'set', path, value: { answerWithin: '4 business hours', maxOffers: 3 } })}
        >
          {words.addHandoff}
        </Button>
      )}
    </Block>
  )
}
