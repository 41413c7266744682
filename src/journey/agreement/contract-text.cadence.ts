import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { StageDocument } from './schema.ts'

type Hot = { id: string; label: string; if: string }

/** How lead development works the stage, step by step. */
export function cadenceSentences(
  id: string,
  stage: StageDocument,
  wording: Wording,
  criterion: (path: string, lead: string, one: Hot, where: string, wording: Wording) => Sentence,
): Sentence[] {
  const { cadence } = stage
  if (!cadence) return []
  const { terms, cadence: words } = wording.words
  const at = `stages.${id}.cadence`
  const name = wording.stage(id)
  const refs = [{ kind: 'stage' as const, id }]
  const order = say(`${at}.steps`, words.order(cadence.steps.length), {
    refs,
    facets: [
      facet(
        words.orderNow(name),
        cadence.steps.map((step) => terms.inside(step.name)).join(', '),
        JSON.stringify(cadence.steps.map((step) => step.id)),
      ),
    ],
    covers: [`${at}.steps.@order`],
  })
  return [
    ...cadence.hot.map((one) => criterion(`${at}.hot.${one.id}`, words.hot, one, name, wording)),
    order,
    ...cadence.steps.map((step) =>
      say(`${at}.steps.${step.id}`, words.step(step.name, words.by[step.by], terms.after(step.after)), {
        refs,
        facets: [
          facet(words.stepCalled(name), terms.quote(step.name)),
          facet(words.stepBy(step.name), words.by[step.by], step.by),
          facet(words.stepAfter(step.name), terms.spanDative(step.after)),
          facet(words.script(step.name), wording.words.stages.differently, step.script ?? ''),
        ],
        ...(step.script === undefined ? {} : { body: step.script }),
      }),
    ),
    ...cadence.ask.map((ask) =>
      say(
        `${at}.ask.${ask.id}`,
        words.ask(ask.question, terms.inside(wording.document.lead.fields[ask.id]?.label ?? ask.id)),
        {
          refs: [{ kind: 'field', id: ask.id }],
          facets: [facet(words.askNow(name), terms.quote(ask.question))],
        },
      ),
    ),
  ]
}
