import { createRandom, type Random } from '#simulate/random.rules.ts'
import { invented, skewed, slip } from './corrupt.ts'

export const COMPANY_HEADERS = ['id', 'Company', 'Website', 'Street', 'City', 'Zip', 'Phone']

const FORMS: string[][] = [
  ['GmbH', 'G.m.b.H.', 'Gesellschaft mit beschränkter Haftung', 'gmbh'],
  ['Inc.', 'Incorporated', 'Inc', 'INC'],
  ['Ltd', 'Limited', 'Ltd.', 'LTD.'],
  ['AG', 'Aktiengesellschaft', 'AG'],
  ['S.A.', 'SA', 'Société Anonyme'],
  ['LLC', 'L.L.C.', 'llc'],
]
const TRADES =
  'Logistics Software Systems Foods Consulting Energy Textiles Media Robotics Pharma Tools Plastics'.split(
    ' ',
  )
const SHORT: Record<string, string> = {
  Logistics: 'Log.',
  Systems: 'Sys.',
  Consulting: 'Cons.',
  Software: 'SW',
  Pharma: 'Pharm',
}

/** Companies with their other spellings, and subsidiaries, which are companies of their own at another place. */
export function* companies(count: number, seed: number): Generator<{ entity: number; cells: string[] }> {
  const random = createRandom(seed)
  const names = invented(count, random)
  const cities = invented(Math.max(40, Math.round(count / 20)), random)
  let entity = 0
  for (let at = 0; at < count; at++) {
    // every fifth carries its neighbour's name in another trade: two companies, however alike their names
    const stem = capital(names[at % 5 === 4 ? at - 1 : at]!)
    const trade = TRADES[at % TRADES.length]!
    const forms = random.pick(FORMS)
    const site = `${stem.toLowerCase()}-${trade.toLowerCase()}.com`
    const cells = ['', `${stem} ${trade} ${forms[0]!}`, site, ...place(cities, random)]
    yield* spelt(entity++, cells, stem, trade, forms, random)
    if (!random.chance(0.08)) continue
    const land = random.pick(['Deutschland', 'France', 'UK', 'Nordic'])
    yield {
      entity: entity++,
      cells: ['', `${stem} ${trade} ${land} ${random.pick(FORMS)[0]!}`, '', ...place(cities, random)],
    }
  }
}

function* spelt(
  entity: number,
  cells: string[],
  stem: string,
  trade: string,
  forms: string[],
  random: Random,
): Generator<{ entity: number; cells: string[] }> {
  yield { entity, cells }
  for (let copy = random.whole(0, 2); copy > 0; copy--) {
    const other = [...cells]
    const spoken = random.chance(0.15) ? (SHORT[trade] ?? trade) : trade
    other[1] =
      `${random.chance(0.2) ? slip(stem, random) : stem} ${spoken} ${random.chance(0.3) ? '' : random.pick(forms)}`.trim()
    if (random.chance(0.1)) other[1] = other[1]!.toUpperCase()
    if (random.chance(0.4)) other[2] = ''
    else if (random.chance(0.5)) other[2] = `https://www.${other[2]}/contact`
    if (random.chance(0.3)) other[3] = slip(other[3]!, random)
    if (random.chance(0.2)) other[4] = ''
    if (random.chance(0.2)) other[5] = ''
    if (random.chance(0.3)) other[6] = ''
    yield { entity, cells: other }
  }
}

function place(cities: readonly string[], random: Random): string[] {
  const at = random.whole(0, cities.length - 1)
  return [
    `${capital(skewed(cities, random))}str. ${random.whole(1, 120)}`,
    capital(cities[at]!),
    String(10_000 + at * 37),
    `+49 ${random.whole(20, 99)}1 ${random.whole(1_000_000, 9_999_999)}`,
  ]
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
