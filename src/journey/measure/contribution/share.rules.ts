import { ORIGINS, type Origin } from '#journey/measure/grain/origin.rules.ts'
import { seeded } from '#journey/survey/random.rules.ts'
import { split } from '#journey/measure/attribution/credit.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'

/** A deal as it counts for whoever brought it. */
export interface Piece {
  id: string
  /** in cents of the base currency; null = no amount, or none that can be converted */
  cents: bigint | null
  /** exactly one: who brought the lead with which the deal is counted */
  origin: Origin
  /** all who took part before the deal was opened or closed, `origin` among them */
  took: readonly Origin[]
  /** epoch ms: when it was opened (pipeline) or won (revenue) */
  at: number
  /** such as 'market:abroad', by the agreement in force */
  groups: readonly string[]
}

/** A share of money in hundredths of a per cent, and what it rests on. `low` and `high` 0 to 1; null: nothing to divide. */
export interface Part {
  of: Origin
  deals: number
  cents: bigint
  share: number | null
  low: number | null
  high: number | null
}

const DRAWS = 2000

/**
 * Who brought how much: every deal once, so that the shares sum to exactly 100 % (rounded to hundredths of a per cent by
 * largest remainders).
 */
export function sourcedOf(pieces: readonly Piece[], seed: string): Part[] {
  const priced = pieces.filter(({ cents }) => cents !== null)
  const sums = ORIGINS.map((of) => sum(priced.filter(({ origin }) => origin === of)))
  const all = sums.reduce((total, cents) => total + cents, 0n)
  const shares = all > 0n ? split(10_000n, sums.map(ratio(all))) : null
  const intervals = intervalsOf(priced, (piece, of) => piece.origin === of, seed)
  return ORIGINS.map((of, i) => ({
    of,
    deals: pieces.filter(({ origin }) => origin === of).length,
    cents: sums[i]!,
    share: shares && Number(shares[i]!) / 10_000,
    ...intervals[i]!,
  }))
}

/** Who took part in how much: a deal counts with everybody who did, so these must never be added. */
export function influencedOf(pieces: readonly Piece[], seed: string): Part[] {
  const priced = pieces.filter(({ cents }) => cents !== null)
  const all = sum(priced)
  const intervals = intervalsOf(priced, (piece, of) => piece.took.includes(of), seed)
  return ORIGINS.map((of, i) => {
    const cents = sum(priced.filter(({ took }) => took.includes(of)))
    return {
      of,
      deals: pieces.filter(({ took }) => took.includes(of)).length,
      cents,
      share: all > 0n ? Math.round(ratio(all)(cents) * 10_000) / 10_000 : null,
      ...intervals[i]!,
    }
  })
}

const sum = (pieces: readonly Piece[]): bigint => pieces.reduce((total, { cents }) => total + cents!, 0n)
/** A share is no money: it may be a float. */
const ratio = (all: bigint) => (cents: bigint) => Number(cents) / Number(all)

type Interval = Pick<Part, 'low' | 'high'>

/**
 * 95 % intervals of shares of money, for all functions at once. Deals are drawn again with replacement, 2,000 times from a
 * seed, and the middle 95 % of the shares taken (Efron, "Bootstrap methods", 1979). Deals that did not happen cannot be drawn,
 * so three deals of one function would be "100 % for certain": where it is wider, Wilson's interval at the effective number of deals,
 * (Σa)² / Σa² (Kish, "Survey Sampling", 1965), counts instead.
 */
function intervalsOf(
  pieces: readonly Piece[],
  has: (piece: Piece, of: Origin) => boolean,
  seed: string,
): Interval[] {
  const amounts = pieces.map(({ cents }) => Math.max(0, Number(cents)))
  const all = amounts.reduce((total, amount) => total + amount, 0)
  if (all === 0) return ORIGINS.map(() => ({ low: null, high: null }))
  const effective = all ** 2 / amounts.reduce((total, amount) => total + amount ** 2, 0)
  const masks = pieces.map((piece) => ORIGINS.map((of) => (has(piece, of) ? 1 : 0)))
  const random = seeded(seed)
  const drawn = ORIGINS.map(() => new Float64Array(DRAWS))
  for (let draw = 0; draw < DRAWS; draw++) {
    const sums = ORIGINS.map(() => 0)
    let total = 0
    for (let k = 0; k < pieces.length; k++) {
      const i = Math.floor(random() * pieces.length)
      total += amounts[i]!
      for (let f = 0; f < ORIGINS.length; f++) sums[f]! += masks[i]![f]! * amounts[i]!
    }
    for (let f = 0; f < ORIGINS.length; f++) drawn[f]![draw] = total === 0 ? 0 : sums[f]! / total
  }
  return ORIGINS.map((of, f) => {
    const sorted = drawn[f]!.sort()
    const share = amounts.reduce((total, amount, i) => total + masks[i]![f]! * amount, 0) / all
    const least = wilson(share * effective, effective)!
    return {
      low: Math.min(sorted[Math.floor(DRAWS * 0.025)]!, least.low),
      high: Math.max(sorted[Math.ceil(DRAWS * 0.975) - 1]!, least.high),
    }
  })
}

export type Verdict = 'kept' | 'missed' | 'unsure' | 'none'

/** Kept when the whole interval lies in the band, missed when none of it does, else too few to say. Band: per cent. */
export function verdictOf({ low, high }: Interval, band: { from: number; to: number } | null): Verdict {
  if (band === null || low === null || high === null) return 'none'
  const [from, to] = [band.from / 100, band.to / 100]
  if (low >= from && high <= to) return 'kept'
  return high < from || low > to ? 'missed' : 'unsure'
}
