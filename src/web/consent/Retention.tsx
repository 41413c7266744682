import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { RETENTION_RULES } from '#journey/consent/retention.contract.ts'
import type { RetentionDays, RetentionRule, RetentionView } from '#journey/consent/retention.contract.ts'
import { post, ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import styles from './Consent.module.css'
import { retentionQuery } from './data.ts'
import { words } from './words.ts'

const w = words.retention

/** How long what is kept, what would go now, and what went. */
export function Retention() {
  const { data, error, refetch } = useQuery(retentionQuery)
  if (error && !data) return <Failed what={words.failed} error={error} retry={() => void refetch()} />
  if (!data) return <Bars rows={6} height={18} gap={16} />
  return <Rules key={data.updatedAt} view={data} />
}

function Rules({ view }: { view: RetentionView }) {
  const [days, setDays] = useState(() => textOf(view.days))
  const client = useQueryClient()
  const preview = useMutation({
    mutationFn: () => post<{ due: Record<RetentionRule, number> }>('/retention/preview', numbersOf(days)),
  })
  const save = useMutation({
    mutationFn: () => post<RetentionView>('/retention', numbersOf(days)),
    onSuccess: (after) => {
      client.setQueryData(retentionQuery.queryKey, after)
      toast({ text: w.saved, tone: 'good' })
    },
  })
  const error = save.error ?? preview.error
  const errors: Record<string, string | undefined> = error instanceof ProblemError ? error.fields : {}
  return (
    <>
      <p className={styles.intro}>{w.intro}</p>
      {RETENTION_RULES.map((rule) => (
        <div key={rule} className={styles.rule}>
          <div>
            <h2 className={styles.name}>{w.rules[rule][0]}</h2>
            <p className={styles.small}>{w.rules[rule][1]}</p>
          </div>
          <TextField
            label={w.days}
            inputMode="numeric"
            value={days[rule]}
            onChange={(value) => setDays({ ...days, [rule]: value })}
            error={errors[rule]}
          />
          <p className={`${styles.small} ${styles.would}`}>
            {preview.data && w.would(preview.data.due[rule])}
          </p>
        </div>
      ))}
      <Oops error={error} fields={[...RETENTION_RULES]} />
      <div className={styles.foot}>
        <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
          {w.save}
        </Button>
        <Button busy={preview.isPending} onClick={() => preview.mutate()}>
          {w.preview}
        </Button>
      </div>
      <h2 className={styles.title}>{w.log}</h2>
      {view.log.length === 0 && <p className={styles.small}>{w.noLog}</p>}
      <ul className={styles.list}>
        {view.log.map(({ rule, days: kept, endedAt, gone }) => (
          <li key={`${rule} ${endedAt}`} className={styles.item}>
            <div>
              <p className={styles.name}>{w.rules[rule][0]}</p>
              <p className={styles.small}>{w.gone(gone, kept)}</p>
            </div>
            <When at={endedAt} />
          </li>
        ))}
      </ul>
    </>
  )
}

function textOf(days: RetentionDays): Record<RetentionRule, string> {
  return Object.fromEntries(RETENTION_RULES.map((rule) => [rule, days[rule]?.toString() ?? ''])) as never
}

/** What is no number is sent as it is, for the server to say so. */
function numbersOf(days: Record<RetentionRule, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(days).map(([rule, value]) => {
      const given = value.trim()
      return [rule, given === '' ? null : /^\d+$/.test(given) ? Number(given) : given]
    }),
  )
}
