import type { Estimate, Rate, Side, WhatIfResult } from '#journey/what-if/contract.ts'

const rows: [keyof Side & string, string][] = [
  ['handedOver', 'leads handed over'],
  ['handovers', 'hand-overs'],
  ['perWeek', 'hand-overs a week'],
  ['accepted', 'accepted'],
  ['returned', 'returned'],
  ['expired', 'not answered in time'],
  ['inWork', 'in work at once'],
  ['nurtured', 'sent to nurture'],
  ['disqualified', 'disqualified'],
]

/** A result as a terminal shows it. */
export function whatIfText(result: WhatIfResult): string {
  const { inForce, proposed, change, quality } = result
  const line = (label: string, a: string, b: string): string =>
    `${label.padEnd(34)}${a.padStart(24)}${b.padStart(24)}`
  const lines = [
    `${count(result.leads)} leads, ${result.sampled === null ? `${count(result.entries)} entries` : `from a random sample of ${count(result.sampled)}, 95 % intervals`}; ${count(result.proven)} leads were derived again and are exact.`,
    '',
    line('', `in force v${inForce.agreement.version}`, `proposed v${proposed.agreement.version}`),
    ...rows.map(([key, label]) => line(label, figure(inForce, key), figure(proposed, key))),
    ...quality.flatMap(({ outcome, inForce: was, proposed: would }) => [
      line(`precision (${outcome})`, rate(was.precision), rate(would.precision)),
      line(`recall (${outcome})`, rate(was.recall), rate(would.recall)),
    ]),
    '',
    ...result.stages.map((stage) =>
      line(`reached ${stage.name}`, estimate(stage.inForce), estimate(stage.proposed)),
    ),
    '',
    ...changes('gained', 'handed over only under the proposed agreement', change.gained, result.gained),
    ...changes('lost', 'no longer handed over', change.lost, result.lost),
    '',
  ]
  return [...lines, ...result.notes.map((note) => `Note: ${note}`)].join('\n')
}

function figure(side: Side, key: keyof Side & string): string {
  const { intervals } = side
  return key in intervals
    ? estimate(intervals[key as keyof typeof intervals])
    : (side[key] as number).toLocaleString('en')
}

function estimate({ value, low, high }: Estimate): string {
  return low === null || high === null ? count(value) : `${count(value)} (${count(low)}–${count(high)})`
}

function rate({ hits, of, share, low, high }: Rate): string {
  if (share === null) return 'none'
  const percent = (value: number): string => `${Math.round(value * 1000) / 10}`
  return `${percent(share)} % (${percent(low!)}–${percent(high!)}) ${hits}/${of}`
}

function changes(word: string, meaning: string, number: Estimate, leads: WhatIfResult['gained']): string[] {
  const shown = leads.slice(0, 20).map(({ id, name, at }) => `  ${at.slice(0, 10)} ${id} ${name ?? ''}`)
  const more = number.value - shown.length
  return [
    `${word}: ${estimate(number)} ${meaning}`,
    ...shown,
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
  ]
}

function count(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 })
}
