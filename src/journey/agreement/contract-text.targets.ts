import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { TargetsDocument } from './schema.ts'
import { numberName, spanName, TEAMS } from './wording.ts'

type Draft = { title: string; sentences: Sentence[] }
type Any = {
  id: string
  market?: string | undefined
  offer?: string | undefined
  segment?: string | undefined
}

/** The promises in numbers. */
export function targetClauses(wording: Wording): Draft[] {
  const { targets } = wording.document
  if (!targets) return []
  const { contribution, horizon, mix, marketing, sales } = targets
  const of = scopeOf(wording)
  return [
    { title: 'Contribution', sentences: contribution.map((t) => contributionOf(t, of(t))) },
    { title: 'Short and long term', sentences: horizon.map((t) => horizonOf(t, of(t))) },
    { title: 'Inbound and outbound', sentences: mix.map((t) => mixOf(t, of(t))) },
    { title: 'What marketing promises', sentences: promisesOfMarketing(marketing, wording, of) },
    { title: 'What sales promises', sentences: promisesOfSales(sales, wording, of) },
  ].filter((draft) => draft.sentences.length > 0)
}

// ", in the market “Abroad”": what the target is narrowed to
function scopeOf({ document }: Wording): (target: Any) => string {
  return ({ market, offer, segment }) => {
    const parts = [
      market === undefined ? '' : `, in the market “${document.markets[market]?.label ?? market}”`,
      offer === undefined ? '' : `, for the offer “${document.offers[offer]?.label ?? offer}”`,
      segment === undefined ? '' : `, in the segment “${document.segments[segment]?.label ?? segment}”`,
    ]
    return parts.join('')
  }
}

function target(list: string, t: Any, text: string, frame: string, value: string): Sentence {
  return say(`targets.${list}.${t.id}`, text, {
    refs: [{ kind: 'target', id: t.id }],
    facets: [
      facet(frame, value),
      // everything else of the target: if the frame changes as well, the sentences are set side by side
      {
        ...facet(
          `The target ${t.id.replaceAll('_', ' ')} now reads {}`,
          `“${text}”`,
          JSON.stringify(sorted(t)),
        ),
        whole: true,
      },
    ],
  })
}

function sorted(t: object): unknown {
  return Object.entries(t).sort(([a], [b]) => (a < b ? -1 : 1))
}

const percent = (share: number): string => `${numberName(share)} %`

function contributionOf(t: TargetsDocument['contribution'][number], scope: string): Sentence {
  const band = t.from === t.to ? percent(t.from) : `${numberName(t.from)} to ${percent(t.to)}`
  const does = t.credit === 'sourced' ? 'sources' : 'takes part in'
  const team = TEAMS[t.function]
  return target(
    'contribution',
    t,
    `${team} ${does} ${band} of the ${t.of} of each ${t.period}${scope}.`,
    `${team} now ${does} {} of the ${t.of} of each ${t.period}${scope}`,
    band,
  )
}

function horizonOf(t: TargetsDocument['horizon'][number], scope: string): Sentence {
  const split = `${percent(t.shortTerm)} short term and ${percent(t.longTerm)} long term`
  const within = spanName(t.within)
  return target(
    'horizon',
    t,
    `Of the spend of each ${t.period}${scope}, ${percent(t.shortTerm)} is meant to pay within ${within}, and ${percent(t.longTerm)} later.`,
    `The spend of each ${t.period}${scope} is now split {}`,
    split,
  )
}

function mixOf(t: TargetsDocument['mix'][number], scope: string): Sentence {
  const split = `${percent(t.inbound)} inbound and ${percent(t.outbound)} outbound`
  return target(
    'mix',
    t,
    `Of the qualified leads of each ${t.period}${scope}, ${percent(t.inbound)} come to us, and to ${percent(t.outbound)} we go.`,
    `The qualified leads of each ${t.period}${scope} are now {}`,
    split,
  )
}

function promisesOfMarketing(
  { volume, quality }: TargetsDocument['marketing'],
  { stage }: Wording,
  of: (t: Any) => string,
): Sentence[] {
  return [
    ...volume.map((t) => {
      const many = numberName(t.atLeast)
      const where = `enter ${stage(t.stage)} each ${t.per}${of(t)}`
      return target(
        'marketing.volume',
        t,
        `At least ${many} leads ${where}.`,
        `At least {} now ${where}`,
        `${many} leads`,
      )
    }),
    ...quality.map((t) => {
      const time = t.within === undefined ? '' : ` within ${spanName(t.within)}`
      const whom = `of the leads that enter ${stage(t.from)} in a ${t.period}${of(t)}`
      const goes = `${t.atLeast === 1 ? 'goes' : 'go'} on to ${stage(t.reach)}${time}`
      return target(
        'marketing.quality',
        t,
        `At least ${percent(t.atLeast)} ${whom} ${goes}.`,
        `At least {} ${whom} now ${goes}`,
        percent(t.atLeast),
      )
    }),
  ]
}

function promisesOfSales(
  { answered, contacted, attempts }: TargetsDocument['sales'],
  { stage }: Wording,
  of: (t: Any) => string,
): Sentence[] {
  return [
    ...answered.map((t) => {
      const rest = `of the offers of a ${t.period}${of(t)}`
      return target(
        'sales.answered',
        t,
        `At least ${percent(t.atLeast)} ${rest} are answered in time.`,
        `At least {} ${rest} are now answered in time`,
        percent(t.atLeast),
      )
    }),
    ...contacted.map((t) => {
      const rest = `of the leads that enter ${stage(t.stage)} in a ${t.period}${of(t)}`
      const time = spanName(t.within)
      return target(
        'sales.contacted',
        t,
        `At least ${percent(t.atLeast)} ${rest} are talked to within ${time}.`,
        `At least {} ${rest} are now talked to within ${time}`,
        percent(t.atLeast),
      )
    }),
    ...attempts.map((t) => {
      const rest = `of the leads in ${stage(t.stage)} that could not be reached in a ${t.period}${of(t)}`
      const times = `${numberName(t.attempts)} ${t.attempts === 1 ? 'time' : 'times'} within ${spanName(t.within)}`
      return target(
        'sales.attempts',
        t,
        `At least ${percent(t.atLeast)} ${rest} were tried ${times}.`,
        `At least {} ${rest} are now tried ${times}`,
        percent(t.atLeast),
      )
    }),
  ]
}
