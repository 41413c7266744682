import type { LearningTable } from '#journey/learning/columns.rules.ts'

/** A seeded generator (mulberry32): tests say the same in every run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function tableOf(columns: Record<string, string[]>): LearningTable {
  return { headers: Object.keys(columns), columns: Object.values(columns) }
}

/** Leads of two honest columns, three noises and their outcome. */
export function leads(rows: number, seed: number): { columns: Record<string, string[]>; won: boolean[] } {
  const next = chance(seed)
  const columns: Record<string, string[]> = { minutes: [], source: [], colour: [], shoe: [], letter: [] }
  const won: boolean[] = []
  for (let i = 0; i < rows; i++) {
    const minutes = Math.floor(next() * 300)
    const source = ['fair', 'web', 'referral', 'mail'][Math.floor(next() * 4)]!
    const odds = -1.6 + minutes / 120 + (source === 'referral' ? 1.2 : source === 'mail' ? -0.8 : 0)
    columns.minutes!.push(String(minutes))
    columns.source!.push(source)
    columns.colour!.push(['red', 'green', 'blue'][Math.floor(next() * 3)]!)
    columns.shoe!.push(String(36 + Math.floor(next() * 12)))
    columns.letter!.push(next() < 0.3 ? '' : 'abcdef'[Math.floor(next() * 6)]!)
    won.push(next() < 1 / (1 + Math.exp(-odds)))
  }
  return { columns, won }
}

export const saleOf = (won: boolean[]): string[] => won.map((one) => (one ? 'won' : 'lost'))
