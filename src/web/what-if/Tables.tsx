import type { Estimate, Rate, WhatIfResult } from '#journey/what-if/contract.ts'
import { money, number } from '../ui/format.ts'
import { Compare, Over, type CompareRow } from './Compare.tsx'
import { estimate, plainFigure, range, share, shareRange, signed, words } from './words.ts'

export function Stages({ result }: { result: WhatIfResult }) {
  const rows = result.stages.map(({ stage, name, inForce, proposed, gained, lost }) => ({
    key: stage,
    label: name,
    was: <Over value={estimate(inForce)} below={range(inForce)} />,
    would: <Over value={estimate(proposed)} below={range(proposed)} />,
    change: <Over value={signed(proposed.value - inForce.value)} below={moved(gained, lost)} />,
  }))
  return <Compare title={words.stages} head={words.stage} rows={rows} />
}

function moved(gained: number, lost: number): string | null {
  return gained === 0 && lost === 0 ? null : `+${number(gained)} / −${number(lost)}`
}

export function Quality({ result }: { result: WhatIfResult }) {
  const rows = result.quality.flatMap(({ outcome, inForce, proposed }) => [
    rateRow(
      `${outcome}-precision`,
      words.precisionOf(words.outcomes[outcome]),
      inForce.precision,
      proposed.precision,
      proposed.unknown > 0 ? words.floor(proposed.floor) : null,
    ),
    rateRow(
      `${outcome}-recall`,
      words.recallOf(words.outcomes[outcome]),
      inForce.recall,
      proposed.recall,
      null,
    ),
  ])
  const won = result.revenue.map(({ currency, inForce, proposed }) => ({
    key: currency,
    label: words.revenue(currency),
    was: money(inForce, currency).replace(/\.\d+/, ''),
    would: money(proposed, currency).replace(/\.\d+/, ''),
    change: percentChange(Number(inForce), Number(proposed)),
  }))
  return (
    <Compare title={words.quality} hint={words.qualityHint} head={words.outcome} rows={[...rows, ...won]} />
  )
}

function percentChange(was: number, would: number): string {
  return was === 0 ? '—' : `${signed(Math.round(((would - was) / was) * 1000) / 10)} %`
}

function rateRow(key: string, label: string, was: Rate, would: Rate, hint: string | null): CompareRow {
  const change =
    was.share === null || would.share === null ? '—' : `${signed((would.share - was.share) * 100)} pp`
  return {
    key,
    label,
    hint,
    was: <Over value={share(was)} below={shareRange(was)} />,
    would: <Over value={share(would)} below={shareRange(would)} />,
    change,
  }
}

export function Leaks({ result }: { result: WhatIfResult }) {
  const rows = result.leaks.map(({ id, label, inForce, proposed }) =>
    estimateRow(id, label, inForce, proposed),
  )
  return <Compare title={words.leaks} head={words.leak} rows={rows} />
}

function estimateRow(key: string, label: string, was: Estimate, would: Estimate): CompareRow {
  return {
    key,
    label,
    was: <Over value={estimate(was)} below={range(was)} />,
    would: <Over value={estimate(would)} below={range(would)} />,
    change: signed(would.value - was.value),
  }
}

export function Team({ result: { team } }: { result: WhatIfResult }) {
  if (team.rows.length === 0) return null
  const rows = team.rows.slice(0, 12).map(({ rep, name, capacity, inForce, proposed }) => ({
    key: rep,
    label: name,
    hint: capacity === null ? null : words.room(capacity),
    was: plainFigure(inForce),
    would: plainFigure(proposed),
    change: signed(proposed - inForce),
  }))
  return <Compare title={words.team} head={words.rep} rows={rows} />
}

export function Points({ result: { points } }: { result: WhatIfResult }) {
  const rows = (points ?? [])
    .filter((point) => Math.abs(point.proposed - point.inForce) >= 0.05)
    .slice(0, 10)
    .map(({ rule, because, inForce, proposed }) => ({
      key: rule,
      label: because.replace(/\s*\{[^}]*\}/g, ' …'),
      was: plainFigure(inForce),
      would: plainFigure(proposed),
      change: signed(proposed - inForce),
    }))
  return rows.length === 0 ? null : (
    <Compare title={words.points} hint={words.pointsHint} head={words.rule} rows={rows} />
  )
}
