import { useEditing } from './editing.ts'
import { FROM_OPTIONS, UNTIL_OPTIONS, words } from './duty-words.ts'
import { NumberLine, PickLine, TextLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { Block, Fields, Line } from './Part.tsx'
import { TEAM_OPTIONS } from './option-words.ts'
import { freeId, listAt, textAt, type Path } from './values.ts'

const LADDER = ['remind', 'tellManager', 'takeBack'] as const

/** What the people who have the lead in this stage owe, by when, and what happens while it stays undone. */
export function Duties({ at }: { at: Path }) {
  const { value } = useEditing()
  const path = [...at, 'duties']
  const ids = listAt(value, path).map((_, i) => textAt(value, [...path, i, 'id']))
  return (
    <Block title={words.title}>
      <ListOf
        path={path}
        what={words.one}
        make={() => ({
          id: freeId(ids, 'duty'),
          name: words.fresh,
          of: textAt(value, [...at, 'owner']) || 'sales',
          from: 'entered',
          until: 'contact',
          within: '1 business day',
        })}
        line={(one) => (
          <Line text={textAt(value, [...one, 'name'])} quiet={textAt(value, [...one, 'within'])} />
        )}
      >
        {(one) => <Duty at={at} one={one} />}
      </ListOf>
    </Block>
  )
}

function Duty({ at, one }: { at: Path; one: Path }) {
  const { value } = useEditing()
  const activities = listAt(value, [...at, 'activities']).map((_, i) => ({
    value: `activity:${textAt(value, [...at, 'activities', i, 'id'])}`,
    label: words.activity(textAt(value, [...at, 'activities', i, 'name'])),
  }))
  const counted = textAt(value, [...one, 'until']) === 'attempts'
  return (
    <>
      <Fields>
        <TextLine label={words.name} path={[...one, 'name']} />
        <TextLine label={words.id} path={[...one, 'id']} width="middle" />
        <PickLine label={words.of} path={[...one, 'of']} options={TEAM_OPTIONS} width="middle" />
      </Fields>
      <Fields>
        <PickLine label={words.from} path={[...one, 'from']} options={FROM_OPTIONS} />
        <PickLine label={words.until} path={[...one, 'until']} options={[...UNTIL_OPTIONS, ...activities]} />
      </Fields>
      <Fields>
        <TextLine label={words.within} path={[...one, 'within']} width="middle" hint={words.withinHint} />
        {counted && <NumberLine label={words.attempts} path={[...one, 'attempts']} optional />}
        {counted && <TextLine label={words.over} path={[...one, 'over']} width="middle" optional />}
      </Fields>
      <Block title={words.ladder}>
        <Fields>
          {LADDER.map((rung) => (
            <TextLine
              key={rung}
              label={words[rung]}
              path={[...one, rung]}
              width="middle"
              placeholder={words.never}
              optional
            />
          ))}
        </Fields>
      </Block>
    </>
  )
}
