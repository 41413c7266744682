import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { titleOf } from '../merging/Sides.tsx'
import { alikeQuery, nameOfPair } from './data.ts'
import styles from './Duplicates.module.css'
import { words } from './words.ts'

/** On a lead's page, quietly: who else it may be. Nothing where nobody is alike. */
export function MightBe({ lead }: { lead: LeadDetail }) {
  const { data } = useQuery(alikeQuery(lead.id, lead.entries))
  const pairs = data?.items ?? []
  if (pairs.length === 0) return null
  return (
    <p className={styles.might}>
      {words.might}{' '}
      {pairs.map((pair, i) => {
        const other = pair.lead.id === lead.id ? pair.other : pair.lead
        return (
          <span key={other.id}>
            {i > 0 && ', '}
            <Link to="/duplicates" search={{ pair: nameOfPair(pair) }}>
              {titleOf(other)}
            </Link>{' '}
            ({words.chance(pair.chance)})
          </span>
        )
      })}
    </p>
  )
}
