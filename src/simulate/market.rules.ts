import {
  assets,
  countries,
  firstNames,
  industries,
  lastNames,
  needs,
  products,
  stems,
  suppliers,
  tails,
  titles,
} from '#simulate/words.rules.ts'
import { createRandom } from '#simulate/random.rules.ts'
import type { Random } from '#simulate/random.rules.ts'
import type { Submission } from '#journey/capture/rules.ts'

/** One person of the simulated market, and the chance that is theirs alone. */
export interface Contact {
  index: number
  random: Random
  /** null: writes from a private address and names no company */
  company: { index: number; name: string; employees: number } | null
  details: Omit<Submission, 'source' | 'campaign' | 'channel'>
  student: boolean
}

const quarters = ['', 'New ', 'North ', 'Upper ', 'East ', 'Lower ', 'West ', 'South ']

/** Share of leads that say no company. */
const PRIVATE = 0.14

/**
 * The people of the market, company by company, about two and a half leads each, all with addresses of their own.
 * Person `n` of a seed is the same person however many are asked for, and whichever companies are wanted.
 */
export function* contacts(
  seed: number,
  leads: number,
  wanted: (company: number) => boolean = () => true,
): Generator<Contact> {
  let index = 0
  for (let company = 0; index < leads; company++) {
    const random = createRandom(seed, company + 1)
    const firm = random.chance(PRIVATE * 2.2) ? null : companyOf(random, company)
    const names = new Set<string>()
    const people = firm ? 1 + Math.min(6, Math.floor(random.exponential(2))) : 1
    if (!wanted(company)) {
      index += people
      continue
    }
    for (let i = 0; i < people && index < leads; i++)
      yield contactOf(createRandom(seed ^ 0x5bd1e995, index), index++, firm, names)
  }
}

type Firm = NonNullable<ReturnType<typeof companyOf>>

function companyOf(random: Random, index: number) {
  const industry = random.weighted(industries)
  const country = random.weighted(countries)
  const all = stems.length * tails.length
  // a step that shares no factor with the number of names walks through all of them once
  const place = (index * 641) % all
  const round = Math.floor(index / all)
  const ours = `${stems[place % stems.length]!}${tails[Math.floor(place / stems.length)]!}`
  // every name is there once more in the next quarter; a market of a million needs numbers as well
  const quarter = quarters[round % quarters.length]!
  const again = round < quarters.length ? '' : ` ${Math.floor(round / quarters.length) + 1}`
  const stem = `${quarter}${ours}${again}`
  const name = `${stem} ${industry.word} ${country.legal}`
  const employees = Math.max(1, Math.round(random.logNormal(180, 1.5)))
  return {
    index,
    name,
    employees,
    industry: industry.name,
    country,
    domain: `${stem.replaceAll(' ', '')}.example`.toLowerCase(),
  }
}

function contactOf(random: Random, index: number, firm: Firm | null, names: Set<string>): Contact {
  const firstName = random.pick(firstNames)
  const lastName = random.pick(lastNames)
  const student = random.chance(firm ? 0.015 : 0.25)
  const title = student ? titles.at(-1)! : random.weighted(titles.slice(0, -1))
  const country = firm?.country ?? random.weighted(countries)
  const local = `${ascii(firstName)}.${ascii(lastName)}`
  const taken = names.has(local)
  names.add(local)
  // example.com counts as a free provider, and nobody can be reached there
  const email = firm ? `${local}${taken ? index : ''}@${firm.domain}` : `${local}.${index}@example.com`
  const phone =
    country.phone !== null && random.chance(0.6) ? phoneOf(random, country.phone, country.digits) : undefined
  const told = random.next()
  return {
    index,
    random,
    company: firm && { index: firm.index, name: firm.name, employees: firm.employees },
    student,
    details: {
      email,
      phone,
      firstName,
      lastName,
      company: firm?.name,
      title: told < 0.88 ? random.pick(title.of) : undefined,
      country: country.name,
      consent: { email: random.chance(0.8), ...(phone ? { phone: random.chance(0.7) } : {}) },
      fields: {
        ...(firm && told < 0.75 ? { industry: firm.industry, employees: firm.employees } : {}),
        ...(random.chance(0.55) ? { product: random.pick(products) } : {}),
        ...(random.chance(0.2) ? { competitorUsed: random.pick(suppliers) } : {}),
        ...(random.chance(0.25) ? { need: random.pick(needs) } : {}),
        ...(student ? { relationship: 'student' } : {}),
      },
    },
  }
}

function phoneOf(random: Random, prefix: string, digits: number): string {
  return `${prefix}${random
    .whole(0, 10 ** digits - 1)
    .toString()
    .padStart(digits, '0')}`
}

const EXTRA: Record<string, string> = { ß: 'ss', ł: 'l', Ł: 'L', ø: 'o', ı: 'i', đ: 'd' }

function ascii(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[ßłŁøıđ]/g, (letter) => EXTRA[letter]!)
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase()
}

/** What somebody downloads. */
export function assetOf(random: Random): string {
  return random.pick(assets)
}
