import type { Language } from '#platform/language.contract.ts'
import type { Speech } from '#journey/measure/mornings/sponsor.sentences.contract.ts'

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

/** Numbers and days for whoever reads them away from the product. `timeZone`: an IANA name. */
export function speechIn(language: Language, timeZone: string): Speech {
  const locale = LOCALES[language]
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const days = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    day: (iso) => days.format(new Date(iso)),
    money: (amount, currency) => moneyIn(locale, amount, currency),
    list: (names) => lists.format(names),
  }
}

function moneyIn(locale: string, amount: string, currency: string | null): string {
  const options = { maximumFractionDigits: 2, minimumFractionDigits: 0 }
  try {
    return new Intl.NumberFormat(
      locale,
      currency ? { ...options, style: 'currency', currency } : options,
    ).format(Number(amount))
  } catch {
    return `${amount} ${currency}`
  }
}
