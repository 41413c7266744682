import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TryAnswer, TryInput } from '#journey/handoff/routing.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { ProblemError } from '../data/request.ts'
import { RoutingTrace } from '../lead/RoutingTrace.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Owner } from '../ui/Face.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { IconPlus, IconSearch, IconTrash } from '../ui/icons.ts'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { askWho, healthQuery } from './routing.ts'
import { words } from './routing-words.ts'
import styles from './TryRouting.module.css'

interface Detail {
  field: string
  value: string
}

/** Who would get a lead like this? Asks the rules in force with the people of now and assigns nothing. */
export function TryRouting() {
  const fields = useQuery(healthQuery).data?.fields ?? []
  const [team, setTeam] = useState('sales')
  const [company, setCompany] = useState('')
  const [details, setDetails] = useState<Detail[] | null>(null)
  const shown = details ?? [{ field: fields[0]?.id ?? '', value: '' }]
  const put = (at: number, part: Partial<Detail>) =>
    setDetails(shown.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const asking = useMutation({ mutationFn: askWho })
  const typeOf = (id: string) => fields.find((one) => one.id === id)?.type
  const problems = asking.error instanceof ProblemError ? asking.error.fields : {}
  const ask = () => {
    const given = shown.filter(({ field, value }) => field !== '' && value.trim() !== '')
    asking.mutate({
      team: team as NonNullable<TryInput['team']>,
      ...(company.trim() ? { company: company.trim() } : {}),
      fields: Object.fromEntries(
        given.map(({ field, value }) => [field, typed(value.trim(), typeOf(field))]),
      ),
    })
  }
  return (
    <form
      noValidate
      className={styles.try}
      aria-label={words.try.title}
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <p className={styles.hint}>{words.try.hint}</p>
      <div className={styles.row}>
        <Choice
          label={words.try.team}
          value={team}
          onChange={setTeam}
          options={Object.entries(words.try.teams).map(([value, label]) => ({ value, label }))}
        />
        <TextField label={words.try.company} value={company} onChange={setCompany} autoComplete="off" />
      </div>
      {shown.map(({ field, value }, i) => (
        <div key={i} className={styles.detail}>
          <Choice
            label={words.try.field}
            value={field}
            onChange={(next) => put(i, { field: next })}
            options={fields.map(({ id, label }) => ({ value: id, label }))}
          />
          <TextField
            label={words.try.value}
            value={value}
            onChange={(next) => put(i, { value: next })}
            autoComplete="off"
            error={problems[`fields.${field}`]}
          />
          <IconButton
            label={words.try.removeField(fields.find((one) => one.id === field)?.label ?? field)}
            onClick={() => setDetails(shown.filter((_, at) => at !== i))}
          >
            <IconTrash size={16} />
          </IconButton>
        </div>
      ))}
      <div className={styles.actions}>
        <Button look="primary" type="submit" icon={<IconSearch size={15} />} busy={asking.isPending}>
          {words.try.ask}
        </Button>
        <Button
          look="quiet"
          icon={<IconPlus size={15} />}
          onClick={() => setDetails([...shown, { field: fields[0]?.id ?? '', value: '' }])}
        >
          {words.try.addField}
        </Button>
      </div>
      <Oops error={asking.error} fields={shown.map(({ field }) => `fields.${field}`)} />
      {asking.data && <Said answer={asking.data} />}
    </form>
  )
}

function typed(value: string, type: string | undefined): string | number | boolean {
  if (type === 'number' && Number.isFinite(Number(value))) return Number(value)
  if (type === 'boolean') return /^(true|yes|ja|1)$/i.test(value)
  return value
}

function Said({ answer }: { answer: TryAnswer }) {
  const people = useQuery(peopleQuery).data ?? []
  const { owner } = answer
  const name = people.find((one) => one.id === owner)?.name ?? owner
  return (
    <div className={styles.said} aria-live="polite">
      {owner !== null && name !== null && (
        <p className={styles.who}>
          <Owner owner={{ id: owner, name }} /> {words.try.gets}
        </p>
      )}
      {answer.waiting && <Note tone="warn">{words.try.line}</Note>}
      <RoutingTrace trace={answer.trace} owner={owner} />
      <p className={styles.hint}>{words.try.version(answer.version)}</p>
    </div>
  )
}
