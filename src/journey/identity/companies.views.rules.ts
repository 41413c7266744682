import { companyScore } from '#journey/identity/company-score.rules.ts'
import { fold } from '#journey/matching/text.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { CompaniesQuery, CompanyDetail, CompanySummary } from '#journey/identity/companies.contract.ts'
import type { CompanyScore } from '#journey/identity/company-score.rules.ts'
import type { CountedCompany } from '#journey/identity/companies.store.ts'
import type { Language } from '#platform/language.contract.ts'

/** Companies as the list shows them, narrowed and sorted; the same order for the same figures. */
export function listed(
  counted: readonly CountedCompany[],
  { q, sort }: Pick<CompaniesQuery, 'q' | 'sort'>,
): CompanySummary[] {
  const wanted = q === undefined ? '' : fold(q)
  const plain = q?.trim().toLowerCase() ?? ''
  const fits = ({ name, domain }: CountedCompany): boolean =>
    plain === '' ||
    name.toLowerCase().includes(plain) ||
    (domain?.includes(plain) ?? false) ||
    (wanted !== '' && fold(name).includes(wanted))
  return counted.filter(fits).map(summaryOf).sort(ORDERS[sort])
}

function summaryOf(one: CountedCompany): CompanySummary {
  const { total, group } = companyScore(one.strongest)
  return {
    id: one.id,
    name: one.name,
    domain: one.domain,
    score: total,
    people: one.people,
    engaged: one.engaged,
    missing: group.filter(({ people }) => people === 0).map(({ level }) => level),
    lastActivityAt: one.lastActivityAt === null ? null : iso(one.lastActivityAt),
  }
}

type Order = (a: CompanySummary, b: CompanySummary) => number

const byName: Order = (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id)

const ORDERS: Record<CompaniesQuery['sort'], Order> = {
  score: (a, b) => b.score - a.score || byName(a, b),
  people: (a, b) => b.people - a.people || byName(a, b),
  engaged: (a, b) => b.engaged - a.engaged || byName(a, b),
  activity: (a, b) => compare(b.lastActivityAt ?? '', a.lastActivityAt ?? '') || byName(a, b),
  name: byName,
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The parts of the score in words; they add up to the total. */
export function scoreInWords({ total, parts }: CompanyScore, language: Language): CompanyDetail['score'] {
  const say = WORDS[language]
  return {
    total,
    parts: parts
      .filter(({ points }) => points > 0)
      .map(({ part, points, people }) => ({ points, because: say[part](people) })),
  }
}

type Part = CompanyScore['parts'][number]['part']

const WORDS: Record<Language, Record<Part, (n: number) => string>> = {
  en: {
    strongest: () => 'The score of its strongest person',
    further: (n) =>
      n === 1
        ? 'Half the score of one further person'
        : `${n} further people, each for half of the one before`,
    breadth: (n) => `${n} levels of the buying group are engaged`,
  },
  de: {
    strongest: () => 'Punkte der stärksten Person',
    further: (n) =>
      n === 1
        ? 'Die halben Punkte einer weiteren Person'
        : `${n} weitere Personen, jede mit der Hälfte der vorigen`,
    breadth: (n) => `${n} Ebenen der Einkaufsgruppe sind engagiert`,
  },
}
