/** Cohorts by age once more: one lead and one deal after the other, and nothing but loops. */
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface SlowLead {
  lead: string
  pass: number
  source: string | null
  entered: { stage: string; at: number; version: number }[]
}

/** One telling of a deal. */
export interface SlowDeal {
  id: string
  of: SlowLead
  status: string
  amount: string | null
  currency: string | null
  opened: number | null
  closed: number | null
  at: number
}

interface Asked {
  of: 'revenue' | 'pipeline' | 'wins' | 'opportunities'
  each: 'month' | 'quarter'
  asOf: number
  horizon: number
  first: number
}

/** 2026-03 or 2026 Q1. */
export function inPeriod(at: number, each: 'month' | 'quarter'): string {
  const text = new Date(at).toISOString().slice(0, 7)
  return each === 'month' ? text : `${text.slice(0, 4)} Q${Math.ceil(Number(text.slice(5)) / 3)}`
}

export function slowly(passes: SlowLead[], told: SlowDeal[], rules: Ruleset, asked: Asked) {
  const { of, each, asOf, horizon } = asked
  const deals = new Map<string, SlowDeal>()
  for (const one of [...told].sort((a, b) => a.at - b.at)) if (one.at <= asOf) deals.set(one.id, one)
  const known = new Set(passes)
  const came: { began: number; at: number; value: number }[] = []
  if (of === 'revenue' || of === 'pipeline') {
    for (const deal of deals.values()) {
      if (!known.has(deal.of) || (of === 'revenue' && deal.status !== 'won')) continue
      const closed = deal.status === 'open' ? null : (deal.closed ?? deal.at)
      const at = of === 'revenue' ? closed! : (deal.opened ?? closed)!
      if (at > asOf || deal.amount === null || deal.currency !== 'EUR') continue
      came.push({ began: deal.of.entered[0]!.at, at, value: Number(deal.amount) })
    }
  } else {
    const works = rules.path.filter((id) => rules.stages[id]!.kind === 'work')
    const isIt = (stage: string) =>
      of === 'wins' ? rules.stages[stage]!.kind === 'won' : stage === works.at(-1)
    for (const { entered } of passes) {
      const first = entered.find(({ stage, at }) => isIt(stage) && at <= asOf)
      if (first) came.push({ began: entered[0]!.at, at: first.at, value: 1 })
    }
  }

  const leads: Record<string, number> = {}
  const cells: Record<string, [number, number]> = {}
  const periods = periodsUntil(asOf, each)
  const now = inPeriod(asOf, each)
  for (const [c, cohort] of periods.entries()) {
    // whole cohorts: those after the first that is known of anybody, and before the running one
    const begun = periods.indexOf(inPeriod(asked.first, each))
    if (cohort === now || begun < 0 || begun >= c) continue
    if (periods.length - c - 1 > (each === 'month' ? 36 : 12)) continue
    const mine = passes.filter(({ entered }) => inPeriod(entered[0]!.at, each) === cohort)
    leads[cohort] = mine.filter(({ entered }) => entered[0]!.at <= asOf).length
    const ages = Math.min(periods.length - 2 - c, each === 'month' ? 24 : 8)
    for (let age = 0; age <= ages; age++) {
      const sum: [number, number] = [0, 0]
      for (const one of came) {
        if (inPeriod(one.began, each) !== cohort || periods.indexOf(inPeriod(one.at, each)) > c + age)
          continue
        sum[0] += Math.round(one.value * 100)
        sum[1] += 1
      }
      cells[`${cohort} ${age}`] = [sum[0] / 100, sum[1]]
    }
  }
  const here = came.filter(({ at }) => inPeriod(at, each) === now)
  const total = (list: typeof came): [number, number] => [
    list.reduce((sum, { value }) => sum + Math.round(value * 100), 0) / 100,
    list.length,
  ]
  const open = [...deals.values()].filter(({ of: pass, status }) => status === 'open' && known.has(pass))
  return {
    leads,
    cells,
    running: [
      total(here),
      total(here.filter(({ began, at }) => at <= began + horizon)),
      total(here.filter(({ began, at }) => at > began + horizon)),
    ],
    open: [
      open.reduce((sum, { amount, currency }) => sum + (currency === 'EUR' ? Math.round(Number(amount ?? 0) * 100) : 0), 0) / 100, // prettier-ignore
      open.length,
    ],
  }
}

/** All periods of some years before a moment, the oldest first, the one that holds it last. */
function periodsUntil(asOf: number, each: 'month' | 'quarter'): string[] {
  const all = new Set<string>()
  for (let at = asOf - 1_500 * 86_400_000; at < asOf; at += 86_400_000) all.add(inPeriod(at, each))
  return [...all.add(inPeriod(asOf, each))]
}
