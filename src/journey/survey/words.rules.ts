import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** `demo_requested` → "Demo requested". */
export function sentence(id: string): string {
  const words = id.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A rule's reason without what it would fill in: "Decides or signs: level is {lead.seniority}" → "Decides or signs". */
export function reasonWithoutPlaces(because: string): string {
  const at = because.indexOf('{')
  if (at < 0) return because
  const colon = because.lastIndexOf(':', at)
  if (colon > 0) return because.slice(0, colon)
  return because.replaceAll(/\{[^}]*\}/g, '…')
}

/** The label of a fit or engagement rule by its id. */
export function labelOfRule(rules: Ruleset, id: string): string {
  const rule = [...rules.fit.rules, ...rules.engagement.rules].find((one) => one.id === id)
  return rule ? reasonWithoutPlaces(rule.because) : sentence(id)
}
