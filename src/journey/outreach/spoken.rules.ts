import { engineTextDe } from '#journey/phrases.de.rules.ts'
import { outreachDe, sourceDe } from '#journey/outreach/words.de.rules.ts'
import type { CallSheet } from '#journey/outreach/queue.contract.ts'
import type { Tier } from '#journey/outreach/accounts.contract.ts'
import type { Language } from '#platform/language.contract.ts'

/**
 * An answer about accounts or suppressions for a reader: why somebody is left alone, from where that is known, and the
 * tiers that nobody has renamed are the product's words wherever they stand in it.
 */
export function spokenOutreach<Body>(body: Body, language: Language): Body {
  return language === 'en' ? body : (inGerman(body) as Body)
}

function inGerman(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inGerman)
  if (value === null || typeof value !== 'object') return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, of]) => [key, inGerman(of)]))
  const { reason, source, sentence, meaning } = inner
  return {
    ...inner,
    ...(typeof reason === 'string' && typeof source === 'string' && { source: sourceDe(source) }),
    ...(typeof sentence === 'string' && { sentence: outreachDe(sentence) }),
    ...(typeof meaning === 'string' && { meaning: outreachDe(meaning) }),
  }
}

/**
 * Tiers as somebody gave them back who had read them in their language: a meaning that they left as it was stays the
 * product's own, and goes on being told to each reader in theirs.
 */
export function asWritten(given: readonly Tier[], before: readonly Tier[], language: Language): Tier[] {
  return given.map((tier) => {
    const was = before.find(({ id }) => id === tier.id)
    return was && spokenOutreach(was, language).meaning === tier.meaning
      ? { ...tier, meaning: was.meaning }
      : tier
  })
}

/** What the call screen proposes after each outcome, and why nobody may be called. */
export function spokenSheet(sheet: CallSheet, language: Language): CallSheet {
  if (language === 'en') return sheet
  const proposals = Object.entries(sheet.proposals).map(([outcome, one]) => [
    outcome,
    'what' in one ? { ...one, what: engineTextDe(one.what) } : one,
  ])
  return {
    ...sheet,
    blocked: sheet.blocked && { ...sheet.blocked, text: outreachDe(sheet.blocked.text) },
    proposals: Object.fromEntries(proposals) as CallSheet['proposals'],
  }
}
