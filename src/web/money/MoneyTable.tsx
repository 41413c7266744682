import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { HoursView, MoneyList, RateView, SpendView } from '#journey/measure/money/contract.ts'
import { post, remove } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { day, decimal, fixed, money } from '../ui/format.ts'
import { IconTrash } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { inputOf, pathOf } from './data.ts'
import type { MoneyRow } from './data.ts'
import styles from './Money.module.css'
import { words } from './words.ts'

/** One table for three lists: what a row is about, when, and what it comes to. */
export function MoneyTable({ of, rows, base }: { of: MoneyList; rows: MoneyRow[]; base: string }) {
  const may = useMay('import')
  return (
    <table className={styles.table} aria-label={words.lists[of]}>
      <thead>
        <tr>
          <th scope="col">{of === 'rates' ? words.currency : of === 'hours' ? words.who : words.campaign}</th>
          <th scope="col" className={styles.wide}>
            {of === 'rates' ? words.day : words.period}
          </th>
          {of === 'hours' && (
            <th scope="col" className={styles.number}>
              {words.hours}
            </th>
          )}
          <th scope="col" className={styles.number}>
            {of === 'rates' ? words.rate : of === 'hours' ? words.cost : words.amount}
          </th>
          {of !== 'rates' && (
            <th scope="col" className={`${styles.number} ${styles.wide}`}>
              {words.inBase(base)}
            </th>
          )}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={pathOf(row)}>
            {'rate' in row ? <Rate row={row} base={base} /> : <Placed row={row} />}
            <td className={styles.act}>{may && <Remove row={row} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Rate({ row, base }: { row: RateView; base: string }) {
  return (
    <>
      <td className={styles.what}>
        <span className={styles.value}>{row.currency}</span>
        <span className={styles.under}>{dayOf(row.day)}</span>
      </td>
      <td className={styles.wide}>{dayOf(row.day)}</td>
      <td className={styles.number}>
        {row.rate} {base}
      </td>
    </>
  )
}

function Placed({ row }: { row: SpendView | HoursView }) {
  const worked = 'hours' in row ? row : null
  const amount = 'hours' in row ? row.cost : row.amount
  const period = row.from === row.to ? dayOf(row.from) : `${dayOf(row.from)} – ${dayOf(row.to)}`
  const about = [worked && (row.campaign ?? words.noCampaign), row.source].filter(Boolean).join(' · ')
  return (
    <>
      <td className={styles.what}>
        <span className={styles.value}>{worked ? whoOf(worked) : (row.campaign ?? <None />)}</span>
        {about && <span className={styles.small}>{about}</span>}
        <span className={styles.under}>{period}</span>
      </td>
      <td className={styles.wide}>{period}</td>
      {worked && <td className={styles.number}>{decimal(Number(worked.hours))}</td>}
      <td className={styles.number}>{amount === null ? '–' : money(amount, row.currency)}</td>
      <td className={`${styles.number} ${styles.wide}`}>
        {amount === null ? (
          '–'
        ) : row.inBase === null ? (
          <Tag tone="warn">{words.noRate}</Tag>
        ) : (
          <span title={row.inBase.rateOf === null ? undefined : words.rateOf(dayOf(row.inBase.rateOf))}>
            {fixed(Number(row.inBase.amount), 2)}
          </span>
        )}
      </td>
    </>
  )
}

function None() {
  return <span className={styles.none}>{words.noCampaign}</span>
}

function whoOf({ personName, function: team }: HoursView): string {
  return personName ?? words.functions[team ?? ''] ?? ''
}

function dayOf(text: string): string {
  return day(`${text}T12:00:00`)
}

function whatOf(row: MoneyRow): string {
  if ('rate' in row) return `${row.currency}, ${dayOf(row.day)}`
  return 'hours' in row ? whoOf(row) : (row.campaign ?? words.noCampaign)
}

function Remove({ row }: { row: MoneyRow }) {
  const client = useQueryClient()
  const show = () => client.invalidateQueries({ queryKey: ['money'] })
  const back = useMutation({
    mutationFn: () => {
      const { path, body } = inputOf(row)
      return post(path, body)
    },
    onSuccess: show,
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  const gone = useMutation({
    mutationFn: () => remove(pathOf(row)),
    onSuccess: () => {
      void show()
      const action = { label: words.undo, run: () => back.mutate() }
      toast({ text: words.removed(whatOf(row)), tone: 'plain', action })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  return (
    <IconButton label={words.remove(whatOf(row))} onClick={() => gone.mutate()}>
      <IconTrash size={15} />
    </IconButton>
  )
}
