import { useNavigate } from '@tanstack/react-router'
import type { OfferView } from '#journey/measure/team.contract.ts'
import { nameOf, number } from '../ui/format.ts'
import { useNarrow } from '../ui/narrow.ts'
import styles from './Dots.module.css'
import { hoursOf, isLeft, plotOf } from './dots.ts'
import { OfferTable } from './OfferTable.tsx'
import { words } from './words.ts'

const R = 4

/** How somebody chooses, lead by lead. What it shows stands in a table below as well. */
export function Dots({ offers, name }: { offers: OfferView[]; name: string }) {
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [width, height] = narrow ? [300, 260] : [880, 300]
  const plot = plotOf(offers, width, height)
  const open = (id: string) => void navigate({ to: '/leads/$id', params: { id } })
  const became = new Map<string, number>()
  for (const { offer } of plot.left) became.set(offer.became, (became.get(offer.became) ?? 0) + 1)
  return (
    <>
      <svg
        className={styles.plot}
        viewBox={`-46 -8 ${width + 62} ${height + 48}`}
        role="img"
        aria-label={words.person.said(name)}
      >
        <rect className={styles.band} x="-6" y="-4" width={width + 12} height={plot.band} rx="4" />
        <text className={styles.label} x="-10" y={plot.band / 2 + 2} textAnchor="end">
          {narrow ? '' : words.person.left.slice(0, 8)}
        </text>
        {plot.hours.map(({ at, y }) => (
          <g key={at}>
            <line className={styles.rule} x1="0" x2={width} y1={y} y2={y} />
            <text className={styles.label} x="-10" y={y + 4} textAnchor="end">
              {words.hours(at)}
            </text>
          </g>
        ))}
        <line className={styles.base} x1="0" x2={width} y1={height + 8} y2={height + 8} />
        {plot.scores.map(({ at, x }) => (
          <text key={at} className={styles.label} x={x} y={height + 24} textAnchor="middle">
            {number(at)}
          </text>
        ))}
        <text className={styles.label} x={width} y={height + 38} textAnchor="end">
          {words.person.scoreAxis}
        </text>
        {plot.worked.map(({ offer, x, y }) => (
          <circle
            key={key(offer)}
            className={styles.worked}
            cx={x}
            cy={y}
            r={R}
            onClick={() => open(offer.lead.id)}
          >
            <title>{titleOf(offer)}</title>
          </circle>
        ))}
        {plot.left.map(({ offer, x, y }) => (
          <circle
            key={key(offer)}
            className={styles.left}
            data-became={offer.became}
            cx={x}
            cy={y}
            r={R - 0.5}
            onClick={() => open(offer.lead.id)}
          >
            <title>{titleOf(offer)}</title>
          </circle>
        ))}
      </svg>
      <div className={styles.legend}>
        <span className={styles.key}>
          <svg viewBox="-6 -6 12 12" aria-hidden="true">
            <circle className={styles.worked} r={R} />
          </svg>
          {words.person.worked} <b>{number(plot.worked.length)}</b>
        </span>
        {became.size > 0 && <span className={styles.what}>{words.person.legend}:</span>}
        {[...became]
          .sort(([, a], [, b]) => b - a)
          .map(([what, n]) => (
            <span key={what} className={styles.key}>
              <svg viewBox="-6 -6 12 12" aria-hidden="true">
                <circle className={styles.left} data-became={what} r={R - 0.5} />
              </svg>
              {words.becameOf[what]} <b>{number(n)}</b>
            </span>
          ))}
      </div>
      <details className={styles.table}>
        <summary>{words.person.asTable}</summary>
        <OfferTable offers={offers.filter((one) => one.came === 'worked' || isLeft(one))} />
      </details>
    </>
  )
}

function key({ lead, seq }: OfferView): string {
  return `${lead.id} ${seq}`
}

function titleOf(offer: OfferView): string {
  const hours = hoursOf(offer)
  const what =
    hours === null ? `${words.cameTo[offer.came]}, ${words.becameOf[offer.became]}` : words.hours(hours)
  return `${nameOf(offer.lead)}, ${words.person.score} ${offer.score}: ${what}`
}
