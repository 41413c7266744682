import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { AccountRow, Tier } from '#journey/outreach/accounts.contract.ts'
import { useMay } from '../data/session.ts'
import { reasons } from '../suppressions/words.ts'
import { Owner } from '../ui/Face.tsx'
import { number } from '../ui/format.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import styles from './AccountTable.module.css'
import { Coverage } from './Coverage.tsx'
import { DueDay } from './DueDay.tsx'
import { StateTag } from './StateTag.tsx'
import { words } from './words.ts'

interface TableProps {
  rows: AccountRow[]
  tiers: Tier[]
  picked: ReadonlySet<string>
  onPick: (picked: ReadonlySet<string>) => void
}

/** where the list was left, so that Back from an account returns to its row */
let leftAt: string | undefined

export function AccountTable({ rows, tiers, picked, onPick }: TableProps) {
  const manages = useMay('manage')
  const navigate = useNavigate()
  const [at, setAt] = useState(() => rows.findIndex(({ id }) => id === leftAt))
  const here = useRef<HTMLTableRowElement>(null)
  // in braces: newer browsers answer scrolling with a promise, which is no clean-up
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const open = (row: AccountRow | undefined) => {
    if (!row) return
    leftAt = row.id
    void navigate({ to: '/accounts/$id', params: { id: row.id } })
  }
  const flip = (id: string | undefined) => {
    if (id === undefined || !manages) return
    const next = new Set(picked)
    if (!next.delete(id)) next.add(id)
    onPick(next)
  }
  const move = (step: number) => setAt(Math.min(rows.length - 1, Math.max(0, at + step)))
  useShortcuts(words.title, [
    { keys: 'j', does: words.keys.next, run: () => move(1) },
    { keys: 'k', does: words.keys.previous, run: () => move(-1) },
    { keys: 'Enter', does: words.keys.open, run: () => open(rows[at]) },
    ...(manages ? [{ keys: 'x', does: words.keys.pick, run: () => flip(rows[at]?.id) }] : []),
  ])
  const all = rows.length > 0 && rows.every(({ id }) => picked.has(id))
  return (
    <table className={styles.table} aria-label={words.table}>
      <thead>
        <tr>
          {manages && (
            <th scope="col" className={styles.pick}>
              <input
                type="checkbox"
                aria-label={words.pickAll}
                checked={all}
                onChange={() => onPick(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </th>
          )}
          <th scope="col">{words.columns.account}</th>
          <th scope="col" className={styles.wide}>
            {words.columns.tier}
          </th>
          <th scope="col" className={styles.wide}>
            {words.columns.state}
          </th>
          <th scope="col" className={styles.wide}>
            {words.columns.owner}
          </th>
          <th scope="col">{words.columns.group}</th>
          <th scope="col" className={styles.number}>
            {words.columns.leads}
          </th>
          <th scope="col" className={styles.wider}>
            {words.columns.touch}
          </th>
          <th scope="col" className={styles.wide}>
            {words.columns.next}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr
            key={row.id}
            ref={i === at ? here : undefined}
            data-here={i === at || undefined}
            data-picked={picked.has(row.id) || undefined}
            onClick={() => open(row)}
          >
            {manages && (
              <td className={styles.pick} onClick={(event) => event.stopPropagation()}>
                <input
                  type="checkbox"
                  aria-label={words.pick(row.name)}
                  checked={picked.has(row.id)}
                  onChange={() => flip(row.id)}
                />
              </td>
            )}
            <Cells row={row} tier={tiers.find(({ id }) => id === row.tier)?.name ?? row.tier} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cells({ row, tier }: { row: AccountRow; tier: string }) {
  return (
    <>
      <td className={styles.account}>
        <span className={styles.nameLine}>
          <Link
            to="/accounts/$id"
            params={{ id: row.id }}
            className={styles.name}
            preload={false}
            onClick={(event) => {
              event.stopPropagation()
              leftAt = row.id
            }}
          >
            {row.name}
          </Link>
          {row.suppressed && row.suppressed.reason !== 'customer' && (
            <Tag tone="warn">{reasons[row.suppressed.reason]}</Tag>
          )}
        </span>
        <span className={styles.under}>{row.segment ?? row.domain}</span>
        <span className={styles.narrow}>
          <span className={styles.tier}>{tier}</span>
          <StateTag state={row.state} until={row.until} />
          {row.nextStep?.due && <DueDay day={row.nextStep.due} />}
        </span>
      </td>
      <td className={styles.wide}>
        <span className={styles.tier}>{tier}</span>
      </td>
      <td className={styles.wide}>
        <StateTag state={row.state} until={row.until} />
      </td>
      <td className={styles.wide}>
        <Owner owner={row.owner} />
      </td>
      <td>
        <Coverage coverage={row.coverage} />
      </td>
      <td className={styles.number}>{row.leads === 0 ? words.none : number(row.leads)}</td>
      <td className={styles.wider}>{row.lastTouchAt ? <When at={row.lastTouchAt} /> : words.none}</td>
      <td className={`${styles.wide} ${styles.step}`}>
        {row.nextStep ? (
          <>
            <span className={styles.what}>{row.nextStep.what}</span>
            {row.nextStep.due && <DueDay day={row.nextStep.due} />}
          </>
        ) : (
          <span className={styles.nothing}>{words.noStep}</span>
        )}
      </td>
    </>
  )
}
