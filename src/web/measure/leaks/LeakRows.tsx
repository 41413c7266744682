import { Link } from '@tanstack/react-router'
import type { LeakLedger, LeakView } from '#journey/measure/cost/contract.ts'
import { number } from '../../ui/format.ts'
import stack from '../../ui/Stack.module.css'
import { Tag } from '../../ui/Tag.tsx'
import { Tip } from '../../ui/Tip.tsx'
import { When } from '../../ui/When.tsx'
import money from '../money/Money.module.css'
import { rounded, whole } from '../money/sums.ts'
import { Spark } from '../money/Spark.tsx'
import styles from './LeakRows.module.css'
import { words } from './words.ts'

/** A row per class, in the order in which a lead is looked for. */
export function LeakRows({ of, query }: { of: LeakLedger; query: Record<string, string> }) {
  const most = Math.max(...of.classes.map(({ expected }) => expected?.mean ?? 0))
  const said = words.columns
  return (
    <div className={money.scroller} tabIndex={0} role="region" aria-label={said.what}>
      <table className={`${money.table} ${stack.stack}`}>
        <thead>
          <tr>
            <th scope="col">{said.what}</th>
            <th scope="col" data-number>
              {said.leads}
            </th>
            <th scope="col" data-number>
              {said.expected}
            </th>
            <th scope="col" data-number>
              {said.spent}
            </th>
            <th scope="col">{said.since}</th>
            <th scope="col" data-wide>
              {said.trend}
            </th>
            <th scope="col">{said.owner}</th>
          </tr>
        </thead>
        <tbody>
          {of.classes.map((one) => (
            <Row key={one.what} of={one} most={most} currency={of.currency} query={query} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  of: LeakView
  most: number
  currency: string
  query: Record<string, string>
}

function Row({ of, most, currency, query }: RowProps) {
  const [name, meaning] = words.classes[of.what]
  const said = words.columns
  return (
    <tr data-empty={of.leads === 0 || undefined}>
      <th scope="row">
        {of.leads === 0 ? (
          <span>{name}</span>
        ) : (
          <Link to="/measure/leaks/$what" params={{ what: of.what }} search={query}>
            {name}
          </Link>
        )}
        <small>{meaning}</small>
        {of.duty && <Duty of={of.duty} />}
      </th>
      <td data-number data-label={said.leads}>
        {number(of.leads)}
      </td>
      <td data-number data-label={said.expected} data-none={of.leads === 0 || undefined}>
        <Worth of={of} most={most} currency={currency} />
      </td>
      <td data-number data-label={said.spent} data-none={of.leads === 0 || undefined}>
        {of.leads === 0 ? '' : whole(Number(of.spent), currency)}
      </td>
      <td className={styles.since} data-label={said.since} data-none={of.since === null || undefined}>
        {of.since && <When at={of.since} />}
      </td>
      <td data-wide>
        <Spark of={of.trend} label={words.trendSaid(of.trend[0] ?? 0, of.trend.at(-1) ?? 0)} />
      </td>
      <td className={styles.owner} data-label={said.owner}>
        <Owner of={of.owner} />
      </td>
    </tr>
  )
}

function Duty({ of: { names, within, signedBy } }: { of: NonNullable<LeakView['duty']> }) {
  const label = `${names.join(', ')}. ${signedBy === null ? words.unsigned : words.signed(signedBy)}`
  return (
    <Tip label={label}>
      <span className={styles.duty}>
        <Tag tone={signedBy === null ? 'plain' : 'warn'}>{words.promised(within)}</Tag>
      </span>
    </Tip>
  )
}

function Worth({ of, most, currency }: Omit<RowProps, 'query'>) {
  if (of.leads === 0 || of.expected === null) return null
  if (of.what === 'duplicate') return <small>{words.worthless}</small>
  const { mean, low, high } = of.expected
  return (
    <>
      {whole(mean, currency)}
      <small>{words.between(rounded(low, currency), rounded(high, currency))}</small>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${most === 0 ? 0 : (100 * mean) / most}%` }} />
      </span>
    </>
  )
}

function Owner({ of: { role, people } }: { of: LeakView['owner'] }) {
  const [first] = people
  return (
    <>
      {first ? (
        <Tip label={people.map(({ name }) => name).join(', ')}>
          <span>{words.andMore(first.name, people.length - 1)}</span>
        </Tip>
      ) : (
        <span className={styles.nobody}>{words.nobody}</span>
      )}
      <small>{words.roles[role]}</small>
    </>
  )
}
