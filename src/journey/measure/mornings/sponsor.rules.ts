import { DAY_MS } from '#journey/measure/day.rules.ts'
import { shareOf } from '#journey/measure/behaviour.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import type { Decision, Money, PromiseView, Verdict } from '#journey/measure/mornings/contract.ts'
import type { Share } from '#journey/measure/team.contract.ts'
import type { Deals } from '#journey/measure/mornings/sponsor.store.ts'
import type { Leak } from '#journey/measure/leaks.rules.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/**
 * Kept when even the lower end of the interval reaches what was promised, missed when not even the upper end does. In
 * between the count is too small to say, and nobody should be blamed for it.
 */
export function verdictOf(measured: Share, promised: number | null): Verdict {
  if (promised === null || measured.share === null) return 'none'
  if (measured.low! >= promised) return 'kept'
  return measured.high! < promised ? 'missed' : 'unsure'
}

/** A promise of a number, not of a share: there is no interval, and nothing to be unsure of. */
export function volume(count: number): Share {
  return { hits: count, n: 0, share: null, low: null, high: null }
}

interface State {
  now: number
  lives: AgreementLife[]
  signed: boolean
  /** epoch ms, by which the agreement is to be reviewed */
  review: number | null
  promises: PromiseView[]
  leaks: Leak[]
}

const MOST = 5
/** Below it a leak is a matter for the manager. */
const LEAK_SHARE = 0.1
const SOON_MS = 21 * DAY_MS

/** What the sponsor should decide or ask next, what only he can do first. */
export function decisions({ now, lives, signed, review, promises, leaks }: State): Decision[] {
  const found: Decision[] = []
  for (const life of lives) {
    if (life.status !== 'proposed' && life.status !== 'declined') continue
    const stuck = life.decidableFrom !== null && Date.parse(life.decidableFrom) <= now
    found.push(
      decision(stuck ? 'deadlock' : 'proposal', `/agreement?version=${life.version}`, {
        version: life.version,
        name: life.name,
        day: life.decidableFrom,
        of: life.missing.join(','),
      }),
    )
  }
  if (review !== null && review <= now)
    found.push(decision('review_overdue', '/agreement/review', { day: iso(review) }))
  const missed = promises.filter(({ verdict }) => verdict === 'missed').sort((a, b) => gap(b) - gap(a))
  for (const one of missed.slice(0, 2)) {
    found.push(
      decision('promise_missed', one.what === 'duty' || one.what === 'answered' ? '/team' : '/marketing', {
        of: one.of,
        name: one.name,
        measured: one.measured,
      }),
    )
  }
  const worst = leaks
    .filter(({ low }) => low !== null && low >= LEAK_SHARE)
    .sort((a, b) => (b.worth ?? 0) - (a.worth ?? 0) || b.hits - a.hits)[0]
  if (worst) {
    const { what, worth, ...measured } = worst
    found.push(decision('leak', '/team', { name: what, measured, worth }))
  }
  if (review !== null && review > now && review - now < SOON_MS)
    found.push(decision('review_soon', '/agreement/review', { day: iso(review) }))
  if (!signed) found.push(decision('unsigned', '/agreement/versions', {}))
  const rank = {
    deadlock: 0,
    review_overdue: 1,
    proposal: 2,
    promise_missed: 3,
    leak: 4,
    review_soon: 5,
    unsigned: 6,
  }
  return found.sort((a, b) => rank[a.what] - rank[b.what]).slice(0, MOST) // prettier-ignore
}

function gap({ promised, measured }: PromiseView): number {
  return promised === null || measured.share === null ? 0 : promised - measured.share
}

function decision(what: Decision['what'], to: string, more: Partial<Decision>): Decision {
  return { what, version: null, day: null, of: null, name: null, measured: null, worth: null, ...more, to }
}

/** Whoever entered a lead brought it; what came by itself (web, import, another system) was brought by marketing. */
export function sourced(
  brought: (Deals & { of: string | null })[],
): { of: TeamFunction; share: Share; revenue: Money[] }[] {
  const all = brought.reduce((sum, { n }) => sum + n, 0)
  return (['marketing', 'leadgen', 'sales'] as const).map((team) => {
    const own = brought.filter(({ of }) => (of === 'sales' || of === 'leadgen' ? of : 'marketing') === team)
    const revenue = new Map<string | null, number>()
    for (const { currency, amount } of own) revenue.set(currency, (revenue.get(currency) ?? 0) + amount)
    return {
      of: team,
      share: shareOf(
        own.reduce((sum, { n }) => sum + n, 0),
        all,
      ),
      revenue: [...revenue].map(([currency, amount]) => ({ amount, currency })),
    }
  })
}
