import type { Estimate, Rate, WhatIfResult } from '#journey/what-if/contract.ts'
import styles from './Headline.module.css'
import { estimate, plainFigure, range, share, shareRange, signed, words } from './words.ts'

/** The figures that decide, side by side. */
export function Headline({ result }: { result: WhatIfResult }) {
  const { inForce, proposed, team, quality, change } = result
  const opportunity = quality[0]!
  return (
    <dl className={styles.grid}>
      <Figure
        label={words.figures.handedOver}
        was={estimate(inForce.intervals.handedOver)}
        would={estimate(proposed.intervals.handedOver)}
        delta={change.net.value}
        hint={range(change.net)}
      />
      <Figure
        label={words.figures.perWeek}
        was={estimate(inForce.intervals.perWeek)}
        would={estimate(proposed.intervals.perWeek)}
        delta={minus(proposed.intervals.perWeek, inForce.intervals.perWeek)}
        hint={range(proposed.intervals.perWeek)}
      />
      <Figure
        label={words.figures.perRep}
        was={plainFigure(team.perRepInForce)}
        would={plainFigure(team.perRepProposed)}
        delta={team.perRepProposed - team.perRepInForce}
        hint={words.hints.perRep(team.reps)}
      />
      <Figure
        label={words.figures.inWork}
        was={plainFigure(inForce.inWork)}
        would={plainFigure(proposed.inWork)}
        delta={proposed.inWork - inForce.inWork}
        hint={words.hints.capacity(team.capacity)}
      />
      <Share
        label={words.figures.precision}
        was={opportunity.inForce.precision}
        would={opportunity.proposed.precision}
      />
      <Share
        label={words.figures.recall}
        was={opportunity.inForce.recall}
        would={opportunity.proposed.recall}
      />
    </dl>
  )
}

function minus(a: Estimate, b: Estimate): number {
  return Math.round((a.value - b.value) * 10) / 10
}

function Share({ label, was, would }: { label: string; was: Rate; would: Rate }) {
  const delta = was.share === null || would.share === null ? null : (would.share - was.share) * 100
  return (
    <Figure
      label={label}
      was={share(was)}
      would={share(would)}
      delta={delta}
      unit=" pp"
      hint={shareRange(would)}
    />
  )
}

interface FigureProps {
  label: string
  was: string
  would: string
  delta: number | null
  unit?: string
  hint: string | null
}

function Figure({ label, was, would, delta, unit = '', hint }: FigureProps) {
  const moved = delta !== null && Math.abs(delta) >= 0.05
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.would}>
          <span className="visually-hidden">{words.draft}: </span>
          {would}
        </span>
        <span className={styles.delta} data-moved={moved || undefined}>
          {moved ? `${signed(delta)}${unit}` : '± 0'}
        </span>
        <span className={styles.was}>
          {words.inForce} {was}
        </span>
        {hint && <span className={styles.hint}>{hint}</span>}
      </dd>
    </div>
  )
}
