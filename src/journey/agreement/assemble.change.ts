import { epochDay } from './calendar.read.ts'
import { DAY } from './duration.rules.ts'
import { didYouMean, type Finding } from './problems.rules.ts'
import type { Ruleset } from './ruleset.ts'
import type { AgreementDocument } from './schema.ts'

/** How one version follows another: until when it is reviewed, and what becomes of leads that are in flight. */
export function assembleChange(
  { review, transition, stages }: AgreementDocument,
  effective: number | null,
  findings: Finding[],
  warnings: Finding[],
): Pick<Ruleset, 'review' | 'transition'> {
  const day = review === undefined ? null : epochDay(review)
  if (review !== undefined && day === null)
    findings.push({ path: ['review'], message: `\`${review}\` is not a date of the calendar.` })
  // no refusal: an old file that is taken up late must still load
  if (day !== null && effective !== null && day <= effective)
    warnings.push({ path: ['review'], message: 'The review is due before the agreement has begun.' })

  const change = typeof transition === 'string' ? { leads: transition, stages: {} } : transition
  for (const [from, to] of Object.entries(change.stages)) {
    if (Object.hasOwn(stages, to)) continue
    const message = `There is no stage \`${to}\` in this version.${didYouMean(to, Object.keys(stages))}`
    findings.push({ path: ['transition', 'stages', from], message })
  }
  return { review: day === null ? null : day * DAY, transition: change }
}
