import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonInside } from '#journey/nurture/contract.ts'
import { Drawer } from '../ui/Overlay.tsx'
import { When } from '../ui/When.tsx'
import { words as shared } from '../ui/words.ts'
import { actWords } from './act-words.ts'
import { peopleQuery, type Who } from './data.ts'
import { OTHERWISE, stepOf, type Programme } from './document.ts'
import { PeopleList } from './PeopleList.tsx'
import styles from './Programme.module.css'
import { stepWords } from './step-words.ts'

const words = actWords.people

interface PeopleDrawerProps {
  id: string
  programme: Programme
  who: Who
  onClose: () => void
}

/** The people behind a number. */
export function PeopleDrawer({ id, programme, who, onClose }: PeopleDrawerProps) {
  const people = useInfiniteQuery(peopleQuery(id, who))
  return (
    <Drawer open title={titleOf(who, programme)} onClose={onClose}>
      {who.show === 'held_out' && <p className={styles.hint}>{words.heldOutHint}</p>}
      <PeopleList people={people} words={words} keyOf={({ id, at }) => `${id} ${at}`}>
        {(person) => <Person person={person} />}
      </PeopleList>
    </Drawer>
  )
}

function Person({ person }: { person: PersonInside }) {
  return (
    <Link to="/leads/$id" params={{ id: person.id }} className={styles.person}>
      <span className={styles.personName}>{person.name ?? person.email ?? shared.noName}</span>
      <span className={styles.hint}>{person.company}</span>
      <span>{person.stage.name}</span>
      <span className={styles.hint}>
        {person.because && `${actWords.because[person.because]}, `}
        <When at={person.at} />
      </span>
    </Link>
  )
}

function titleOf({ show, step, way, because }: Who, programme: Programme): string {
  if (show === 'left') return because ? actWords.because[because] : words.left
  if (show === 'held_out') return words.held_out
  const found = stepOf(programme, step ?? null)
  const name = found?.name ?? step ?? ''
  if (show === 'here') return step === undefined ? words.hereAll : words.here(name)
  if (way === undefined) return words.took(name)
  const label = found?.does === 'branch' && found.ways.find(({ id }) => id === way)?.label
  return words.way(name, way === OTHERWISE ? stepWords.otherwise : label || way)
}
