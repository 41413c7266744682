import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { AgreementDocument } from './schema.ts'
import { counted, inSentence, listed, spanName, valueName } from './wording.ts'

type Draft = { title: string; sentences: Sentence[] }
type Fields = AgreementDocument['lead']['fields']

/** What a lead is: what is recorded of it, and the points for who it is and what it does. */
export function leadClauses({ document, condition }: Wording): Draft[] {
  const { fit, engagement } = document.scoring
  const all = Object.entries(document.lead.fields)
  return [
    { title: 'What we record', sentences: recorded(all.filter(([, field]) => !field.personal)) },
    { title: 'What stays personal', sentences: personal(all.filter(([, field]) => field.personal)) },
    {
      title: 'Points for who it is',
      sentences: [
        say('scoring.fit.max', `For who it is, a lead has at most ${counted(fit.max, 'point')}.`, {
          facets: [facet('Fit now gives at most {}', counted(fit.max, 'point'))],
        }),
        ...fit.rules.map((rule) => {
          const path = `scoring.fit.rules.${rule.id}`
          return ruleSentence(path, rule, null, condition(rule.when, 'fit'))
        }),
      ],
    },
    {
      title: 'Points for what it does',
      sentences: [
        say(
          'scoring.engagement.max',
          `For what it does, a lead has at most ${counted(engagement.max, 'point')}.`,
          {
            facets: [facet('Engagement now gives at most {}', counted(engagement.max, 'point'))],
          },
        ),
        say(
          'scoring.engagement.halfLife',
          `Half of these points are gone after ${spanName(engagement.halfLife)}, half of the rest after as long again, and so on.`,
          {
            facets: [
              facet('Points for engagement now lose half their worth in {}', spanName(engagement.halfLife)),
            ],
          },
        ),
        ...engagement.rules.map((rule) => {
          const path = `scoring.engagement.rules.${rule.id}`
          return ruleSentence(path, rule, rule.cap ?? null, condition(rule.when, 'touch'))
        }),
      ],
    },
  ].filter((draft) => draft.sentences.length > 0)
}

function recorded(fields: [string, Fields[string]][]): Sentence[] {
  return fields.map(([id, { label, type, values }]) => {
    const kind = { string: 'text', number: 'a number', boolean: 'yes or no' }[type]
    const is = values ? `one of ${listed(values.map(valueName), 'or')}` : kind
    return say(`lead.fields.${id}`, `${label}: ${is}.`, {
      refs: [{ kind: 'field', id }],
      facets: [
        facet(`The field ${id} is now called {}`, `“${label}”`),
        facet(`“${label}” is now {}`, is, JSON.stringify([type, values ?? null])),
        facet(`“${label}” is now {}`, 'open to rules'),
      ],
    })
  })
}

function personal(fields: [string, Fields[string]][]): Sentence[] {
  return fields.map(([id, { label, type, values }]) =>
    say(`lead.fields.${id}`, `${label} is kept apart, can be erased, and counts for nothing here.`, {
      refs: [{ kind: 'field', id }],
      facets: [
        facet(`The personal field ${id} is now called {}`, `“${label}”`),
        facet(`“${label}” now holds {}`, type, JSON.stringify([type, values ?? null])),
        facet(`“${label}” is now {}`, 'kept apart as personal'),
      ],
    }),
  )
}

function ruleSentence(
  path: string,
  rule: { id: string; points: number; because: string },
  cap: number | null,
  when: { words: string; basis: string },
): Sentence {
  const points = `${rule.points > 0 ? 'plus' : 'minus'} ${counted(Math.abs(rule.points), 'point')}`
  const most = cap === null ? '' : `, in all at most ${Math.abs(cap)}${cap < 0 ? ' off' : ''}`
  const shown = rule.because.replace(/\{(?:lead|touch|known)\.(\w+)\}/g, '…')
  const name = `“${shown.split(':')[0] ?? rule.id}”`
  return say(path, `${shown}: ${points}${most}, if ${when.words}.`, {
    refs: [{ kind: 'rule', id: rule.id }],
    facets: [
      facet(`${name} now gives {}`, points),
      facet(
        `${name} now gives, in all, {}`,
        cap === null ? 'any number of points' : `at most ${Math.abs(cap)}`,
        String(cap),
      ),
      facet(`The rule ${rule.id.replaceAll('_', ' ')} is now explained by {}`, `“${shown}”`, rule.because),
      facet(`${name} now applies if {}`, when.words, when.basis),
    ],
  })
}

/** Markets, offers and segments: which leads belong to them. */
export function groupClauses({ document, condition }: Wording): Draft[] {
  return (['markets', 'offers', 'segments'] as const)
    .map((list) => ({
      title: { markets: 'Markets', offers: 'Offers', segments: 'Segments' }[list],
      sentences: Object.entries(document[list]).map(([id, { label, when }]) => {
        const { words, basis } = condition(when, 'fit')
        return say(`${list}.${id}`, `A lead belongs to “${label}” if ${words}.`, {
          refs: [{ kind: 'group', id }],
          facets: [
            facet(`The ${list.slice(0, -1)} ${id.replaceAll('_', ' ')} is now called {}`, `“${label}”`),
            facet(`A lead now belongs to “${inSentence(label)}” if {}`, words, basis),
          ],
        })
      }),
    }))
    .filter((draft) => draft.sentences.length > 0)
}
