import { ORIGINS, type Origin } from '#journey/measure/grain/origin.rules.ts'
import type { Piece } from '#journey/measure/contribution/share.rules.ts'
import type { Span } from '#journey/measure/contribution/period.rules.ts'

export interface Forecast {
  /** complete periods that it rests on */
  periods: number
  /** by function: share of money at the end of the period, 0 to 1 */
  shares: { of: Origin; share: number }[]
  /** cents that are expected in all */
  cents: bigint
  /** tried on past periods: how far off the shares were on average, in percentage points; null = none could be tried */
  backTest: { periods: number; error: number; naive: number } | null
}

/** So many periods have to be over before one can be said to be like them. */
const LEAST = 3

/**
 * Where a running period will end: what came so far, and what came in the rest of past periods on average. It is the
 * method of Bornhuetter and Ferguson ("The Actuary and IBNR", 1972) with the mean of past periods as its expectation, which, unlike multiplying
 * what came so far, does not make ten of one early deal. Tried on each past period with those before it alone, at the same part of the
 * period gone; `naive` is the error of saying that the shares stay as they are. `past`: complete periods, the latest first.
 * Null: fewer than three periods are over, or nothing came in them.
 */
export function forecastOf(
  pieces: readonly Piece[],
  running: Span,
  past: readonly Span[],
  now: number,
): Forecast | null {
  const gone = (now - running.from) / (running.to + 1 - running.from)
  const all = [running, ...past].map((span) =>
    cut(pieces, span, span.from + gone * (span.to + 1 - span.from)),
  )
  // periods before the first deal are not history
  while (all.length > 1 && total(all.at(-1)!.whole) === 0) all.pop()
  const expected = endOf(all[0]!.soFar, all.slice(1))
  if (expected === null) return null
  const errors: { method: number; naive: number }[] = []
  for (let i = 1; i < all.length; i++) {
    const tried = endOf(all[i]!.soFar, all.slice(i + 1))
    const came = sharesOf(all[i]!.whole)
    if (tried === null || came === null) continue
    errors.push({ method: off(sharesOf(tried), came), naive: off(sharesOf(all[i]!.soFar), came) })
  }
  const shares = sharesOf(expected)
  if (shares === null) return null
  const mean = (of: 'method' | 'naive') => errors.reduce((sum, error) => sum + error[of], 0) / errors.length
  return {
    periods: all.length - 1,
    shares: ORIGINS.map((of, i) => ({ of, share: shares[i]! })),
    cents: BigInt(Math.round(total(expected))),
    backTest:
      errors.length === 0 ? null : { periods: errors.length, error: mean('method'), naive: mean('naive') },
  }
}

interface Cut {
  soFar: number[]
  whole: number[]
}

/** Cents by function, up to a moment of the period and in all of it. A forecast is no money: it may be a float. */
function cut(pieces: readonly Piece[], { from, to }: Span, until: number): Cut {
  const found: Cut = { soFar: ORIGINS.map(() => 0), whole: ORIGINS.map(() => 0) }
  for (const { at, cents, origin } of pieces) {
    if (at < from || at > to || cents === null) continue
    const f = ORIGINS.indexOf(origin)
    found.whole[f]! += Number(cents)
    if (at <= until) found.soFar[f]! += Number(cents)
  }
  return found
}

function endOf(soFar: number[], past: readonly Cut[]): number[] | null {
  if (past.length < LEAST) return null
  const rest = ORIGINS.map(
    (_, f) => past.reduce((sum, { whole, soFar }) => sum + whole[f]! - soFar[f]!, 0) / past.length,
  )
  return soFar.map((cents, f) => cents + rest[f]!)
}

function total(cents: number[]): number {
  return cents.reduce((sum, one) => sum + one, 0)
}

function sharesOf(cents: number[]): number[] | null {
  const all = total(cents)
  return all > 0 ? cents.map((one) => one / all) : null
}

/** Mean distance of two sets of shares in percentage points; who says nothing is as far off as one can be on average. */
function off(said: number[] | null, came: number[]): number {
  const guess = said ?? came.map(() => 0)
  return (came.reduce((sum, share, f) => sum + Math.abs(share - guess[f]!), 0) / came.length) * 100
}
