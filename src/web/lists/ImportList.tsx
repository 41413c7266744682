import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ListImportAnswer, SuppressField, TargetField } from '#journey/outreach/list-import.contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { IconUpload } from '../ui/icons.ts'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { reasons } from '../suppressions/words.ts'
import styles from './ImportList.module.css'
import { ListColumns } from './ListColumns.tsx'
import { ListOutcome } from './ListOutcome.tsx'
import { words } from './words.ts'

const TARGET: TargetField[] = [
  'company',
  'domain',
  'tier',
  'segment',
  'why',
  'owner',
  'nextStep',
  'contactName',
  'contactTitle',
  'contactRole',
  'contactEmail',
]
const SUPPRESS: SuppressField[] = ['email', 'domain', 'phone', 'company', 'value', 'reason', 'note', 'until']
const fields = {
  accounts: TARGET,
  suppressions: SUPPRESS,
  spend: ['campaign', 'source', 'from', 'to', 'amount', 'currency'],
  hours: ['person', 'function', 'campaign', 'source', 'from', 'to', 'hours', 'cost', 'currency'],
  rates: ['currency', 'day', 'rate'],
  enrichment: [
    'email',
    'domain',
    'industry',
    'employees',
    'revenue',
    'companySize',
    'segment',
    'country',
    'region',
    'city',
    'title',
    'department',
    'phone',
    'firstName',
    'lastName',
    'confidence',
  ],
} as const

interface Given {
  file: File
  /** column by field; null: as the server proposes */
  mapping: Record<string, string> | null
  reason: string
  until: string
}

/** A list from a file, tried before it is taken in: the browser keeps the file, the server keeps nothing of a trial. */
export function ImportList({ of, onClose }: { of: keyof typeof fields; onClose: () => void }) {
  const [given, setGiven] = useState<Given | null>(null)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const client = useQueryClient()
  const trial = useMutation({ mutationFn: (wanted: Given) => send(of, wanted, true) })
  const taking = useMutation({
    mutationFn: (wanted: Given) => send(of, wanted, false),
    onSuccess: ({ created, updated }) => {
      for (const key of ['accounts', 'account', 'suppressions', 'money', 'companies', 'lead-fields'])
        void client.invalidateQueries({ queryKey: [key] })
      toast({ text: words.done(created, updated), tone: 'good' })
      onClose()
    },
  })
  const tryIt = (wanted: Given) => {
    setGiven(wanted)
    trial.mutate(wanted)
  }
  const take = (file: File | undefined) => {
    if (file) tryIt({ file, mapping: null, reason: given?.reason ?? '', until: given?.until ?? '' })
  }
  const { data } = trial
  const count = data ? data.created + data.updated : 0
  return (
    <Drawer open title={words.title[of]} onClose={onClose} width={620}>
      <div className={styles.form}>
        <p className={styles.intro}>{words.intro[of]}</p>
        <div
          className={styles.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            take(event.dataTransfer.files[0])
          }}
        >
          <IconUpload size={18} stroke={1.6} />
          <span className={styles.name}>
            {trial.isPending ? words.reading : (given?.file.name ?? words.drop)}
          </span>
          <Button busy={trial.isPending} onClick={() => input.current?.click()}>
            {given ? words.another : words.choose}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={words.choose}
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
        </div>
        {of === 'suppressions' && given && (
          <div className={styles.two}>
            <Choice
              label={words.reason}
              value={given.reason}
              onChange={(reason) => tryIt({ ...given, reason })}
              options={[
                { value: '', label: words.noReason },
                ...Object.entries(reasons).map(([value, label]) => ({ value, label })),
              ]}
            />
            <TextField
              type="date"
              label={words.until}
              hint={words.untilHint}
              value={given.until}
              onChange={(until) => tryIt({ ...given, until })}
            />
          </div>
        )}
        {data && given && (
          <>
            <ListColumns
              columns={data.columns}
              fields={fields[of]}
              onChange={(mapping) => tryIt({ ...given, mapping })}
            />
            <ListOutcome answer={data} />
          </>
        )}
        <Oops error={trial.error ?? taking.error} />
        <div className={styles.actions}>
          {data && given && (
            <Button
              look="primary"
              busy={taking.isPending}
              disabled={count === 0 || trial.isPending}
              onClick={() => taking.mutate(given)}
            >
              {count === 0 ? words.nothing : words.apply(count)}
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </Drawer>
  )
}

function send(
  of: string,
  { file, mapping, reason, until }: Given,
  dryRun: boolean,
): Promise<ListImportAnswer> {
  const form = new FormData()
  form.append('files', file)
  const query = new URLSearchParams({ dryRun: String(dryRun) })
  if (mapping) query.set('mapping', JSON.stringify(mapping))
  if (reason) query.set('reason', reason)
  if (until) query.set('until', until)
  return post<ListImportAnswer>(`/${of}/import?${query.toString()}`, form)
}
