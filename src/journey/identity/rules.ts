import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CountryCode } from 'libphonenumber-js/min'

/**
 * Exact identity keys. One key belongs to one lead in the whole workspace. The e-mail address is compared without
 * regard to case (RFC 5321 lets the local part be case-sensitive; no provider is), and kept as given elsewhere.
 */
export function emailKey(email: string): string {
  return `email:${email.trim().toLowerCase()}`
}

/** E.164 key, or null when the number cannot be a number. `country`: ISO code or English name, for national formats. */
export function phoneKey(phone: string, country: string | undefined): string | null {
  const code =
    country !== undefined && /^[A-Za-z]{2}$/.test(country)
      ? (country.toUpperCase() as CountryCode)
      : undefined
  const parsed = parsePhoneNumberFromString(phone, code)
  return parsed?.isPossible() ? `phone:${parsed.number}` : null
}

export function externalKey(externalId: string): string {
  return `external:${externalId.trim()}`
}

/**
 * The keys of a person, strongest first. A phone number alone identifies only where nothing stronger is given:
 * a switchboard's number on a second person with another e-mail address must not make the two one.
 */
export function identityKeys(person: {
  email?: string | undefined
  phone?: string | undefined
  country?: string | undefined
  externalIds?: string[] | undefined
}): string[] {
  const keys = (person.externalIds ?? []).map(externalKey)
  if (person.email) keys.push(emailKey(person.email))
  if (keys.length > 0 || !person.phone) return keys
  // a number that cannot be parsed still identifies by its digits, so that a resubmission finds the same lead
  return [phoneKey(person.phone, person.country) ?? `phone:${person.phone.replace(/\D/g, '')}`]
}

/** A company's key: its name without case, accents, punctuation and spacing. */
export function companyKey(name: string): string {
  const squashed = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return `name:${squashed || name.trim().toLowerCase()}`
}

/** Company ids follow from the key (RFC 9562 version 5), so that writers who meet a company at once agree. */
export const COMPANY_NAMESPACE = 'b9f7c1de-5a0e-4c3f-8a37-0f6f0f3c6a11'
