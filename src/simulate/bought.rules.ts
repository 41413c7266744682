import { industries } from '#simulate/words.rules.ts'
import type { Random } from '#simulate/random.rules.ts'

/** A company of the simulated market as its leads tell of it. */
export interface Registered {
  domain: string
  country: string | null
  /** by lead; null: not told */
  employees: (number | null)[]
  industries: (string | null)[]
}

export const BOUGHT_HEADERS = ['domain', 'city', 'revenue', 'employees', 'industry', 'confidence'] as const

/**
 * What a register of companies says of one: mostly what its people did not tell. Some heads were counted years ago, and
 * some industries are those of the founders. Where a lead told no figure that points are given for, the register has
 * none either, so that the scene of the last days stays as it was set.
 * @returns cells in the order of `BOUGHT_HEADERS`
 */
export function registerRow(
  random: Random,
  { domain, country, employees, industries: told }: Registered,
): string[] {
  const heads = employees.every((one) => one !== null) ? employees[0]! : null
  const trade = told.every((one) => one !== null) ? told[0]! : null
  const perHead = random.whole(90, 260) * 1000
  const old = random.chance(0.3)
  const count =
    heads === null ? null : old ? Math.max(1, Math.round(heads * random.pick([0.45, 0.7, 1.5]))) : heads
  const moved = random.chance(0.15) ? random.pick(industries.map(({ name }) => name)) : trade
  const city = random.pick(CITIES[country ?? ''] ?? [''])
  const cells = {
    domain,
    city,
    revenue: String(Math.round(((count ?? random.whole(20, 400)) * perHead) / 100_000) * 100_000),
    employees: count === null ? '' : String(count),
    industry: trade === null ? '' : (moved ?? ''),
    confidence: old ? '0.6' : random.pick(['0.8', '0.9', '0.95']),
  }
  return BOUGHT_HEADERS.map((header) => cells[header])
}

/** By the names of countries that people of the market give. */
const CITIES: Record<string, string[]> = {
  Germany: ['Hannover', 'Chemnitz', 'Ulm', 'Bielefeld', 'Kassel', 'Nürnberg'],
  Austria: ['Linz', 'Graz', 'Wels'],
  Switzerland: ['Winterthur', 'Biel', 'Zug'],
  Netherlands: ['Eindhoven', 'Enschede', 'Arnhem'],
  France: ['Grenoble', 'Mulhouse', 'Nantes'],
  'United Kingdom': ['Coventry', 'Sheffield', 'Derby'],
  Poland: ['Gliwice', 'Wrocław', 'Łódź'],
  Sweden: ['Västerås', 'Linköping', 'Borås'],
  'United States': ['Cleveland', 'Milwaukee', 'Rochester'],
}
