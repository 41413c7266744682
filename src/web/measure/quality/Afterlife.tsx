import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AfterlifeRow, AfterlifeView } from '#journey/measure/afterlife/contract.ts'
import { get } from '../../data/request.ts'
import { useSession } from '../../data/session.ts'
import { Csv } from '../../ui/Csv.tsx'
import { money, number } from '../../ui/format.ts'
import { Section } from '../../ui/Screen.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'
import stack from '../../ui/Stack.module.css'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Segments } from '../../ui/Toggle.tsx'
import { AfterlifeLeads, type Behind } from './AfterlifeLeads.tsx'
import { words } from './afterlife-words.ts'
import styles from './Quality.module.css'

const BYS = ['reason', 'rep', 'source'] as const
type By = (typeof BYS)[number]
const STEPS = ['back', 'qualified', 'opportunity', 'won'] as const

/** What became of the disqualified, lost and closed. Figures by person are for who answers for them. */
export function Afterlife({ asked }: { asked: Record<string, string | undefined> }) {
  const [by, setBy] = useState<By>('reason')
  const [behind, open] = useState<Behind | null>(null)
  const seesReps = useSession()?.permissions.includes('draft') ?? true
  const { period: _, ...shared } = asked
  const query = { ...shared, by }
  const { data, error, refetch } = useQuery({
    queryKey: ['measure', 'afterlife', query],
    queryFn: ({ signal }) => get<AfterlifeView>('/measure/afterlife', query, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <Section
      title={words.title}
      aside={
        <>
          <Segments
            label={words.by}
            value={by}
            options={BYS.filter((one) => one !== 'rep' || seesReps).map((value) => ({
              value,
              label: words.bys[value],
            }))}
            onChange={setBy}
          />
          <Csv path="/measure/afterlife" query={query} />
        </>
      }
    >
      {data ? (
        data.all.leads === 0 ? (
          <Empty title={words.empty} />
        ) : (
          <Table of={data} open={(of, came, title) => open({ query, of, came, title })} />
        )
      ) : error ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : (
        <Bars rows={6} />
      )}
      <AfterlifeLeads behind={behind} currency={data?.currency ?? null} close={() => open(null)} />
    </Section>
  )
}

interface TableProps {
  of: AfterlifeView
  open: (of: string | undefined, came: Behind['came'], title: string) => void
}

function Table({ of: view, open }: TableProps) {
  const { rows, all, small, without } = view
  return (
    <>
      <div className={styles.wide} tabIndex={0} role="region" aria-label={words.title}>
        <table className={`${styles.table} ${styles.dense} ${stack.stack}`}>
          <thead>
            <tr>
              <th scope="col">{words.bys[view.by]}</th>
              <th scope="col" className={styles.number}>
                {words.leads}
              </th>
              {STEPS.map((step) => (
                <th key={step} scope="col">
                  {words[step]}
                </th>
              ))}
              <th scope="col" className={styles.within}>
                {words.within(view.months)} <small>{words.withinHint}</small>
              </th>
              <th scope="col" className={styles.number}>
                {words.elsewhere}
              </th>
              <th scope="col" className={styles.number}>
                {words.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line
                key={row.of}
                row={row}
                name={row.name ?? words.none[view.by]}
                months={view.months}
                currency={view.currency}
                open={(came, title) => open(row.of ?? '-', came, title)}
              />
            ))}
            {rows.length > 1 && (
              <Line
                row={all}
                name={words.all}
                months={view.months}
                currency={view.currency}
                open={(came, title) => open(undefined, came, title)}
              />
            )}
          </tbody>
        </table>
      </div>
      <p className={styles.hint}>
        {words.hint} {rows.some(({ leads }) => leads < small) && words.small(small)}{' '}
        {without > 0 && words.without(without)}
      </p>
    </>
  )
}

interface LineProps {
  row: AfterlifeRow
  name: string
  months: number
  currency: string
  open: (came: Behind['came'], title: string) => void
}

function Line({ row, name, months, currency, open }: LineProps) {
  const link = (came: Behind['came'], said: string, n: number) =>
    n === 0 ? (
      said
    ) : (
      <button type="button" className={styles.open} onClick={() => open(came, `${name}, ${words.leads}`)}>
        {said}
      </button>
    )
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.number} data-label={words.leads}>
        {link('all', number(row.leads), row.leads)}
      </td>
      {STEPS.map((step) => (
        <td key={step} data-label={words[step]}>
          <span className={styles.came}>
            {link(step, number(row[step].hits), row[step].hits)}
            <ShareBar of={row[step]} beside="nothing" />
          </span>
        </td>
      ))}
      <td data-label={words.within(months)}>
        {row.within.n === 0 ? (
          <small>{words.notOver}</small>
        ) : (
          <span className={styles.came}>
            {link('ours', words.outOf(number(row.within.hits), number(row.within.n)), row.within.hits)}
            <ShareBar of={row.within} beside="nothing" />
          </span>
        )}
      </td>
      <td className={styles.number} data-label={words.elsewhere}>
        {link('elsewhere', number(row.elsewhere), row.elsewhere)}
      </td>
      <td className={styles.number} data-label={words.amount}>
        {row.deals === 0
          ? '–'
          : link('won', money(String(Math.round(Number(row.amount))), currency), row.deals)}
      </td>
    </tr>
  )
}
