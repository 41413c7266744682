import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import { inSentence, spanName, valueName } from './wording.ts'

type Draft = { title: string; sentences: Sentence[] }

/** What the brief reads out of a lead: what somebody wants, and what their level means. */
export function briefClauses({ document, condition }: Wording): Draft[] {
  const { intent, levels } = document
  const signs = (['buy', 'learn'] as const).flatMap((of) =>
    (intent?.[of] ?? []).map(({ id, label, when }) => {
      const { words, basis } = condition(when, 'touch')
      return say(`intent.${of}.${id}`, `Somebody wants to ${of}: “${label}”, if ${words}.`, {
        facets: [
          facet(`The sign ${id.replaceAll('_', ' ')} is now called {}`, `“${label}”`),
          facet(`“${label}” now holds if {}`, words, basis),
        ],
      })
    }),
  )
  const within = intent && [
    say('intent.within', `A sign counts for ${spanName(intent.within)}.`, {
      facets: [facet('A sign now counts for {}', spanName(intent.within))],
    }),
  ]
  const meant = Object.entries(levels ?? {}).map(([level, text]) =>
    say(`levels.${level}`, `${valueName(level)} means: ${inSentence(text)}.`, {
      facets: [facet(`The level ${valueName(level)} now means {}`, `“${text}”`)],
    }),
  )
  return [
    { title: 'What somebody wants', sentences: [...signs, ...(within ?? [])] },
    { title: 'What the levels mean', sentences: meant },
  ].filter((draft) => draft.sentences.length > 0)
}
