import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import { shareOf } from '#journey/measure/behaviour.rules.ts'
import type { AfterlifeLead, AfterlifeQuery, AfterlifeRow } from '#journey/measure/afterlife/contract.ts'

/** A lead that went aside, as the store reads it; `cents` won since, in the base currency. */
export interface Gone {
  lead: string
  at: number
  why: string | null
  rep: string
  source: string | null
  back: boolean
  qualified: boolean
  opportunity: boolean
  won: number | null
  elsewhere: boolean
  cents: bigint
  deals: number
}

/** Of fewer leads a share says hardly anything: the interval of 2 of 20 goes from 3 to 30 %. */
export const SMALL = 20

export function valueOf(one: Gone, by: AfterlifeQuery['by']): string | null {
  return by === 'reason' ? one.why : by === 'rep' ? one.rep : one.source
}

/** Rows by a dimension, those with most leads first. */
export function rowsOf(
  gone: readonly Gone[],
  { by, months }: Pick<AfterlifeQuery, 'by' | 'months'>,
  asOf: number,
): Omit<AfterlifeRow, 'name'>[] {
  const groups = new Map<string | null, Gone[]>()
  for (const one of gone) {
    const of = valueOf(one, by)
    const list = groups.get(of)
    if (list) list.push(one)
    else groups.set(of, [one])
  }
  return [...groups]
    .map(([of, list]) => rowOf(of, list, months, asOf))
    .sort((a, b) => b.leads - a.leads || String(a.of).localeCompare(String(b.of)))
}

export function rowOf(
  of: string | null,
  gone: readonly Gone[],
  months: number,
  asOf: number,
): Omit<AfterlifeRow, 'name'> {
  const n = gone.length
  const share = (has: (one: Gone) => boolean) => shareOf(gone.filter(has).length, n)
  // whoever went aside lately has not had the time: they are no failure, and no success that counts double
  const over = gone.filter(({ at }) => addMonths(at, months) <= asOf)
  const inTime = over.filter((one) => one.won !== null && one.won <= addMonths(one.at, months))
  return {
    of,
    leads: n,
    back: share((one) => one.back),
    qualified: share((one) => one.qualified),
    opportunity: share((one) => one.opportunity),
    won: share((one) => one.won !== null),
    elsewhere: gone.filter((one) => one.elsewhere && one.won === null).length,
    within: shareOf(inTime.length, over.length),
    amount: textOf(gone.reduce((sum, { cents }) => sum + cents, 0n)),
    deals: gone.reduce((sum, { deals }) => sum + deals, 0),
  }
}

/** So many months of the calendar later, UTC; the 31st becomes the last day of a shorter month. */
export function addMonths(at: number, months: number): number {
  const day = new Date(at)
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)
  const days = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0)).getUTCDate()
  return first + (Math.min(day.getUTCDate(), days) - 1) * 86_400_000 + (at % 86_400_000)
}

export function came({ won, opportunity, qualified, back }: Gone): AfterlifeLead['came'] {
  if (won !== null) return 'won'
  return opportunity ? 'opportunity' : qualified ? 'qualified' : back ? 'back' : 'nothing'
}

/** Whether a lead is behind a number of the table. */
export function isBehind(
  one: Gone,
  what: 'all' | 'back' | 'qualified' | 'opportunity' | 'won' | 'ours' | 'elsewhere',
  months: number,
  asOf: number,
): boolean {
  if (what === 'all') return true
  if (what === 'won') return one.won !== null
  if (what === 'elsewhere') return one.elsewhere && one.won === null
  const end = addMonths(one.at, months)
  if (what === 'ours') return one.won !== null && one.won <= end && end <= asOf
  return one[what]
}
