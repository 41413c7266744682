import { editsWithin, jaroWinkler } from './similarity.rules.ts'

/**
 * How alike two different values of a kind are: 1 is closest, the last level of the kind is "differs". Equal values are
 * level 0 and never come here. Limits are those in wide use: Jaro-Winkler 0.92 and 0.8, one and two edits.
 */
export const CLOSE = 0.92
export const SIMILAR = 0.8

/** 1 a slip or a short form, 2 alike or an initial, 3 differs */
export function nameLevel(a: string, b: string, sameName: boolean): number {
  if (sameName) return 1
  const shorter = Math.min(a.length, b.length)
  if (shorter === 1) return a.charCodeAt(0) === b.charCodeAt(0) ? 2 : 3
  const alike = jaroWinkler(a, b)
  if (alike < 0.6) return 3
  if (alike >= CLOSE || (shorter >= 3 && editsWithin(a, b, 1) <= 1) || partOf(a, b)) return 1
  return alike >= SIMILAR || editsWithin(a, b, 2) <= 2 ? 2 : 3
}

/** Anna and Anna Maria, Smith and Smith Jones: a whole word of one is the other. */
function partOf(a: string, b: string): boolean {
  if (a.length === b.length) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length > 2 && (long.startsWith(`${short} `) || long.endsWith(` ${short}`))
}

/** 1 one slip, or day and month changed over; 2 two parts of three equal; 3 the year, or two slips; 4 differs */
export function dateLevel(a: string, b: string): number {
  if (a.length !== 8 || b.length !== 8) return a.slice(0, 4) === b.slice(0, 4) ? 3 : 4
  const year = a.slice(0, 4) === b.slice(0, 4)
  if (editsWithin(a, b, 1) <= 1) return 1
  if (year && a.slice(4, 6) === b.slice(6, 8) && a.slice(6, 8) === b.slice(4, 6)) return 1
  const parts = Number(year) + Number(a.slice(4, 6) === b.slice(4, 6)) + Number(a.slice(6) === b.slice(6))
  if (parts === 2) return 2
  return year || editsWithin(a, b, 2) <= 2 ? 3 : 4
}

/** 1 one slip, 2 two slips, 3 differs */
export function numberLevel(a: string, b: string): number {
  return Math.min(a.length, b.length) < 3 ? 3 : Math.max(1, editsWithin(a, b, 2))
}

/** 1 one slip, 2 differs */
export function codeLevel(a: string, b: string): number {
  return Math.min(a.length, b.length) >= 2 && editsWithin(a, b, 1) <= 1 ? 1 : 2
}

/** 1 a slip, 2 alike, 3 differs */
export function textLevel(a: string, b: string): number {
  const alike = jaroWinkler(a, b)
  if (alike < 0.6) return 3
  if (alike >= CLOSE || editsWithin(a, b, 1) <= 1) return 1
  return alike >= SIMILAR ? 2 : 3
}

/** 1 a slip and the same number, 2 alike or another number, 3 differs */
export function streetLevel(a: string, b: string, sameNumber: boolean): number {
  const alike = jaroWinkler(a, b)
  if (alike < 0.6) return 3
  if (alike >= CLOSE || editsWithin(a, b, 2) <= 2) return sameNumber ? 1 : 2
  if (alike >= 0.85 || sharedWords(a, b) >= 0.5) return 2
  return 3
}

/** Words that two texts share, over all words of both (Jaccard). */
export function sharedWords(a: string, b: string): number {
  const first = a.split(' ')
  const second = b.split(' ')
  const both = first.filter((word) => second.includes(word)).length
  return both / (first.length + second.length - both)
}
