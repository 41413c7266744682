import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice, TextField } from '../ui/Field.tsx'
import { nameOf } from '../ui/format.ts'
import { leadsToShow } from './data.ts'
import styles from './Editor.module.css'
import { words } from './words.ts'

/** For whom the mail is shown: a real lead, or somebody made up of whom everything is known. */
export function LeadChoice({ value, onChange }: { value: string; onChange: (lead: string) => void }) {
  const [q, setQ] = useState('')
  const [asked] = useDebouncedValue(q.trim(), 250)
  const { data: leads = [] } = useQuery(leadsToShow(asked))
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const found = leads.map((lead) => ({
    value: lead.id,
    label: [nameOf(lead), lead.company].filter((one, i, all) => one && all.indexOf(one) === i).join(', '),
  }))
  // who was chosen stays, whatever is looked for next
  const rest = found.filter((one) => one.value !== chosen?.value)
  return (
    <div className={styles.lead}>
      <Choice
        label={words.lead}
        value={value}
        onChange={(next) => {
          setChosen(found.find((one) => one.value === next) ?? null)
          onChange(next)
        }}
        options={[{ value: '', label: words.madeUp }, ...(chosen ? [chosen] : []), ...rest]}
      />
      <TextField
        type="search"
        label={words.findLead}
        value={q}
        onChange={setQ}
        placeholder={words.findLead}
      />
    </div>
  )
}
