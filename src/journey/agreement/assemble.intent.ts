import { DEFAULT_INTENT, DEFAULT_LEVELS, type IntentSigns } from './intent.rules.ts'
import { didYouMean, type Finding } from './problems.rules.ts'
import type { Parts } from './assemble.ts'
import type { LeadField } from './ruleset.ts'

/** The signs of intent; an agreement that names none has those of the product. */
export function assembleIntent({ document, span, expressions }: Parts, findings: Finding[]): IntentSigns {
  const { intent } = document
  if (!intent) return DEFAULT_INTENT
  const within = span(intent.within, undefined, ['intent', 'within'])
  if (within.calendar !== null) {
    const message = 'Signs grow old around the clock: write the time without "business".'
    findings.push({ path: ['intent', 'within'], message })
  }
  const signs = (of: 'buy' | 'learn') =>
    intent[of].map(({ id, label, when }, i) => ({
      id,
      label,
      text: when,
      test: expressions.get(`intent.${of}.${i}.when`)?.test ?? (() => false),
    }))
  return { withinMs: within.ms, buy: signs('buy'), learn: signs('learn') }
}

/** What the levels mean; a level that the field does not know would never be shown. */
export function assembleLevels(
  { document }: Parts,
  fields: Record<string, LeadField>,
  findings: Finding[],
): Record<string, string> {
  if (!document.levels) return DEFAULT_LEVELS
  const known = fields.seniority?.values?.map(String)
  for (const level of Object.keys(document.levels)) {
    if (!known || known.includes(level)) continue
    const message = `No lead can have the level \`${level}\`.${didYouMean(level, known)}`
    findings.push({ path: ['levels', level], atKey: true, message })
  }
  return document.levels
}
