import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { AgreementDocument } from './schema.ts'
import type { AgreementWords } from './words/en.ts'

type Draft = { title: string; sentences: Sentence[] }
type Fields = AgreementDocument['lead']['fields']

/** What a lead is: what is recorded of it, and the points for who it is and what it does. */
export function leadClauses({ document, condition, words }: Wording): Draft[] {
  const { fit, engagement } = document.scoring
  const { terms, lead } = words
  const all = Object.entries(document.lead.fields)
  return [
    {
      title: lead.recorded,
      sentences: recorded(
        all.filter(([, field]) => !field.personal),
        words,
      ),
    },
    {
      title: lead.personal,
      sentences: personal(
        all.filter(([, field]) => field.personal),
        words,
      ),
    },
    {
      title: lead.fit,
      sentences: [
        say('scoring.fit.max', lead.fitMax(terms.points(fit.max)), {
          facets: [facet(lead.fitMaxNow, terms.points(fit.max))],
        }),
        ...fit.rules.map((rule) => {
          const path = `scoring.fit.rules.${rule.id}`
          return ruleSentence(path, rule, null, condition(rule.when, 'fit'), words)
        }),
      ],
    },
    {
      title: lead.engagement,
      sentences: [
        say('scoring.engagement.max', lead.engagementMax(terms.points(engagement.max)), {
          facets: [facet(lead.engagementMaxNow, terms.points(engagement.max))],
        }),
        say('scoring.engagement.halfLife', lead.halfLife(terms.after(engagement.halfLife)), {
          facets: [facet(lead.halfLifeNow, terms.span(engagement.halfLife))],
        }),
        ...engagement.rules.map((rule) => {
          const path = `scoring.engagement.rules.${rule.id}`
          return ruleSentence(path, rule, rule.cap ?? null, condition(rule.when, 'touch'), words)
        }),
      ],
    },
  ].filter((draft) => draft.sentences.length > 0)
}

function recorded(fields: [string, Fields[string]][], { terms, lead }: AgreementWords): Sentence[] {
  return fields.map(([id, { label, type, values }]) => {
    const is = values ? lead.oneOf(terms.any(values.map(terms.value))) : lead.kinds[type]
    return say(`lead.fields.${id}`, lead.field(label, is), {
      refs: [{ kind: 'field', id }],
      facets: [
        facet(lead.fieldCalled(id), terms.quote(label)),
        facet(lead.fieldIs(label), is, JSON.stringify([type, values ?? null])),
        facet(lead.fieldIs(label), lead.open),
      ],
    })
  })
}

function personal(fields: [string, Fields[string]][], { terms, lead }: AgreementWords): Sentence[] {
  return fields.map(([id, { label, type, values }]) =>
    say(`lead.fields.${id}`, lead.keptApart(label), {
      refs: [{ kind: 'field', id }],
      facets: [
        facet(lead.personalCalled(id), terms.quote(label)),
        facet(lead.personalHolds(label), lead.types[type], JSON.stringify([type, values ?? null])),
        facet(lead.fieldIs(label), lead.asPersonal),
      ],
    }),
  )
}

function ruleSentence(
  path: string,
  rule: { id: string; points: number; because: string },
  cap: number | null,
  when: { words: string; basis: string },
  { terms, lead }: AgreementWords,
): Sentence {
  const points = lead.signed(terms.points(Math.abs(rule.points)), rule.points > 0)
  const most = cap === null ? '' : lead.capped(Math.abs(cap), cap < 0)
  const shown = rule.because.replace(/\{(?:lead|touch|known)\.(\w+)\}/g, '…')
  const name = shown.split(':')[0] ?? rule.id
  return say(path, lead.rule(shown, points, most, when.words), {
    refs: [{ kind: 'rule', id: rule.id }],
    facets: [
      facet(lead.ruleGives(name), points),
      facet(
        lead.ruleGivesInAll(name),
        cap === null ? lead.anyPoints : lead.atMost(Math.abs(cap)),
        String(cap),
      ),
      facet(lead.ruleBecause(rule.id.replaceAll('_', ' ')), terms.quote(shown), rule.because),
      facet(lead.ruleApplies(name), when.words, when.basis),
    ],
  })
}

/** Markets, offers and segments: which leads belong to them. */
export function groupClauses({ document, condition, words: { terms, lead } }: Wording): Draft[] {
  return (['markets', 'offers', 'segments'] as const)
    .map((list) => ({
      title: lead.groups[list],
      sentences: Object.entries(document[list]).map(([id, { label, when }]) => {
        const { words, basis } = condition(when, 'fit')
        return say(`${list}.${id}`, lead.group(label, words), {
          refs: [{ kind: 'group', id }],
          facets: [
            facet(lead.groupCalled[list](id.replaceAll('_', ' ')), terms.quote(label)),
            facet(lead.groupHolds(label), words, basis),
          ],
        })
      }),
    }))
    .filter((draft) => draft.sentences.length > 0)
}
