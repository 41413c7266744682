import { companyDomain, findCompany, lookups } from '#journey/identity/company.rules.ts'
import type { Card, Told } from '#work/card.ts'
import type { CompanyClues, CompanyIndex } from '#journey/identity/company.contract.ts'
import type { Found } from '#journey/identity/company.rules.ts'
import type { Heard } from '#journey/capture/precedence.rules.ts'
import type { CompanyElse, LeadCaptured } from '#journey/capture/facts.ts'
import type { Sorted } from '#journey/capture/rules.ts'

type CompanyId = (key: string) => string

export function cluesOf({ company, personal }: Sorted): CompanyClues {
  return { name: company?.name ?? null, domain: personal.email ? companyDomain(personal.email) : null }
}

/** What a batch has to look up for a submission's company. */
export function companyKeysOf(sorted: Sorted, companyId: CompanyId): string[] {
  return lookups(cluesOf(sorted), companyId)
}

/**
 * The submission with the company that it is of, as we know it. By the domain alone only a lead is given a company that
 * has none: what somebody wrote says more.
 */
export function withCompany(
  card: Card | null,
  sorted: Sorted,
  known: CompanyIndex,
  companyId: CompanyId,
): { sorted: Sorted; found: Found | null } {
  // of a lead that others go on in it is kept what is found: to one of them it may be news
  if (sorted.company === null && card?.company && !card.state.merged) return { sorted, found: null }
  const found = findCompany(cluesOf(sorted), known, companyId)
  if (sorted.company === null || found.company === null) return { sorted, found }
  const { key, name } = found.company
  return { sorted: { ...sorted, company: { key, name }, body: { ...sorted.body, company: name } }, found }
}

/** What the entry says of the company, and what the card and the tables learn of it, after precedence. */
export function companyTold(
  card: Card | null,
  { sorted: { company } }: Heard,
  said: Sorted,
  found: Found | null,
  known: CompanyIndex,
): {
  body: Pick<LeadCaptured, 'company' | 'companyId' | 'companyBy' | 'companyElse' | 'known'>
  company: NonNullable<Told['company']> | null
} {
  const byDomain = said.company === null
  const stays = byDomain ? Boolean(card?.company) : company === null
  const theirs = stays ? null : (found?.company ?? null)
  const by = stays ? null : (found?.by ?? null)
  // the exact name needs no words
  const plain = by === null || (by.because === 'name' && by.maybe === undefined && by.said === undefined)
  const companyBy = plain || (theirs === null && by.because !== 'open') ? {} : { companyBy: by }
  const companyElse = card?.state.merged && stays && found?.by ? { companyElse: elseOf(found) } : {}
  if (theirs === null) {
    const none = { company: null, companyId: null, known: said.body.known }
    return { body: { ...none, ...companyBy, ...companyElse }, company: null }
  }
  const { id, name } = theirs
  const keys = theirs.keys.filter((key) => !known.get(key)?.some((one) => one.id === id))
  return {
    body: { company: name, companyId: id, known: { ...said.body.known, company: true }, ...companyBy },
    company: { id, key: theirs.key, name, ...(keys.length > 0 && { keys }) },
  }
}

function elseOf({ company, by }: Found): CompanyElse {
  return { id: company?.id ?? null, name: company?.name ?? null, ...(by && { by }) }
}
