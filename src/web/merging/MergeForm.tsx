import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LeadDetail, LeadSummary } from '#journey/lifecycle/contract.ts'
import { leadsQuery } from '../data/leads.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { TextField } from '../ui/Field.tsx'
import { nameOf } from '../ui/format.ts'
import { Segments } from '../ui/Toggle.tsx'
import { previewQuery, useMerge } from './data.ts'
import { MergePreview } from './MergePreview.tsx'
import styles from './Merging.module.css'
import { words } from './words.ts'

interface MergeFormProps {
  lead: LeadDetail
  onClose: () => void
}

/** First who it is, then what would come of it: nothing is merged unseen. */
export function MergeForm({ lead, onClose }: MergeFormProps) {
  const [other, setOther] = useState<LeadSummary | null>(null)
  return other ? (
    <Preview lead={lead} other={other} onClose={onClose} />
  ) : (
    <Search lead={lead} choose={setOther} />
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

function Preview({ lead, other, onClose }: MergeFormProps & { other: LeadSummary }) {
  const navigate = useNavigate()
  const [goesOn, setGoesOn] = useState<'here' | 'there'>('here')
  const pair = {
    act: 'merge' as const,
    survivor: goesOn === 'here' ? lead.id : other.id,
    lead: goesOn === 'here' ? other.id : lead.id,
  }
  const preview = useQuery(previewQuery(pair))
  const merge = useMerge(words.merged, ({ survivor }) => {
    onClose()
    void navigate({ to: '/leads/$id', params: { id: survivor.id } })
  })
  return (
    <FormFrame
      busy={merge.isPending}
      disabled={!preview.data}
      submit={words.merge}
      onClose={onClose}
      onSubmit={() => merge.mutate(pair)}
    >
      <Segments
        label={words.which}
        value={goesOn}
        options={[
          { value: 'here', label: words.here },
          { value: 'there', label: words.there },
        ]}
        onChange={setGoesOn}
      />
      <MergePreview preview={preview} />
    </FormFrame>
  )
}
