import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { Became, ReceivedForm } from '#journey/capture/forms/received.contract.ts'
import type { FormField } from '#journey/capture/forms/contract.ts'
import { moment } from '../ui/format.ts'
import { IconChevronDown, IconChevronRight } from '../ui/icons.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import table from './Forms.module.css'
import styles from './Received.module.css'
import { receivedWords as words } from './received-words.ts'

const TONES: Record<Became, Tone> = {
  lead: 'good',
  known: 'accent',
  waiting: 'warn',
  faded: 'plain',
  refused: 'bad',
}

interface Props {
  rows: ReceivedForm[]
  fields: FormField[]
  open: string | undefined
  onToggle: (id: string) => void
}

export function ReceivedTable({ rows, fields, open, onToggle }: Props) {
  const labels = new Map(fields.map(({ id, label }) => [id, label]))
  return (
    <table className={table.table} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.what}</th>
          <th scope="col" data-wide>
            {words.when}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <tr>
              <td>
                <div className={styles.who}>
                  <button
                    type="button"
                    className={styles.toggle}
                    aria-expanded={row.id === open}
                    aria-label={words.show(whoOf(row))}
                    onClick={() => onToggle(row.id)}
                  >
                    {row.id === open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
                  </button>
                  <Who row={row} />
                </div>
              </td>
              <td>
                <Tag tone={TONES[row.became]}>{words.became[row.became]}</Tag>
                <span className={table.small}>{detailOf(row, labels)}</span>
              </td>
              <td data-wide>
                <When at={row.receivedAt} />
              </td>
            </tr>
            {row.id === open && (
              <tr className={styles.more}>
                <td colSpan={3}>
                  <Answers row={row} labels={labels} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function whoOf({ lead, email }: ReceivedForm): string {
  return lead?.name ?? email ?? words.nobody
}

function Who({ row }: { row: ReceivedForm }) {
  const { lead, email } = row
  return (
    <span className={styles.name}>
      {lead ? (
        <Link to="/leads/$id" params={{ id: lead.id }} className={table.name}>
          {whoOf(row)}
        </Link>
      ) : (
        <span className={email === null ? table.small : table.name}>{whoOf(row)}</span>
      )}
      <span className={table.small}>{lead?.company ?? (lead?.name ? email : null)}</span>
      <span className={`${table.small} ${styles.when}`}>
        <When at={row.receivedAt} />
      </span>
    </span>
  )
}

function detailOf(
  { because, fields, fadesAt, lead }: ReceivedForm,
  labels: ReadonlyMap<string, string>,
): string {
  if (fadesAt !== null) return `${words.until} ${moment(fadesAt)}`
  if (because === null) return lead?.stageName ?? ''
  const named = fields.map((id) => labels.get(id) ?? id).join(', ')
  return because === 'invalid' && named !== '' ? words.wrong(named) : words.because[because]
}

function Answers({ row, labels }: { row: ReceivedForm; labels: ReadonlyMap<string, string> }) {
  if (row.answers.length === 0) return <p className={table.small}>{words.gone}</p>
  return (
    <section aria-label={words.answers}>
      <dl className={styles.answers}>
        {row.answers.map(({ id, value }) => (
          <div key={id}>
            <dt>{labels.get(id) ?? id}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {row.consented && <p className={table.small}>{words.consented}</p>}
    </section>
  )
}
