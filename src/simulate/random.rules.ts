/** Seeded chance: the same seed gives the same numbers on every machine. Not for secrets. */
export interface Random {
  /** uniform in [0, 1) */
  next: () => number
  chance: (probability: number) => boolean
  /** uniform whole number from `from` to `to`, both included */
  whole: (from: number, to: number) => number
  pick: <T>(from: readonly T[]) => T
  /** by `weight`, which need not add up to anything */
  weighted: <T extends { weight: number }>(from: readonly T[]) => T
  /** waiting time with this mean */
  exponential: (mean: number) => number
  /** skewed amounts and cycles: half are below the median; sigma 0.8 spreads over about a factor of five each way */
  logNormal: (median: number, sigma: number) => number
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, passes the statistical batteries. */
export function createRandom(seed: number, stream = 0): Random {
  let a = mix(seed ^ 0x9e3779b9)
  let b = mix(stream ^ 0x243f6a88)
  let c = mix((seed >>> 3) ^ Math.imul(stream, 0x85ebca6b))
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  // neighbouring seeds begin alike: the first numbers are thrown away
  for (let i = 0; i < 12; i++) next()
  return {
    next,
    chance: (probability) => next() < probability,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (from) => from[Math.floor(next() * from.length)]!,
    weighted: (from) => weighted(from, next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (median, sigma) => median * Math.exp(sigma * normal(next(), next())),
  }
}

/** murmur3's finaliser */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function weighted<T extends { weight: number }>(from: readonly T[], at: number): T {
  let total = 0
  for (const one of from) total += one.weight
  let left = at * total
  for (const one of from) {
    left -= one.weight
    if (left < 0) return one
  }
  return from.at(-1)!
}

/** Box and Muller */
function normal(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v)
}

/** A version 7 UUID (RFC 9562) whose random part is seeded. */
export function seededUuid(random: Random, at: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, '0')
  const hex = (digits: number) =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const variant = '89ab'[random.whole(0, 3)]!
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
}
