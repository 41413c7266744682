/**
 * Money that was laid out for leads of a campaign or source within a span of days. `cents`: of the base currency, of the
 * days that have passed. Days count from 1970-01-01 (UTC).
 */
export interface Outlay {
  id: string
  campaign: string | null
  source: string | null
  from: number
  to: number
  cents: bigint
}

/** How many leads (passes) began on a day, by where they came from. */
export interface Came {
  day: number
  campaign: string | null
  source: string | null
  n: number
}

/** Shares of a cent are kept to the billionth, so that a million leads lose less than a cent by rounding. */
export const SCALE = 1_000_000_000n

/** What one lead that began on a day cost, in billionths of a cent, and what could be given to no lead. */
export interface Shares {
  of: (day: number, campaign: string | null, source: string | null) => bigint
  /** the outlays and their shares that a lead has a part in */
  parts: (
    day: number,
    campaign: string | null,
    source: string | null,
  ) => { outlay: Outlay; among: number; share: bigint }[]
  /** outlays in whose days no lead came that they were for */
  nobodys: Outlay[]
}

/**
 * Gives every outlay in equal parts to the leads that it was for: those of its campaign and source (whichever it names)
 * that began within its days. One that names neither was for every lead of its days.
 */
export function sharesOf(outlays: readonly Outlay[], came: readonly Came[]): Shares {
  const counts = countsBy(came)
  const nobodys: Outlay[] = []
  const lots = new Map<string, { outlay: Outlay; among: number; share: bigint }[]>()
  for (const outlay of outlays) {
    const among = counts(outlay)
    if (among === 0) {
      nobodys.push(outlay)
      continue
    }
    const key = JSON.stringify([outlay.campaign, outlay.source])
    const lot = { outlay, among, share: (outlay.cents * SCALE) / BigInt(among) }
    const list = lots.get(key)
    if (list) list.push(lot)
    else lots.set(key, [lot])
  }
  const parts = (day: number, campaign: string | null, source: string | null) =>
    keysOf(campaign, source)
      .flatMap((key) => lots.get(key) ?? [])
      .filter(({ outlay }) => outlay.from <= day && day <= outlay.to)
  const known = new Map<string, bigint>()
  const of = (day: number, campaign: string | null, source: string | null): bigint => {
    const key = JSON.stringify([day, campaign, source])
    const found = known.get(key)
    if (found !== undefined) return found
    const sum = parts(day, campaign, source).reduce((all, { share }) => all + share, 0n)
    known.set(key, sum)
    return sum
  }
  return { of, parts, nobodys }
}

/**
 * The first days of stretches of days over which every lead of a campaign and source bears the same: one row of such a
 * stretch stands for all its days. `more`: other days at which something changes.
 */
export function stretchesOf(outlays: readonly Outlay[], more: readonly number[] = []): number[] {
  const days = new Set([0, ...more])
  for (const { from, to } of outlays) days.add(from).add(to + 1)
  return [...days].sort((a, b) => a - b)
}

/** Which outlays a lead answers to: those that name what it has, or do not ask. */
function keysOf(campaign: string | null, source: string | null): string[] {
  const pairs: [string | null, string | null][] = [
    [null, null],
    [campaign, null],
    [null, source],
    [campaign, source],
  ]
  return [...new Set(pairs.map((pair) => JSON.stringify(pair)))]
}

/** Leads between two days, from sums that run along the days: spend of ten years asks as quickly as that of one. */
function countsBy(came: readonly Came[]): (outlay: Outlay) => number {
  const lists = new Map<string, Came[]>()
  for (const one of came)
    for (const key of keysOf(one.campaign, one.source)) {
      const list = lists.get(key)
      if (list) list.push(one)
      else lists.set(key, [one])
    }
  const running = new Map<string, { days: number[]; sums: number[] }>()
  for (const [key, list] of lists) {
    list.sort((a, b) => a.day - b.day)
    let sum = 0
    running.set(key, { days: list.map(({ day }) => day), sums: list.map(({ n }) => (sum += n)) })
  }
  return ({ campaign, source, from, to }) => {
    const along = running.get(JSON.stringify([campaign, source]))
    return along === undefined ? 0 : until(along, to) - until(along, from - 1)
  }
}

function until({ days, sums }: { days: number[]; sums: number[] }, day: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : sums[low - 1]!
}

/**
 * Parts of a sum in whole cents that add up to the whole sum, itself rounded: each is cut, and what is left goes to those
 * that lost most (the largest remainders; the first of equals).
 */
export function inCents(parts: readonly bigint[]): { parts: bigint[]; sum: bigint } {
  const exact = parts.reduce((sum, part) => sum + part, 0n)
  const sum = (exact + SCALE / 2n) / SCALE
  const cut = parts.map((part) => part / SCALE)
  let left = Number(sum - cut.reduce((all, part) => all + part, 0n))
  const order = parts
    .map((part, i) => ({ i, rest: part % SCALE }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  for (const { i } of order) {
    if (left <= 0) break
    cut[i]! += 1n
    left -= 1
  }
  return { parts: cut, sum }
}

/** The part of an amount that falls on the days that have passed, to the cent (half a cent up). */
export function passedOf(cents: bigint, from: number, to: number, today: number): bigint {
  const all = BigInt(to - from + 1)
  const passed = BigInt(Math.max(0, Math.min(to, today) - from + 1))
  return (2n * cents * passed + all) / (2n * all)
}
