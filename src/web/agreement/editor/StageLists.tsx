import { Criteria } from './Criteria.tsx'
import { useEditing } from './editing.ts'
import { CheckLine, PickLine, ProseLine, TextLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { Block, Fields, Line } from './Part.tsx'
import { partWords as words } from './part-words.ts'
import { useStageOptions } from './stage-options.ts'
import { freeId, listAt, textAt, type Path } from './values.ts'

export function Exits({ at }: { at: Path }) {
  const { value } = useEditing()
  const stages = useStageOptions()
  const path = [...at, 'exits']
  const named = (id: string) => stages.find((option) => option.value === id)?.label ?? id
  return (
    <Block title={words.exits}>
      <ListOf
        path={path}
        what={words.exit}
        make={() => ({
          to: stages.find((option) => option.value !== at[1])?.value ?? '',
          because: words.fresh.because,
          when: [{ id: 'score', label: words.fresh.criterion, if: 'score.total >= 40' }],
        })}
        line={(one) => (
          <Line
            text={`→ ${named(textAt(value, [...one, 'to']))}`}
            quiet={textAt(value, [...one, 'because'])}
          />
        )}
      >
        {(one) => (
          <>
            <Fields>
              <PickLine label={words.to} path={[...one, 'to']} options={stages} />
              <TextLine label={words.because} path={[...one, 'because']} />
            </Fields>
            <CheckLine label={words.newPass} path={[...one, 'newPass']} />
            <Block title={words.when}>
              <Criteria path={[...one, 'when']} />
            </Block>
          </>
        )}
      </ListOf>
    </Block>
  )
}

export function Activities({ at }: { at: Path }) {
  const { value } = useEditing()
  const path = [...at, 'activities']
  const ids = listAt(value, path).map((_, i) => textAt(value, [...path, i, 'id']))
  return (
    <Block title={words.activities}>
      <ListOf
        path={path}
        what={words.activity}
        make={() => ({ id: freeId(ids, 'activity'), name: words.fresh.activity })}
      >
        {(one) => (
          <Fields>
            <TextLine label={words.name} path={[...one, 'name']} bare />
            <TextLine label={words.id} path={[...one, 'id']} width="middle" bare />
            <CheckLine label={words.required} path={[...one, 'required']} />
          </Fields>
        )}
      </ListOf>
    </Block>
  )
}

export function JobAids({ at }: { at: Path }) {
  const { value } = useEditing()
  return (
    <Block title={words.jobAids}>
      <ListOf
        path={[...at, 'jobAids']}
        what={words.jobAid}
        make={() => ({ title: words.fresh.aidTitle, body: words.fresh.aidBody })}
        line={(one) => <Line text={textAt(value, [...one, 'title'])} />}
      >
        {(one) => (
          <>
            <TextLine label={words.title} path={[...one, 'title']} />
            <ProseLine label={words.body} path={[...one, 'body']} rows={12} />
          </>
        )}
      </ListOf>
    </Block>
  )
}
