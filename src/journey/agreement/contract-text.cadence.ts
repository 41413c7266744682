import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import { inSentence, spanName } from './wording.ts'
import type { StageDocument } from './schema.ts'

type Hot = { id: string; label: string; if: string }

const BY = { call: 'by phone', email: 'by e-mail', message: 'by message' }

/** How lead development works the stage, step by step. */
export function cadenceSentences(
  id: string,
  stage: StageDocument,
  wording: Wording,
  criterion: (path: string, lead: string, one: Hot, where: string, wording: Wording) => Sentence,
): Sentence[] {
  const { cadence } = stage
  if (!cadence) return []
  const at = `stages.${id}.cadence`
  const name = wording.stage(id)
  const refs = [{ kind: 'stage' as const, id }]
  const order = say(
    `${at}.steps`,
    `Who is not reached is tried again: ${cadence.steps.length} attempts, each with its time after the one before.`,
    {
      refs,
      facets: [
        facet(
          `The attempts of ${name} are now made in this order: {}`,
          cadence.steps.map((step) => inSentence(step.name)).join(', '),
          JSON.stringify(cadence.steps.map((step) => step.id)),
        ),
      ],
      covers: [`${at}.steps.@order`],
    },
  )
  return [
    ...cadence.hot.map((one) =>
      criterion(`${at}.hot.${one.id}`, 'Called before all others if:', one, name, wording),
    ),
    order,
    ...cadence.steps.map((step) =>
      say(`${at}.steps.${step.id}`, `– ${step.name}, ${BY[step.by]}, after ${spanName(step.after)}.`, {
        refs,
        facets: [
          facet(`An attempt of ${name} is now called {}`, `“${step.name}”`),
          facet(`“${step.name}” is now made {}`, BY[step.by], step.by),
          facet(`“${step.name}” now comes after {}`, spanName(step.after)),
          facet(`The script of “${step.name}” now reads {}`, 'differently', step.script ?? ''),
        ],
        ...(step.script === undefined ? {} : { body: step.script }),
      }),
    ),
    ...cadence.ask.map((ask) =>
      say(
        `${at}.ask.${ask.id}`,
        `Asked in the talk: ${ask.question} (${inSentence(wording.document.lead.fields[ask.id]?.label ?? ask.id)})`,
        {
          refs: [{ kind: 'field', id: ask.id }],
          facets: [facet(`In ${name} it is now asked {}`, `“${ask.question}”`)],
        },
      ),
    ),
  ]
}
