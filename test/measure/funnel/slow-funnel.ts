/** The funnel once more from the ledger: one entry after the other, and nothing but loops. */
import { metWithin, type Lasted } from '#journey/measure/survival.rules.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { StoredEntry } from '#ledger/read.ts'

export interface SlowPass {
  lead: string
  entered: { stage: string; at: number }[]
}

export interface SlowStep {
  entered: number
  moved: number
  open: number
  left: number
  to: Record<string, number>
  backwards: number
  median: number | null
}

export function passesIn(lead: string, entries: StoredEntry[]): SlowPass[] {
  const passes: SlowPass[] = []
  for (const entry of entries as unknown as LeadEntry[]) {
    if (entry.kind === 'PassBegan') passes.push({ lead, entered: [] })
    if (entry.kind !== 'StageEntered') continue
    const { entered } = passes.at(-1)!
    if (!entered.some(({ stage }) => stage === entry.body.stage))
      entered.push({ stage: entry.body.stage, at: entry.at })
  }
  return passes.filter(({ entered }) => entered.length > 0)
}

export function slowFunnel(
  passes: SlowPass[],
  path: string[],
  exits: string[],
  { asOf, from, to, period }: { asOf: number; from: number; to: number; period: 'entry' | 'event' },
): SlowStep[] {
  return path.map((stage, i) => {
    const step: SlowStep = { entered: 0, moved: 0, open: 0, left: 0, to: {}, backwards: 0, median: null }
    const lasted: Lasted[] = []
    for (const { entered } of passes) {
      const began = entered[0]!.at
      const known = entered.filter(({ at }) => at <= asOf)
      const here = known.find((one) => one.stage === stage)
      if (began > asOf || !here) continue
      const counted = period === 'entry' ? began : here.at
      if (counted < from || counted > to) continue
      step.entered++
      const later = known.filter((one) => path.indexOf(one.stage) > i).map(({ at }) => at)
      const gone = known.filter((one) => exits.includes(one.stage) && one.at >= here.at)
      const first = gone.sort((a, b) => a.at - b.at)[0]
      if (later.length > 0) {
        step.moved++
        const ms = Math.min(...later) - here.at
        if (ms < 0) step.backwards++
        else lasted.push({ ms, met: 1, censored: 0 })
      } else if (first) {
        step.left++
        step.to[first.stage] = (step.to[first.stage] ?? 0) + 1
        lasted.push({ ms: first.at - here.at, met: 0, censored: 1 })
      } else {
        step.open++
        lasted.push({ ms: asOf - here.at, met: 0, censored: 1 })
      }
    }
    step.median = i === path.length - 1 ? null : metWithin(lasted, 0.5)
    return step
  })
}

/** How many went from where to where; from a source: `source`. */
export function slowRiver(
  passes: SlowPass[],
  path: string[],
  exits: string[],
  { asOf, from, to }: { asOf: number; from: number; to: number },
): Record<string, number> {
  const ways: Record<string, number> = {}
  const went = (way: string): void => {
    ways[way] = (ways[way] ?? 0) + 1
  }
  for (const { entered } of passes) {
    const began = entered[0]!.at
    if (began > asOf || began < from || began > to) continue
    const known = entered.filter(({ at }) => at <= asOf)
    let last = 'source'
    for (const stage of path) {
      if (!known.some((one) => one.stage === stage)) continue
      went(`${last} > ${stage}`)
      last = stage
    }
    const furthest = known.find(({ stage }) => stage === last)
    if (!furthest) continue
    const gone = known.filter(({ stage, at }) => exits.includes(stage) && at >= furthest.at)
    const first = gone.sort((a, b) => a.at - b.at)[0]
    if (first) went(`${last} > ${first.stage}`)
  }
  return ways
}
