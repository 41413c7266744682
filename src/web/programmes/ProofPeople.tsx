import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DrawnPerson } from '#journey/measure/lift.view.contract.ts'
import { day, money } from '../ui/format.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { When } from '../ui/When.tsx'
import { words as shared } from '../ui/words.ts'
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
  const rows = people.data?.pages.flatMap((page) => page.items)
  const { arm, outcome } = whose
  const title = words.title(words[arm], outcome ? proofWords.arms.hits[outcome] : null)
  return (
    <Drawer open title={title} onClose={onClose}>
      {people.error && !rows ? (
        <Failed what={words.failed} error={people.error} retry={() => void people.refetch()} />
      ) : !rows ? (
        <Bars rows={6} height={34} />
      ) : rows.length === 0 ? (
        <p className={styles.hint}>{words.none}</p>
      ) : (
        <ul className={styles.people}>
          {rows.map((person) => (
            <li key={person.id}>
              <Person person={person} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      {people.hasNextPage && (
        <LoadMore
          load={() => void people.fetchNextPage()}
          busy={people.isFetchingNextPage}
          count={rows?.length ?? 0}
        />
      )}
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
