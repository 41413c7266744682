import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { leadsToShow } from '../templates/data.ts'
import { Choice, TextField } from '../ui/Field.tsx'
import { nameOf } from '../ui/format.ts'
import { words } from './incoming-words.ts'

interface WhoseProps {
  value: string
  onChange: (lead: string) => void
  error: string | undefined
  /** without a lead it is the sender's own wish */
  optional?: boolean
}

/** Whose mail it is, where the product does not know: their address here is another one. */
export function Whose({ value, onChange, error, optional = false }: WhoseProps) {
  const [q, setQ] = useState('')
  const [asked] = useDebouncedValue(q.trim(), 250)
  const { data: leads = [] } = useQuery(leadsToShow(asked))
  const found = leads.map((lead) => ({
    value: lead.id,
    label: [nameOf(lead), lead.company].filter((one, i, all) => one && all.indexOf(one) === i).join(', '),
  }))
  return (
    <>
      <TextField type="search" label={words.findLead} value={q} onChange={setQ} />
      <Choice
        required={!optional}
        label={words.whose}
        {...(optional ? { hint: words.nobodyHint } : {})}
        value={found.some((one) => one.value === value) ? value : ''}
        onChange={onChange}
        options={[{ value: '', label: optional ? words.nobodyKnown : words.choose }, ...found]}
        error={error}
      />
    </>
  )
}
