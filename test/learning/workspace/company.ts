/** A company whose truth is known: what its leads become hangs on a few things, by numbers that are set here. */
import type { Example } from '#journey/learning/workspace/examples.rules.ts'

const DAY = 86_400_000
export const BEGAN = Date.parse('2024-01-01T00:00:00Z')

/** Log-odds that are put in; whatever is not named says nothing. */
export interface Truth {
  base: number
  demo: number
  decider: number
  referral: number
  /** of `employees` from 200 on */
  large: number
}

export const KNOWN: Truth = { base: -2.2, demo: 1.6, decider: 1.1, referral: 1.4, large: 0.9 }
export const NOTHING: Truth = { base: -1.5, demo: 0, decider: 0, referral: 0, large: 0 }

/** @param n leads, ten a day · `score`: of the signed rules, from a lead's own log-odds and a random number */
export function company(
  n: number,
  truth: Truth,
  score: (odds: number, random: () => number) => number = (_, random) => Math.round(random() * 60),
  more: (came: boolean, random: () => number) => Record<string, string> = () => ({}),
): Example[] {
  let state = 7
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const pick = <Value>(of: readonly Value[]): Value => of[Math.floor(random() * of.length)]!
  return Array.from({ length: n }, (_, i) => {
    const demo = random() < 0.25
    const level = pick(['c_level', 'director', 'manager', 'individual', ''])
    const source = pick(['Website', 'Referral', 'Ads', 'Fair'])
    const employees = Math.round(Math.exp(random() * 8))
    let odds = truth.base
    if (demo) odds += truth.demo
    if (level === 'c_level' || level === 'director') odds += truth.decider
    if (source === 'Referral') odds += truth.referral
    if (employees >= 200) odds += truth.large
    const came = random() < 1 / (1 + Math.exp(-odds))
    const cells: Record<string, string> = {
      'known.phone': random() < 0.5 ? 'yes' : 'no',
      'lead.employees': String(employees),
      'lead.product': pick(['A', 'B', 'C']),
      'touch:demo_requested': demo ? '1' : '0',
      'touch:website_visited': pick(['0', '1', '2']),
      'touch.source': source,
      'touch.channel': pick(['web', 'mail']),
      ...(level === '' ? {} : { 'lead.seniority': level }),
      ...more(came, random),
    }
    const at = BEGAN + (i * DAY) / 10
    return {
      at: at + DAY,
      beganAt: at,
      cells,
      came: { opportunity: came, won: came && random() < 0.4 },
      score: score(odds, random),
      rules: demo ? ['demo'] : [],
    }
  })
}
