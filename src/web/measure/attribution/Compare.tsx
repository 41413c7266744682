import { useState } from 'react'
import type { AttributionRow, AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import { money } from '../../ui/format.ts'
import { useNarrow } from '../../ui/narrow.ts'
import { shareText } from '../share.ts'
import styles from './Compare.module.css'
import { versusOf } from './versus.ts'
import { words } from './words.ts'

const ROW = 38
const SHOWN = 14
/** width of the strip in which the lines run, in units of its own */
const STRIP = 100

interface CompareProps {
  view: AttributionView
  versus: string | undefined
  open: (row: AttributionRow) => void
}

/** Bars of one model, and of another beside it; lines say who changes places. */
export function Compare({ view, versus, open }: CompareProps) {
  const narrow = useNarrow()
  const [lit, setLit] = useState<string | null>(null)
  const left = view.models.findIndex(({ id }) => id === view.model)
  const right = narrow ? -1 : view.models.findIndex(({ id }) => id === versusOf(versus, view.model))
  const first = ordered(view.rows, left).slice(0, SHOWN)
  const second = right < 0 ? [] : ordered(view.rows, right).slice(0, SHOWN)
  const height = Math.max(first.length, second.length) * ROW
  const most = Math.max(
    ...[left, right].flatMap((i) => (i < 0 ? [] : view.rows.map((row) => Number(row.credits[i]!.amount)))),
    1,
  )
  const side = (rows: AttributionRow[], model: number) => (
    <div className={styles.side}>
      <h3>{words.versionOf(view.models[model]!.name, view.models[model]!.version)}</h3>
      <ol>
        {rows.map((row) => (
          <li
            key={keyOf(row)}
            data-lit={lit === keyOf(row) || undefined}
            onMouseEnter={() => setLit(keyOf(row))}
            onMouseLeave={() => setLit(null)}
          >
            <Bar row={row} credit={row.credits[model]!} most={most} currency={view.currency} open={open} />
          </li>
        ))}
      </ol>
    </div>
  )
  return (
    <>
      <div className={styles.compare} data-two={right >= 0 || undefined} data-lit={lit !== null || undefined}>
        {side(first, left)}
        {right >= 0 && (
          <>
            <svg
              className={styles.lines}
              viewBox={`0 0 ${STRIP} ${height}`}
              style={{ height: height }}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              {first.flatMap((row, i) => {
                const to = second.indexOf(row)
                if (to < 0) return []
                const [y1, y2] = [(i + 0.5) * ROW, (to + 0.5) * ROW]
                return [
                  <path
                    key={keyOf(row)}
                    d={`M0 ${y1} C ${STRIP * 0.45} ${y1}, ${STRIP * 0.55} ${y2}, ${STRIP} ${y2}`}
                    data-far={Math.abs(to - i) >= 3 || undefined}
                    data-lit={lit === keyOf(row) || undefined}
                    vectorEffect="non-scaling-stroke"
                  />,
                ]
              })}
            </svg>
            {side(second, right)}
          </>
        )}
      </div>
      {right >= 0 && <p className={styles.hint}>{words.lines}</p>}
    </>
  )
}

interface BarProps {
  row: AttributionRow
  credit: AttributionRow['credits'][number]
  most: number
  currency: string | null
  open: (row: AttributionRow) => void
}

function Bar({ row, credit, most, currency, open }: BarProps) {
  return (
    <button type="button" className={styles.bar} onClick={() => open(row)} title={words.open(row.label)}>
      <span className={styles.label} data-none={row.of === null || undefined}>
        {row.label}
      </span>
      <span className={styles.amount}>{money(String(Math.round(Number(credit.amount))), currency)}</span>
      <span className={styles.share}>{credit.share === null ? '–' : shareText(credit.share)}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          style={{ width: `${Math.max(0, Number(credit.amount) / most) * 100}%` }}
          data-untouched={row.untouched ?? undefined}
        />
      </span>
    </button>
  )
}

export const keyOf = (row: Pick<AttributionRow, 'of' | 'untouched'>): string =>
  `${row.untouched ?? ''}=${row.of ?? ''}`

function ordered(rows: AttributionRow[], model: number): AttributionRow[] {
  return rows.toSorted(
    (a, b) =>
      Number(b.credits[model]!.amount) - Number(a.credits[model]!.amount) ||
      b.credits[model]!.deals - a.credits[model]!.deals,
  )
}
