import {
  conditionProblems,
  USUAL_INTENT,
  USUAL_LEVELS,
  type AgreementDocument,
  type Json,
} from '#journey/agreement/editing.contract.ts'

const USUAL_DAYS = Math.round(USUAL_INTENT.withinMs / (24 * 3600_000))

/** The product's own signs as the file holds them: what somebody begins with who writes their own. */
export function usualIntent(document: AgreementDocument): Json {
  // a sign may ask for a field that this agreement does not have
  const signs = (of: 'buy' | 'learn') =>
    USUAL_INTENT[of]
      .filter(({ text }) => conditionProblems(document, 'engagement', text).length === 0)
      .map(({ id, label, text }) => ({ id, label, when: text }))
  return { within: `${USUAL_DAYS} days`, buy: signs('buy'), learn: signs('learn') }
}

/** Levels that leads can have: all, where the field takes any text. */
export function usualLevels(known: readonly string[]): Record<string, string> {
  const fitting = Object.entries(USUAL_LEVELS).filter(([id]) => known.length === 0 || known.includes(id))
  return Object.fromEntries(fitting)
}
