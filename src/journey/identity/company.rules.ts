import { getDomain } from 'tldts'
import { asciiDomain } from '#journey/matching/email.rules.ts'
import { companyKey } from '#journey/identity/rules.ts'
import { companyName } from '#journey/matching/company.rules.ts'
import { emailKind } from '#journey/identity/classify.rules.ts'
import type {
  CompanyBecause,
  CompanyBy,
  CompanyClues,
  CompanyIndex,
  KnownCompany,
} from '#journey/identity/company.contract.ts'

/** Which company a lead belongs to, and why: docs/companies.md. */

export interface Found {
  /** null: none, or nobody knows which; `keys`: what leads to it from now on */
  company: { id: string; key: string; name: string; keys: string[] } | null
  by: CompanyBy | null
}

/** The registered domain that stands for a company (`eu.acme.co.uk` is `acme.co.uk`); null of free and throw-away mail. */
export function companyDomain(email: string): string | null {
  const host = asciiDomain(email.slice(email.lastIndexOf('@') + 1))
  if (host === null || host === '' || emailKind(`@${host}`) !== 'business') return null
  const domain = getDomain(host, { allowPrivateDomains: true })
  return domain === null || emailKind(`@${domain}`) !== 'business' ? null : domain
}

/** The domain that somebody writes, from an address of a site or of a person as well; null: it is none. */
export function domainGiven(text: string): string | null {
  const given = text.trim().toLowerCase()
  const host = getDomain(given.includes('@') ? given.slice(given.lastIndexOf('@') + 1) : given, {
    allowPrivateDomains: true,
  })
  return host === null ? null : companyDomain(`x@${host}`)
}

/** The keys of a company by its name alone. */
export function nameKeys(name: string): string[] {
  const parts = partsOf(name)
  return parts === null ? [] : [`core:${parts.core}`]
}

/** What has to be looked up before `findCompany`; `companyId` gives a company's id by its key. */
export function lookups({ name, domain }: CompanyClues, companyId: (key: string) => string): string[] {
  const keys = name === null ? [] : [`id:${companyId(companyKey(name))}`, ...nameKeys(name)]
  return domain === null ? keys : [...keys, `domain:${domain}`]
}

/**
 * By the exact name; else by the name without its legal form; else by the domain. A name that is another than the
 * domain's company stays another: a part of a group writes from the group's domain, and only a person knows that.
 */
export function findCompany(
  clues: CompanyClues,
  known: CompanyIndex,
  companyId: (key: string) => string,
): Found {
  const { name, domain } = clues
  const byDomain = roots(domain === null ? [] : (known.get(`domain:${domain}`) ?? []))
  if (name === null) return ofDomain(byDomain)
  const key = companyKey(name)
  const id = companyId(key)
  const keys = [...nameKeys(name), ...domainKey(name, domain, byDomain)]
  const own = { id, key, name, keys }
  const alike = sameName(name, known.get(`core:${partsOf(name)?.core ?? ''}`) ?? [])
  const others = [...byDomain, ...alike.other, ...alike.same].filter((one) => one.id !== id)
  const exact = known.get(`id:${id}`)?.[0]
  if (exact) {
    const maybe = maybeOf(roots([...byDomain]).filter((one) => one.root !== exact.root))
    return { company: { ...own, name: exact.name }, by: by('name', name, exact.name, maybe) }
  }
  const same = roots(alike.same)
  if (same.length === 1) return taken(same[0]!, 'name_form', name, keys, alike.other)
  const both = same.filter(({ root }) => byDomain.some((one) => one.root === root))
  if (both.length === 1) return taken(both[0]!, 'name_domain', name, keys, [])
  return { company: own, by: by('name', name, name, maybeOf(roots(others))) }
}

/** What one work of a batch named is known to the next. */
export function learn(
  known: CompanyIndex,
  { id, key, name, keys = [] }: { id: string; key: string; name: string; keys?: string[] },
): void {
  for (const clue of [`id:${id}`, ...keys]) {
    const there = known.get(clue) ?? []
    if (!there.some((one) => one.id === id)) known.set(clue, [...there, { id, key, name, root: id }])
  }
}

function ofDomain(byDomain: KnownCompany[]): Found {
  if (byDomain.length === 0) return { company: null, by: null }
  const [one] = byDomain
  if (byDomain.length === 1)
    return { company: { id: one!.id, key: one!.key, name: one!.name, keys: [] }, by: { because: 'domain' } }
  return { company: null, by: { because: 'open', maybe: maybeOf(byDomain) } }
}

function taken(
  one: KnownCompany,
  because: CompanyBecause,
  said: string,
  keys: string[],
  maybe: KnownCompany[],
): Found {
  const { id, key, name } = one
  return { company: { id, key, name, keys }, by: by(because, said, name, maybeOf(roots(maybe))) }
}

function by(because: CompanyBecause, said: string, name: string, maybe: string[]): CompanyBy {
  return { because, ...(said !== name && { said }), ...(maybe.length > 0 && { maybe }) }
}

/** More are no help to whoever has to say which. */
const MOST = 5

function maybeOf(companies: readonly KnownCompany[]): string[] {
  return companies.slice(0, MOST).map(({ root }) => root)
}

/** One for each company that they are after what people joined. */
function roots(companies: readonly KnownCompany[]): KnownCompany[] {
  const seen = new Map<string, KnownCompany>()
  for (const one of companies) if (!seen.has(one.root) || one.id === one.root) seen.set(one.root, one)
  return [...seen.values()]
}

/** Of companies with the same name without legal form: those of no other form, and those of another. */
function sameName(
  name: string,
  alike: readonly KnownCompany[],
): { same: KnownCompany[]; other: KnownCompany[] } {
  const legal = partsOf(name)?.legal ?? ''
  const fits = (one: KnownCompany): boolean => {
    const theirs = partsOf(one.name)?.legal ?? ''
    return theirs === legal || theirs === '' || legal === ''
  }
  return { same: alike.filter(fits), other: alike.filter((one) => !fits(one)) }
}

/** A domain becomes a company's by itself only where it says the company's name: an agency writes for its customers. */
function domainKey(name: string, domain: string | null, byDomain: readonly KnownCompany[]): string[] {
  return domain !== null && byDomain.length === 0 && saysName(domain, name) ? [`domain:${domain}`] : []
}

/** `keller-maschinenbau.de` says Keller Maschinenbau GmbH, `bmw.de` Bayerische Motoren Werke. */
export function saysName(domain: string, name: string): boolean {
  const label = domain.split('.', 1)[0]!.replaceAll('-', '')
  const words = (partsOf(name)?.core ?? '').split(' ')
  const initials = words.map((word) => word[0] ?? '').join('')
  return label === words.join('') || (initials.length > 2 && label === initials)
}

const names = new Map<string, ReturnType<typeof companyName>>()

/** A cache, not a register: taking a name apart costs as much as all the rest of sorting a submission. */
function partsOf(name: string): ReturnType<typeof companyName> {
  let parts = names.get(name)
  if (parts === undefined) {
    parts = companyName(name)
    if (names.size > 50_000) names.clear()
    names.set(name, parts)
  }
  return parts
}
