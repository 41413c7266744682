/** Sources that say different things of one lead's details and company, each by its rank. */
import fc from 'fast-check'
import { captureWork } from '#journey/capture/work.rules.ts'
import { companyKey } from '#journey/identity/rules.ts'
import { correctionWork } from '#journey/capture/correct.rules.ts'
import { learned } from '#journey/enrichment/rules.ts'
import { rename } from '#journey/consent/preferences.rules.ts'
import { defaultRules } from './cast.ts'
import type { CompanyIndex, KnownCompany } from '#journey/identity/company.contract.ts'
import type { Submission } from '#journey/capture/rules.ts'
import type { Work } from '#work/card.ts'

const idOf = (key: string): string => `company:${key}`

/** A company as the store would know it. */
function company(name: string): KnownCompany {
  const key = companyKey(name)
  return { id: idOf(key), key, name, root: idOf(key) }
}

const [ostwerk, uni, campus, northwind] = [
  company('Ostwerk GmbH'),
  company('Uni'),
  company('Campus'),
  company('Northwind'),
]

/** One domain is one company's, one is of two, the others are nobody's. */
export const COMPANIES: CompanyIndex = new Map([
  ['domain:ostwerk.example', [ostwerk]],
  ['core:ostwerk', [ostwerk]],
  ['domain:uni.example', [uni, campus]],
  [`id:${northwind.id}`, [northwind]],
  ['core:northwind', [northwind]],
])

const value = fc.constantFrom('1', '2', '3')
const FIELDS = {
  country: fc.constantFrom('DE', 'AT', 'CH'),
  title: fc.constantFrom('CTO', 'Intern', 'Head of Sales', 'Baker'),
  firstName: value,
  lastName: value,
  company: fc.constantFrom('Northwind', 'Northwind GmbH', 'Ostwerk', 'Southwind'),
  phone: fc.constantFrom('+49 30 1111', '+49 30 2222'),
  industry: value,
  employees: fc.constantFrom(10, 500),
}
const said = fc.record(FIELDS, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0)

export type Saying = {
  by: string
  said: Partial<Record<keyof typeof FIELDS, string | number>>
  gone: boolean
}

export const sayings: fc.Arbitrary<Saying> = fc.record({
  by: fc.constantFrom('form:demo', 'api', 'key:crm', 'mail:box', 'enrichment:list', 'person:ines', 'link'),
  said,
  gone: fc.boolean(),
})

/** What a source says of the lead whose address and number these are, as the work that tells it. */
export function voice({ by, said, gone }: Saying, { email, phone }: Submission): Work['decide'] {
  const { industry, employees, ...details } = said
  const further = {
    ...(industry !== undefined && { industry }),
    ...(employees !== undefined && { employees }),
  }
  if (by === 'enrichment:list') {
    const { company: _, ...values } = said
    return (card, now) =>
      learned(
        defaultRules,
        card!,
        { values: values as never, confidence: 0.5 },
        { by, now, already: new Set() },
      )
  }
  if (by === 'link')
    return (card, now) => rename(card!, now, String(said.firstName ?? ''), String(said.lastName ?? ''))
  if (by === 'person:ines') {
    const fields = { ...said, ...(gone && { country: null }) }
    return asWork(correctionWork(defaultRules, idOf, { fields, by })).decide
  }
  const submission = { ...details, fields: further, ...(email && { email }), ...(phone && { phone }) }
  const touch = { kind: by === 'key:crm' || by === 'mail:box' ? 'crm_sync' : 'form_submitted' }
  const capture = { submission: submission as Submission, touch, at: null, by }
  return asWork(captureWork(defaultRules, idOf, capture, undefined)).decide
}

function asWork<Of extends object>(work: Of): Exclude<Of, { problems: unknown }> {
  if ('problems' in work) throw new Error(JSON.stringify(work.problems))
  return work as Exclude<Of, { problems: unknown }>
}
