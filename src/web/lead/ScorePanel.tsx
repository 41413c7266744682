import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { scoreQuery } from '../data/leads.ts'
import { moment, number, points } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './ScorePanel.module.css'
import { words } from './words.ts'

const STEPS = 400

interface ScorePanelProps {
  lead: LeadDetail
  asOf: string | undefined
  change: (changes: { asOf?: string | undefined }) => void
}

/** The parts, then their sum: what is added here is what the lead scores, at any moment of its life. */
export function ScorePanel({ lead, asOf, change }: ScorePanelProps) {
  const past = useQuery({ ...scoreQuery(lead.id, asOf ?? ''), enabled: asOf !== undefined })
  const score = asOf ? (past.data ?? lead.scoreDetail) : lead.scoreDetail
  const sum = score.parts.reduce((total, part) => total + part.points, 0)
  return (
    <Section
      title={words.scorePanel.title}
      aside={<span className={styles.split}>{words.scorePanel.split(score.fit, score.engagement)}</span>}
    >
      <AsOf from={lead.createdAt} asOf={asOf} change={change} />
      {score.parts.length === 0 && <p className={styles.nothing}>{words.scorePanel.nothing}</p>}
      <table className={styles.parts} aria-busy={past.isFetching}>
        <tbody>
          {score.parts.map((part, i) => (
            <tr key={`${part.rule}-${i}`}>
              <td>{part.because}</td>
              <td className={styles.points} data-minus={part.points < 0 || undefined}>
                {points(part.points)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.scorePanel.sum}</th>
            <td className={styles.points} data-testid="score-sum">
              {number(sum)}
            </td>
          </tr>
        </tfoot>
      </table>
    </Section>
  )
}

function AsOf({
  from,
  asOf,
  change,
}: {
  from: string
  asOf: string | undefined
  change: ScorePanelProps['change']
}) {
  const [begin] = useState(Date.parse(from))
  const [end] = useState(Date.now)
  const at = asOf ? Date.parse(asOf) : end
  const place = Math.round(((at - begin) / Math.max(1, end - begin)) * STEPS)
  const [drag, setDrag] = useState<number | null>(null)
  const shown = drag === null ? at : begin + (drag / STEPS) * (end - begin)
  const settle = () => {
    if (drag === null) return
    change({ asOf: drag >= STEPS ? undefined : new Date(shown).toISOString() })
    setDrag(null)
  }
  return (
    <div className={styles.asOf}>
      <div className={styles.asOfWords}>
        <span>
          {words.scorePanel.asOf}{' '}
          <strong>
            {asOf === undefined && drag === null
              ? words.scorePanel.now
              : moment(new Date(shown).toISOString())}
          </strong>
        </span>
        {asOf !== undefined && (
          <button type="button" className={styles.now} onClick={() => change({ asOf: undefined })}>
            {words.scorePanel.now}
          </button>
        )}
      </div>
      <input
        type="range"
        className={styles.slider}
        aria-label={words.scorePanel.slider}
        aria-valuetext={moment(new Date(shown).toISOString())}
        min={0}
        max={STEPS}
        value={drag ?? Math.min(STEPS, Math.max(0, place))}
        onChange={(event) => setDrag(Number(event.currentTarget.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
    </div>
  )
}
