import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LeadDetail, LeadSummary } from '#journey/lifecycle/contract.ts'
import { leadsQuery } from '../data/leads.ts'
import { TextField } from '../ui/Field.tsx'
import { nameOf } from '../ui/format.ts'
import { MergePreview } from './MergePreview.tsx'
import styles from './Merging.module.css'
import { words } from './words.ts'

interface MergeFormProps {
  lead: LeadDetail
  onClose: () => void
}

/** First who it is, then what would come of it: nothing is merged unseen. */
export function MergeForm({ lead, onClose }: MergeFormProps) {
  const navigate = useNavigate()
  const [other, setOther] = useState<LeadSummary | null>(null)
  if (!other) return <Search lead={lead} choose={setOther} />
  return (
    <MergePreview
      pair={[lead.id, other.id]}
      labels={[words.here, words.there]}
      onClose={onClose}
      onMerged={(id) => {
        onClose()
        void navigate({ to: '/leads/$id', params: { id } })
      }}
    />
  )
}

function Search({ lead, choose }: { lead: LeadDetail; choose: (other: LeadSummary) => void }) {
  const [typed, setTyped] = useState(lead.person.lastName ?? lead.company ?? '')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const { data } = useInfiniteQuery({ ...leadsQuery({ q, sort: 'activity' }), enabled: q.length > 1 })
  const found = (data?.pages[0]?.items ?? []).filter(({ id }) => id !== lead.id).slice(0, 8)
  return (
    <div>
      <TextField label={words.who} value={typed} onChange={setTyped} autoFocus />
      <ul className={styles.list} aria-label={words.title}>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" className={styles.found} onClick={() => choose(one)}>
              {nameOf(one)}
              <div className={styles.small}>
                {[one.title, one.company, one.email].filter(Boolean).join(' · ')}
              </div>
            </button>
          </li>
        ))}
      </ul>
      {data && q.length > 1 && found.length === 0 && <p className={styles.small}>{words.nobody}</p>}
    </div>
  )
}
