import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DrawnPerson } from '#journey/measure/lift.view.contract.ts'
import { day, money } from '../ui/format.ts'
import { Drawer } from '../ui/Overlay.tsx'
import { When } from '../ui/When.tsx'
import { words as shared } from '../ui/words.ts'
import { PeopleList } from './PeopleList.tsx'
import styles from './Programme.module.css'
import { drawnQuery, type Whose } from './proof-data.ts'
import { proofWords } from './proof-words.ts'

const words = proofWords.people

interface ProofPeopleProps {
  id: string
  whose: Whose
  currency: string | null
  onClose: () => void
}

/** The people of one group, who was drawn last first, with what they came to. */
export function ProofPeople({ id, whose, currency, onClose }: ProofPeopleProps) {
  const people = useInfiniteQuery(drawnQuery(id, whose))
  const { arm, outcome } = whose
  const title = words.title(words[arm], outcome ? proofWords.arms.hits[outcome] : null)
  return (
    <Drawer open title={title} onClose={onClose}>
      <PeopleList people={people} words={words} keyOf={(person) => person.id}>
        {(person) => <Person person={person} currency={currency} />}
      </PeopleList>
    </Drawer>
  )
}

function Person({ person, currency }: { person: DrawnPerson; currency: string | null }) {
  const came = cameTo(person, currency)
  return (
    <Link to="/leads/$id" params={{ id: person.id }} className={styles.person}>
      <span className={styles.personName}>{person.name ?? person.email ?? shared.noName}</span>
      <span className={styles.hint}>{person.company}</span>
      <span>{came === '' ? person.stage.name : came}</span>
      <span className={styles.hint}>
        {words.drawn} <When at={person.drawnAt} />
      </span>
    </Link>
  )
}

function cameTo({ acceptedAt, opportunityAt, wonAt, won }: DrawnPerson, currency: string | null): string {
  const amount = won === null ? '' : ` ${money(String(won), currency)}`
  return [
    acceptedAt && `${words.accepted} ${day(acceptedAt)}`,
    opportunityAt && `${words.opportunity} ${day(opportunityAt)}`,
    wonAt && `${words.won}${amount} ${day(wonAt)}`,
  ]
    .filter(Boolean)
    .join(', ')
}
