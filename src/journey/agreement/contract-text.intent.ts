import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'

type Draft = { title: string; sentences: Sentence[] }

/** What the brief reads out of a lead: what somebody wants, and what their level means. */
export function briefClauses({ document, condition, words: { terms, brief } }: Wording): Draft[] {
  const { intent, levels } = document
  const signs = (['buy', 'learn'] as const).flatMap((of) =>
    (intent?.[of] ?? []).map(({ id, label, when }) => {
      const { words, basis } = condition(when, 'touch')
      return say(`intent.${of}.${id}`, brief.sign[of](label, words), {
        facets: [
          facet(brief.signCalled(id.replaceAll('_', ' ')), terms.quote(label)),
          facet(brief.signHolds(label), words, basis),
        ],
      })
    }),
  )
  const within = intent && [
    say('intent.within', brief.counts(terms.span(intent.within)), {
      facets: [facet(brief.countsNow, terms.span(intent.within))],
    }),
  ]
  const meant = Object.entries(levels ?? {}).map(([level, text]) =>
    say(`levels.${level}`, brief.level(terms.value(level), text), {
      facets: [facet(brief.levelNow(terms.value(level)), terms.quote(text))],
    }),
  )
  return [
    { title: brief.wants, sentences: [...signs, ...(within ?? [])] },
    { title: brief.levels, sentences: meant },
  ].filter((draft) => draft.sentences.length > 0)
}
