import { inCents } from '#journey/measure/cost/outlay.rules.ts'
import type { Lot } from '#journey/measure/value/valuer.rules.ts'
import type { Shares } from '#journey/measure/cost/outlay.rules.ts'

/** How a pass stands: won · written off (disqualified, lost or closed) · still worked or waited for. */
export const STANDINGS = ['won', 'off', 'working'] as const
export type Standing = (typeof STANDINGS)[number]

/** Passes of leads that began on one day and stand alike. */
export interface Stood {
  month: string
  day: number
  campaign: string | null
  source: string | null
  standing: Standing
  n: number
  /** of them, passes of leads that had been written off before */
  back: number
}

/** Leads of a month as an investment. Money in cents; invested = returned + written off + still working, to the cent. */
export interface Vintage {
  month: string
  leads: number
  invested: bigint
  /** what was spent on those that were won, on those written off, and on those still working */
  spentOn: Record<Standing, bigint>
  count: Record<Standing, number>
  /** passes of leads that had been written off in an earlier pass, and came back */
  back: { leads: number; cents: bigint; won: number }
  /** what the won ones brought */
  brought: bigint
  /** those still working, by situation */
  lots: Lot[]
}

/** Cohorts by the month in which they began, the latest last. */
export function vintagesOf(
  stood: readonly Stood[],
  shares: Pick<Shares, 'of'>,
  brought: ReadonlyMap<string, bigint>,
  lots: ReadonlyMap<string, Lot[]>,
): Vintage[] {
  const months = new Map<string, Stood[]>()
  for (const one of stood) months.set(one.month, [...(months.get(one.month) ?? []), one])
  const keys = [...months.keys()].sort()
  const exact = keys.flatMap((month) =>
    STANDINGS.map((standing) => spent(months.get(month)!, shares, (one) => one.standing === standing)),
  )
  const cents = inCents(exact).parts
  return keys.map((month, m) => {
    const here = months.get(month)!
    const [won, off, working] = cents.slice(3 * m, 3 * m + 3) as [bigint, bigint, bigint]
    const count = (of: (one: Stood) => number, standing?: Standing): number =>
      here.reduce(
        (sum, one) => (standing === undefined || one.standing === standing ? sum + of(one) : sum),
        0,
      )
    const n = (one: Stood) => one.n
    const back = (one: Stood) => one.back
    return {
      month,
      leads: count(n),
      invested: won + off + working,
      spentOn: { won, off, working },
      count: { won: count(n, 'won'), off: count(n, 'off'), working: count(n, 'working') },
      back: {
        leads: count(back),
        cents: inCents([spent(here, shares, () => true, back)]).sum,
        won: count(back, 'won'),
      },
      brought: brought.get(month) ?? 0n,
      lots: lots.get(month) ?? [],
    }
  })
}

function spent(
  of: readonly Stood[],
  shares: Pick<Shares, 'of'>,
  which: (one: Stood) => boolean,
  count: (one: Stood) => number = ({ n }) => n,
): bigint {
  return of
    .filter(which)
    .reduce((sum, one) => sum + shares.of(one.day, one.campaign, one.source) * BigInt(count(one)), 0n)
}
