import {
  decisionSentence,
  promiseHint,
  promiseName,
  sumsOf,
} from '#journey/measure/mornings/sponsor.sentences.contract.ts'
import type { Block, Paper, Row } from '#platform/paper.rules.ts'
import type { PromiseView, SponsorMorning } from '#journey/measure/mornings/contract.ts'
import type { Share } from '#journey/measure/team.contract.ts'
import type { SponsorWords } from '#journey/measure/mornings/sponsor.words.contract.ts'
import type { Speech } from '#journey/measure/mornings/sponsor.sentences.contract.ts'

/** The sponsor's page as one hands it round in the meeting: the same figures and sentences as on the screen. */
export function sponsorPaper(
  view: SponsorMorning,
  words: SponsorWords,
  say: Speech,
  language: string,
): Paper {
  const { agreement } = view
  const under = [
    agreement.name,
    words.inForce(agreement.version, say.day(agreement.since)) +
      (agreement.signed ? '' : `, ${words.unsigned}`),
    words.paper.period(say.day(view.from), say.day(view.asOf)),
  ].join(' · ')
  const blocks: Block[] = [
    { what: 'section', text: words.decide },
    ...decided(view, words, say),
    { what: 'section', text: words.promises },
    ...promised(view.promises, words, say),
    { what: 'section', text: words.money },
    ...moneyOf(view, words, say),
    { what: 'section', text: words.leaks },
    ...leaking(view, words, say),
    { what: 'section', text: words.paper.notes },
    ...view.notes.map((text): Block => ({ what: 'note', text })),
  ]
  const page = (n: number, of: number) => words.paper.page(n, of)
  return { language, title: words.title, under, blocks, page }
}

function decided({ decide, money }: SponsorMorning, words: SponsorWords, say: Speech): Block[] {
  if (decide.length === 0) return [{ what: 'text', text: `${words.nothing}. ${words.nothingHint}` }]
  const currency = money.won[0]?.currency ?? money.pipeline[0]?.currency ?? null
  return decide.map((one) => ({
    what: 'point',
    text: decisionSentence(one, words, say),
    beside:
      one.worth !== null && one.worth > 0
        ? words.worth(say.money(String(Math.round(one.worth)), currency))
        : null,
  }))
}

function promised(promises: readonly PromiseView[], words: SponsorWords, say: Speech): Block[] {
  if (promises.length === 0) return [{ what: 'text', text: words.noPromises }]
  return (['marketing', 'leadgen', 'sales'] as const).flatMap((team) => {
    const own = promises.filter(({ of }) => of === team)
    if (own.length === 0) return []
    return [
      { what: 'group', text: words.teams[team] ?? team },
      ...own.map((one) => promiseRow(one, words, say)),
    ] satisfies Block[]
  })
}

const TONES = { kept: 'good', missed: 'bad', unsure: 'plain', none: 'plain' } as const

function promiseRow(one: PromiseView, words: SponsorWords, say: Speech): Row {
  const counted = one.what === 'volume'
  return {
    // the arrow is in no font that every reader has
    ...row(promiseName(one, words).replaceAll('→', '›'), promiseHint(one, words, say)),
    value: counted ? say.number(one.measured.hits) : told(one.measured, words, say),
    share: counted ? null : barOf(one.measured),
    mark: counted ? null : one.promised,
    tone: TONES[one.verdict],
    verdict: words.verdicts[one.verdict],
  }
}

function moneyOf({ money }: SponsorMorning, words: SponsorWords, say: Speech): Block[] {
  const { none } = words.paper
  return [
    {
      what: 'sums',
      of: [
        {
          name: words.wonNow,
          value: sumsOf(money.won, none, say),
          hint: `${words.deals(money.wonCount, say.number(money.wonCount))} · ${words.wonBefore(sumsOf(money.before, none, say))}`,
        },
        {
          name: words.pipeline,
          value: sumsOf(money.pipeline, none, say),
          hint: `${words.deals(money.openCount, say.number(money.openCount))} · ${words.pipelineHint}`,
        },
      ],
    },
    { what: 'group', text: words.brought },
    ...money.sourced.map((one): Row => ({
      ...row(
        words.teams[one.of] ?? one.of,
        one.promised ? words.band(one.promised.from, one.promised.to) : '',
      ),
      value: [told(one.share, words, say), sumsOf(one.revenue, none, say)].join(' · '),
      share: barOf(one.share),
    })),
  ]
}

function leaking({ leaks, money }: SponsorMorning, words: SponsorWords, say: Speech): Block[] {
  const currency = money.won[0]?.currency ?? null
  return leaks.map((one): Row => ({
    ...row(
      words.leak[one.what] ?? one.what,
      one.worth !== null && one.worth > 0
        ? words.worth(say.money(String(Math.round(one.worth)), currency))
        : '',
    ),
    value: `${say.number(one.hits)} · ${told(one, words, say)}`,
    share: barOf(one),
    tone: 'bad',
  }))
}

function row(name: string, hint: string): Row {
  return { what: 'row', name, hint, value: '', share: null, mark: null, tone: 'plain', verdict: '' }
}

function told({ share, low, high, n }: Share, { paper }: SponsorWords, say: Speech): string {
  if (share === null || low === null || high === null) return paper.none
  const around = paper.interval(say.percent(low), say.percent(high), say.number(n))
  return `${say.percent(share)} (${around})`
}

function barOf({ share, low, high }: Share): Row['share'] {
  return share === null || low === null || high === null ? null : { share, low, high }
}
