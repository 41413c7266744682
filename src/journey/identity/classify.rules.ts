import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'
import freeProviders from 'email-providers'

const free = new Set(freeProviders)
// the package's own test builds this set anew at every call: 800 µs a lead
const disposable = disposableEmailBlocklistSet()

export type EmailKind = 'business' | 'free' | 'disposable'

/** What kind of mailbox: a company's own, a free provider's, or one made to be thrown away. */
export function emailKind(email: string): EmailKind {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (disposable.has(domain)) return 'disposable'
  return free.has(domain) ? 'free' : 'business'
}

export type Seniority = 'c_level' | 'vp' | 'director' | 'manager' | 'individual'

/** Strongest first: "Vice President Sales, Manager EMEA" is a vice president. Words of English and German titles. */
const levels: [Seniority, RegExp][] = [
  ['vp', /\b(s?vp|evp|vice[ -]president|bereichsleit\w*)\b/],
  [
    'c_level',
    /\b(c[efimoprst]o|c[hd]ro|chief|owner|founder|co-?founder|president|partner|managing director|gesch[aä]ftsf[uü]hr\w*|vorstand\w*|inhaber\w*)\b/,
  ],
  ['director', /\b(director|head of|head|direktor\w*|leiter\w*|abteilungsleit\w*)\b/],
  ['manager', /\b(manager|lead|team ?leit\w*|supervisor|managerin)\b/],
]

/** The level of a person by job title; null when there is no title. A title without a sign of rank is an individual's. */
export function seniority(title: string | undefined): Seniority | null {
  if (!title?.trim()) return null
  const words = title.toLowerCase()
  for (const [level, pattern] of levels) if (pattern.test(words)) return level
  return 'individual'
}
