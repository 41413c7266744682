import { useQuery } from '@tanstack/react-query'
import type { Json } from '#journey/agreement/editing.contract.ts'
import { peopleQuery } from '../../data/company.ts'
import { ConditionField } from './ConditionField.tsx'
import { useEditing } from './editing.ts'
import { NumberLine, PickLine, TextLine } from './inputs.tsx'
import { Block, Fields } from './Part.tsx'
import { PeopleLine } from './PeopleLine.tsx'
import { OTHERWISE_OPTIONS, PICK_OPTIONS, TO_OPTIONS, words } from './routing-words.ts'
import { keysAt, listAt, textAt, valueAt, type Path } from './values.ts'

const FRESH: Record<string, Json> = {
  accountOwner: { accountOwner: true },
  people: { people: [] },
  team: { team: '' },
  speaks: { speaks: 'lead.language' },
  everybody: { everybody: true },
}

/** One rule: which leads, to whom, which of them, and what when nobody can. */
export function RoutingRule({ one, team }: { one: Path; team: string }) {
  const { value, edit } = useEditing()
  const people = (useQuery(peopleQuery).data ?? []).filter(
    (person) => person.function === team && !person.desk && person.leftAt === null,
  )
  const to = keysAt(value, [...one, 'to'])[0] ?? 'everybody'
  const weighted = textAt(value, [...one, 'pick']) === 'weighted'
  const conditional = valueAt(value, [...one, 'when']) !== undefined
  const named = listAt(value, [...one, 'to', 'people']).map(String)
  const meant = people.filter((person) => to !== 'people' || named.includes(person.id))
  return (
    <>
      <Fields>
        <TextLine label={words.because} path={[...one, 'because']} />
        <TextLine label={words.id} path={[...one, 'id']} width="middle" />
      </Fields>
      <PickLine
        label={words.onlyFor}
        path={[...one, 'when']}
        chosen={conditional ? 'some' : 'all'}
        options={[
          { value: 'all', label: words.toAll },
          { value: 'some', label: words.forWhich },
        ]}
        put={(next) =>
          edit(
            next === 'all'
              ? { do: 'remove', path: [...one, 'when'] }
              : { do: 'set', path: [...one, 'when'], value: 'has(lead.country)' },
          )
        }
      />
      {conditional && <ConditionField path={[...one, 'when']} place="group" label={words.forWhich} />}
      <Fields>
        <PickLine
          label={words.to}
          path={[...one, 'to']}
          chosen={to}
          options={TO_OPTIONS}
          put={(next) => {
            const first = next === 'people' && people[0] ? { people: [people[0].id] } : FRESH[next]
            edit({ do: 'set', path: [...one, 'to'], value: first ?? { everybody: true } })
          }}
        />
        {to === 'team' && <TextLine label={words.team} path={[...one, 'to', 'team']} />}
        {to === 'speaks' && <TextLine label={words.speaks} path={[...one, 'to', 'speaks']} width="middle" />}
      </Fields>
      {to === 'people' && <PeopleLine path={[...one, 'to', 'people']} people={people} />}
      {to !== 'accountOwner' && (
        <Fields>
          <PickLine
            label={words.pick}
            path={[...one, 'pick']}
            chosen={textAt(value, [...one, 'pick']) || 'rotation'}
            options={PICK_OPTIONS}
            put={(next) => {
              edit({ do: 'set', path: [...one, 'pick'], value: next })
              const first = meant[0]?.id
              // a weight can only be written into a map that is there
              if (next === 'weighted' && first && valueAt(value, [...one, 'weights']) === undefined)
                edit({ do: 'set', path: [...one, 'weights'], value: { [first]: 1 } })
              if (next !== 'weighted' && valueAt(value, [...one, 'weights']) !== undefined)
                edit({ do: 'remove', path: [...one, 'weights'] })
            }}
          />
          <PickLine
            label={words.otherwise}
            path={[...one, 'otherwise']}
            chosen={textAt(value, [...one, 'otherwise']) || 'next'}
            options={OTHERWISE_OPTIONS}
          />
        </Fields>
      )}
      {weighted && (
        <Block title={words.weights}>
          <Fields>
            {meant.map((person) => (
              <NumberLine
                key={person.id}
                label={person.name}
                path={[...one, 'weights', person.id]}
                placeholder="1"
                optional
              />
            ))}
          </Fields>
        </Block>
      )}
    </>
  )
}
