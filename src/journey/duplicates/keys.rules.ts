import { emailKind } from '#journey/identity/classify.rules.ts'
import { emailParts } from '#journey/matching/email.rules.ts'
import { hashText, soundOf } from '#journey/matching/text.rules.ts'
import { textOf } from './records.rules.ts'
import type { Records } from '#journey/matching/fields.rules.ts'

/** Why two leads are compared; their places are part of the stored keys: only append. */
export const REASONS = [
  'email',
  'localPart',
  'phone',
  'names',
  'familyAndCompany',
  'givenAndCompany',
  'familyAndDomain',
] as const
export type Reason = (typeof REASONS)[number]

/** A number with fewer digits in common than that may be another line. */
const PHONE_DIGITS = 7
const SHORTEST_LOCAL_PART = 5

/**
 * The keys of a record: it is compared with whoever shares one. A slip in one detail, a missing one, changed-over names, another
 * company or another family name leave a key standing. Below 2^53, so that they are exact as numbers.
 */
export function keysOf(records: Records, record: number): number[] {
  const text = (kind: Parameters<typeof textOf>[1]): string => textOf(records, kind, record)
  const email = emailParts(text('email'))
  const [given, family] = [soundOf(text('givenName')), soundOf(text('familyName'))]
  const core = text('company').split('|')[0]!
  const company = soundOf(core.split(' ')[0]!)
  const domain = email && emailKind(`x@${email.domain}`) === 'business' ? email.domain : ''
  const person = email && !email.shared ? email : null
  const said: Record<Reason, string[]> = {
    email: person ? [person.plain, person.domain] : [''],
    localPart: [person && person.plain.length >= SHORTEST_LOCAL_PART ? person.plain : ''],
    phone: [text('phone').replace(/\D/g, '').slice(-PHONE_DIGITS)],
    names: [given, family].sort(),
    familyAndCompany: [family, company],
    givenAndCompany: [given, core],
    familyAndDomain: [family, domain],
  }
  return REASONS.flatMap((reason, at) => {
    const parts = said[reason]
    return parts.includes('') ? [] : [keyFrom(at, hashText(parts.join(' ')))]
  })
}

/** A key of the reason at this place. `hash`: 32 bits. */
export function keyFrom(at: number, hash: number): number {
  return (at + 1) * 2 ** 32 + hash
}

export function hashOf(key: number): { at: number; hash: number } {
  return { at: Math.floor(key / 2 ** 32) - 1, hash: key % 2 ** 32 }
}

export function reasonOf(key: number): Reason {
  return REASONS[hashOf(key).at]!
}

/** Who shares these alone may be anybody: the value is left out of the comparison. */
export const SILENT: Partial<Record<Reason, 'email' | 'phone'>> = { email: 'email', phone: 'phone' }
