import { conditionInWords } from '#journey/agreement/editing.contract.ts'
import { lawWords } from '../spoken-law.ts'
import { useEditing } from './editing.ts'
import { PickLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { Block, Line, Part } from './Part.tsx'
import { TEAM_OPTIONS } from './option-words.ts'
import { RoutingRule } from './RoutingRule.tsx'
import { OFF_HOURS_OPTIONS, words } from './routing-words.ts'
import { freeId, listAt, textAt, valueAt, type Path } from './values.ts'

/** Who gets a lead: ordered rules for each function, moved by their arrows, by key as by hand. */
export function RoutingPart() {
  const { value, document } = useEditing()
  const forWhom = (one: Path) => {
    const when = textAt(value, [...one, 'when'])
    if (when === '') return words.always
    return document ? conditionInWords(document, 'group', when, lawWords) : when
  }
  return (
    <Part title={words.title} hint={words.hint}>
      {TEAM_OPTIONS.map(({ value: team, label }) => {
        const at = ['routing', team]
        const path = [...at, 'rules']
        const ids = listAt(value, path).map((_, i) => textAt(value, [...path, i, 'id']))
        return (
          <Block key={team} title={label}>
            {valueAt(value, at) !== undefined && (
              <PickLine
                label={words.offHours}
                path={[...at, 'offHours']}
                chosen={textAt(value, [...at, 'offHours']) || 'prefer'}
                options={OFF_HOURS_OPTIONS}
              />
            )}
            <ListOf
              path={path}
              what={words.rule}
              make={() => ({ id: freeId(ids, 'rule'), because: words.fresh, to: { everybody: true } })}
              line={(one) => <Line text={textAt(value, [...one, 'because'])} quiet={forWhom(one)} />}
            >
              {(one) => <RoutingRule one={one} team={team} />}
            </ListOf>
          </Block>
        )
      })}
    </Part>
  )
}
