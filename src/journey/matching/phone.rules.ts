import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CountryCode } from 'libphonenumber-js/min'

/**
 * A phone number in E.164 where its country is known (`+` or `00` before it, or `country`, an ISO code); else its digits
 * without leading zeros, which compare by their end. Null where it can be no number, and for one digit repeated.
 */
export function plainPhone(text: string, country?: string): string | null {
  const given = text.trim().replace(/^00/, '+')
  const digits = given.replace(/\D/g, '')
  if (digits.length < 6 || digits.length > 18 || /^(\d)\1*$/.test(digits) || /^0?1234567/.test(digits))
    return null
  const code = country !== undefined && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : undefined
  if (given.startsWith('+') || code !== undefined) {
    const parsed = parsePhoneNumberFromString(given, code as CountryCode | undefined)
    if (parsed?.isPossible()) return parsed.number
  }
  return digits.replace(/^0+/, '')
}
