import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkAnswer, Tier } from '#journey/outreach/accounts.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import styles from '../ui/BulkBar.module.css'
import { words } from './words.ts'

interface BulkBarProps {
  picked: ReadonlySet<string>
  tiers: Tier[]
  onDone: () => void
}

export function BulkBar({ picked, tiers, onDone }: BulkBarProps) {
  const [what, setWhat] = useState<'tier' | 'owner' | null>(null)
  if (picked.size === 0) return null
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.bulk.label}>
      <span className={styles.count} role="status">
        {words.bulk.chosen(picked.size)}
      </span>
      <Button onClick={() => setWhat('tier')}>{words.bulk.tier}</Button>
      <Button onClick={() => setWhat('owner')}>{words.bulk.owner}</Button>
      <Button look="quiet" onClick={onDone}>
        {words.bulk.clear}
      </Button>
      {what && (
        <BulkChange
          what={what}
          ids={[...picked]}
          tiers={tiers}
          onClose={() => setWhat(null)}
          onDone={() => {
            setWhat(null)
            onDone()
          }}
        />
      )}
    </div>
  )
}

interface BulkChangeProps {
  what: 'tier' | 'owner'
  ids: string[]
  tiers: Tier[]
  onClose: () => void
  onDone: () => void
}

const SHOWN = 8

/** What would change is asked of the server before it is done: the same rules, nothing written. */
function BulkChange({ what, ids, tiers, onClose, onDone }: BulkChangeProps) {
  const client = useQueryClient()
  const people = useQuery(peopleQuery).data ?? []
  const options =
    what === 'tier'
      ? tiers.map(({ id, name }) => ({ value: id, label: name }))
      : people
          .filter((one) => one.function === 'leadgen' && one.leftAt === null)
          .map(({ id, name }) => ({ value: id, label: name }))
  const [value, setValue] = useState('')
  const to = value || options[0]?.value || ''
  const preview = useQuery({
    queryKey: ['accounts', 'bulk', what, to, ids],
    queryFn: () => post<BulkAnswer>('/accounts/bulk', { ids, [what]: to, dryRun: true }),
    enabled: to !== '',
  })
  const apply = useMutation({
    mutationFn: () => post<BulkAnswer>('/accounts/bulk', { ids, [what]: to }),
    onSuccess: ({ changed }) => {
      for (const key of ['accounts', 'account']) void client.invalidateQueries({ queryKey: [key] })
      toast({ text: words.bulk.done(changed), tone: 'good' })
      onDone()
    },
  })
  const { data } = preview
  return (
    <Dialog open title={what === 'tier' ? words.bulk.tier : words.bulk.owner} onClose={onClose}>
      <div className={styles.form}>
        <Choice
          label={what === 'tier' ? words.bulk.toTier : words.bulk.toOwner}
          value={to}
          onChange={setValue}
          options={options}
        />
        {data && (
          <div className={styles.preview} aria-live="polite">
            <p>{words.bulk.preview(data.changed)}</p>
            <ul>
              {data.accounts.slice(0, SHOWN).map(({ id, name, changes }) => (
                <li key={id}>
                  <span>{name}</span>
                  <span className={styles.change}>
                    {changes.map(({ from, to: next }) => words.bulk.from(from, next)).join(', ')}
                  </span>
                </li>
              ))}
            </ul>
            {data.accounts.length > SHOWN && <p>{words.bulk.more(data.accounts.length - SHOWN)}</p>}
            {data.unchanged > 0 && <p className={styles.change}>{words.bulk.unchanged(data.unchanged)}</p>}
          </div>
        )}
        <Oops error={preview.error ?? apply.error} />
        <div className={styles.actions}>
          <Button
            look="primary"
            busy={apply.isPending}
            disabled={!data || data.changed === 0}
            onClick={() => apply.mutate()}
          >
            {words.bulk.apply(data?.changed ?? 0)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
