import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { TargetsDocument } from './schema.ts'

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
  const title = wording.words.targets
  return [
    { title: title.contribution, sentences: contribution.map((t) => contributionOf(t, wording)) },
    { title: title.horizon, sentences: horizon.map((t) => horizonOf(t, wording)) },
    { title: title.mix, sentences: mix.map((t) => mixOf(t, wording)) },
    { title: title.marketing, sentences: promisesOfMarketing(marketing, wording) },
    { title: title.sales, sentences: promisesOfSales(sales, wording) },
  ].filter((draft) => draft.sentences.length > 0)
}

// ", in the market “Abroad”": what the target is narrowed to
function scopeOf({ market, offer, segment }: Any, { document, words }: Wording): string {
  const label = (list: 'markets' | 'offers' | 'segments', id: string | undefined): string | null =>
    id === undefined ? null : (document[list][id]?.label ?? id)
  return words.targets.scope(label('markets', market), label('offers', offer), label('segments', segment))
}

function target(
  list: string,
  t: Any,
  text: string,
  frame: string,
  value: string,
  { words }: Wording,
): Sentence {
  return say(`targets.${list}.${t.id}`, text, {
    refs: [{ kind: 'target', id: t.id }],
    facets: [
      facet(frame, value),
      // everything else of the target: if the frame changes as well, the sentences are set side by side
      {
        ...facet(
          words.targets.reads(t.id.replaceAll('_', ' ')),
          words.terms.quote(text),
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

function contributionOf(t: TargetsDocument['contribution'][number], wording: Wording): Sentence {
  const { terms, targets } = wording.words
  const band =
    t.from === t.to ? terms.percent(t.from) : targets.band(terms.number(t.from), terms.percent(t.to))
  const does = targets[t.credit]
  const says = (now: boolean, value: string): string =>
    does(now, value, terms.teams[t.function], t.of, t.period, scopeOf(t, wording))
  return promise('contribution', t, says, band, wording)
}

function horizonOf(t: TargetsDocument['horizon'][number], wording: Wording): Sentence {
  const { terms, targets } = wording.words
  const [short, long, scope] = [terms.percent(t.shortTerm), terms.percent(t.longTerm), scopeOf(t, wording)]
  const text = `${targets.spend(short, long, terms.within(t.within), t.period, scope)}.`
  return target(
    'horizon',
    t,
    text,
    targets.spendNow(t.period, scope),
    targets.spendSplit(short, long),
    wording,
  )
}

function mixOf(t: TargetsDocument['mix'][number], wording: Wording): Sentence {
  const { terms, targets } = wording.words
  const [came, went, scope] = [terms.percent(t.inbound), terms.percent(t.outbound), scopeOf(t, wording)]
  const text = `${targets.came(came, went, t.period, scope)}.`
  return target('mix', t, text, targets.cameNow(t.period, scope), targets.cameSplit(came, went), wording)
}

/** A promise whose sentence and whose change differ in nothing but the figure. */
function promise(
  list: string,
  t: Any,
  says: (now: boolean, value: string) => string,
  value: string,
  wording: Wording,
): Sentence {
  return target(list, t, `${says(false, value)}.`, says(true, '{}'), value, wording)
}

function promisesOfMarketing(
  { volume, quality }: TargetsDocument['marketing'],
  wording: Wording,
): Sentence[] {
  const { terms, targets } = wording.words
  return [
    ...volume.map((t) => {
      const says = (now: boolean, value: string): string =>
        targets.volume(now, value, wording.stage(t.stage), t.per, scopeOf(t, wording))
      return promise('marketing.volume', t, says, targets.leads(terms.number(t.atLeast)), wording)
    }),
    ...quality.map((t) => {
      const says = (now: boolean, value: string): string =>
        targets.quality(now, value, {
          from: wording.stage(t.from),
          to: wording.stage(t.reach),
          one: t.atLeast === 1,
          in: t.period,
          scope: scopeOf(t, wording),
          within: t.within === undefined ? null : terms.within(t.within),
        })
      return promise('marketing.quality', t, says, terms.percent(t.atLeast), wording)
    }),
  ]
}

function promisesOfSales(
  { answered, contacted, attempts }: TargetsDocument['sales'],
  wording: Wording,
): Sentence[] {
  const { terms, targets } = wording.words
  return [
    ...answered.map((t) => {
      const says = (now: boolean, value: string): string =>
        targets.answered(now, value, t.period, scopeOf(t, wording))
      return promise('sales.answered', t, says, terms.percent(t.atLeast), wording)
    }),
    ...contacted.map((t) => {
      const says = (now: boolean, value: string): string =>
        targets.contacted(
          now,
          value,
          wording.stage(t.stage),
          t.period,
          scopeOf(t, wording),
          terms.within(t.within),
        )
      return promise('sales.contacted', t, says, terms.percent(t.atLeast), wording)
    }),
    ...attempts.map((t) => {
      const says = (now: boolean, value: string): string =>
        targets.attempts(now, value, {
          stage: wording.stage(t.stage),
          in: t.period,
          scope: scopeOf(t, wording),
          times: terms.number(t.attempts),
          one: t.attempts === 1,
          within: terms.within(t.within),
        })
      return promise('sales.attempts', t, says, terms.percent(t.atLeast), wording)
    }),
  ]
}
