import type { PersonView } from '#people/people.contract.ts'
import { useEditing } from './editing.ts'
import styles from './PeopleLine.module.css'
import { words } from './routing-words.ts'
import { Frame } from './inputs.tsx'
import { listAt, type Path } from './values.ts'

interface PeopleLineProps {
  path: Path
  people: Pick<PersonView, 'id' | 'name'>[]
}

/** Who is meant, by name. Ids that the file has and nobody answers to stay until somebody takes them out. */
export function PeopleLine({ path, people }: PeopleLineProps) {
  const { value, edit } = useEditing()
  const chosen = listAt(value, path).map(String)
  const strangers = chosen
    .filter((id) => !people.some((person) => person.id === id))
    .map((id) => ({ id, name: words.unknown(id) }))
  const flip = (id: string) =>
    edit({
      do: 'set',
      path,
      value: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
    })
  return (
    <Frame label={words.people} path={path}>
      {({ id }) => (
        <div id={id} role="group" aria-label={words.people} className={styles.people}>
          {[...people, ...strangers].map((person) => (
            <label key={person.id} className={styles.person}>
              <input type="checkbox" checked={chosen.includes(person.id)} onChange={() => flip(person.id)} />
              {person.name}
            </label>
          ))}
        </div>
      )}
    </Frame>
  )
}
