import { Link, useNavigate } from '@tanstack/react-router'
import type { AttributionDeal } from '#journey/measure/attribution/attribution.contract.ts'
import { day, money, number } from '../../ui/format.ts'
import styles from './Deals.module.css'
import { lineOf } from './path-line.ts'
import { words } from './words.ts'

const WIDTH = 540
const HEIGHT = 44
const BASE = 34

/** One deal: what of it the value gets, and its path as dots on a line of time. */
export function DealRow({ deal, currency }: { deal: AttributionDeal; currency: string | null }) {
  return (
    <li className={styles.deal}>
      <div className={styles.head}>
        <Link to="/leads/$id" params={{ id: deal.lead }} className={styles.name}>
          {deal.company ?? deal.name ?? words.unknownDeal}
        </Link>
        <span className={styles.credit}>
          {deal.amount === null ? (
            words.noAmount
          ) : (
            <>
              <b>{money(deal.credit, currency)}</b>{' '}
              <span>{words.ofAmount(money(deal.amount, currency))}</span>
            </>
          )}
        </span>
      </div>
      {deal.touches.length === 0 ? (
        <p className={styles.none}>{words.noPath}</p>
      ) : (
        <Line deal={deal} currency={currency} />
      )}
    </li>
  )
}

function Line({ deal, currency }: { deal: AttributionDeal; currency: string | null }) {
  const navigate = useNavigate()
  const line = lineOf(deal, WIDTH)
  const [first, last] = [deal.touches[0]!, deal.touches.at(-1)!]
  const said = words.path(number(deal.touches.length), day(first.at), day(last.at))
  return (
    <>
      <svg
        className={styles.line}
        viewBox={`-8 -4 ${WIDTH + 16} ${HEIGHT + 18}`}
        role="img"
        aria-label={said}
      >
        <line className={styles.axis} x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
        <Mark x={line.opened} at={deal.openedAt} what={words.opened} last={WIDTH - 124} />
        <Mark x={line.closed} at={deal.closedAt} what={words.wonAt} />
        {line.dots.map(({ x, y, i }) => {
          const touch = deal.touches[i]!
          return (
            <circle
              key={i}
              className={styles.dot}
              data-counts={touch.counts || undefined}
              cx={x}
              cy={BASE - 5 - y}
              r="3.6"
              onClick={() => void navigate({ to: '/leads/$id', params: { id: touch.lead } })}
            >
              <title>{sentenceOf(touch, currency)}</title>
            </circle>
          )
        })}
      </svg>
      <details className={styles.touches}>
        <summary>{said}</summary>
        <ol>
          {deal.touches.map((touch, i) => (
            <li key={i} data-counts={touch.counts || undefined}>
              <span>{day(touch.at)}</span>
              <span>
                {touch.kindLabel} · {touch.label}
                <Link to="/leads/$id" params={{ id: touch.lead }}>
                  {touch.name ?? words.somebody}
                </Link>
              </span>
              <span>{touch.amount === null ? '–' : money(touch.amount, currency)}</span>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

/** `last`: the words may stand as far to the right as this. */
function Mark({
  x,
  at,
  what,
  last = WIDTH,
}: {
  x: number | null
  at: string | null
  what: string
  last?: number
}) {
  if (x === null || at === null) return null
  return (
    <g>
      <line className={styles.mark} x1={x} x2={x} y1="4" y2={BASE + 5} />
      <text
        className={styles.when}
        x={Math.min(x, last)}
        y={HEIGHT + 6}
        textAnchor={x > WIDTH * 0.6 ? 'end' : x < WIDTH * 0.15 ? 'start' : 'middle'}
      >
        {what} {day(at)}
      </text>
    </g>
  )
}

function sentenceOf(touch: AttributionDeal['touches'][number], currency: string | null): string {
  const amount = touch.amount === null ? words.noAmount : money(touch.amount, currency)
  return words.touchSaid(day(touch.at), touch.kindLabel, touch.name ?? words.somebody, touch.label, amount)
}
