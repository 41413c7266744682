import { becomePerson, useMe } from '../data/me.ts'
import { Face } from '../ui/Face.tsx'
import { IconSelector } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import styles from './PersonSwitch.module.css'
import { words } from './words.ts'

export function PersonSwitch({ folded = false }: { folded?: boolean }) {
  const { me, people } = useMe()
  const name = me?.name ?? words.nobody
  return (
    <Menu
      title={`${words.youAre} …`}
      entries={people.map((person) => ({
        label: person.name,
        icon: <Face id={person.id} name={person.name} />,
        chosen: person.id === me?.id,
        run: () => becomePerson(person.id),
      }))}
      target={
        <button
          type="button"
          className={styles.person}
          aria-label={folded ? `${words.youAre} ${name}` : undefined}
        >
          <Face id={me?.id ?? ''} name={name} />
          {!folded && (
            <>
              <span className={styles.words}>
                <span className={styles.small}>{words.youAre}</span>
                <span className={styles.name}>{name}</span>
              </span>
              <IconSelector size={14} />
            </>
          )}
        </button>
      }
    />
  )
}
