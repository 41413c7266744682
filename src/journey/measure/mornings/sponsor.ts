import { DAY_MS } from '#journey/measure/day.rules.ts'
import { broughtBy, dealsOpen, dealsWon, type Deals } from '#journey/measure/mornings/sponsor.store.ts'
import { decisions, sourced } from '#journey/measure/mornings/sponsor.rules.ts'
import { figures } from '#work/figures.ts'
import { leaksOf } from '#journey/measure/leaks.rules.ts'
import { offerCounts } from '#journey/measure/offers.store.ts'
import { promisesOf } from '#journey/measure/mornings/promises.ts'
import { readWorth } from '#journey/measure/worth.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { morningNoteDe } from '#journey/measure/mornings/notes.de.rules.ts'
import { spanIn } from '#journey/spoken.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Money, SponsorMorning } from '#journey/measure/mornings/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

/** GET /api/mornings/sponsor: do we keep what we signed, and what should I decide? */
export function sponsor(livesOf: ReadLives) {
  return (services: Services, request: Request): Promise<Answer> => answer(services, request, livesOf)
}

/** The life of every version belongs to the agreement; whoever puts the rooms together hands it over. */
export type ReadLives = (services: Services) => Promise<AgreementLife[]>

async function answer(services: Services, request: Request, livesOf: ReadLives): Promise<Answer> {
  const days = Number((request.query as { days: string }).days)
  return { status: 200, body: await sponsorView(services, days, request.language, livesOf) }
}

/** The page's figures and sentences, whoever shows them. */
export async function sponsorView(
  services: Services,
  days: number,
  language: Language,
  livesOf: ReadLives,
): Promise<SponsorMorning> {
  const now = services.now()
  const rules = services.law.at(now)
  const [{ at, value }, lives] = await Promise.all([sponsorFigures(services, days), livesOf(services)])
  const inForce = lives.find(({ version }) => version === rules.version)
  const promised = rules.targets.contribution.filter(
    ({ of, credit, market, offer, segment }) =>
      of === 'revenue' && credit === 'sourced' && market === null && offer === null && segment === null,
  )
  return {
    asOf: iso(now),
    countedAt: iso(at),
    from: iso(value.from),
    days,
    agreement: {
      version: rules.version,
      name: rules.name,
      signed: inForce !== undefined && !inForce.unsigned,
      since: inForce?.inForceFrom ?? iso(rules.effectiveFrom),
      review: rules.review === null ? null : iso(rules.review),
    },
    decide: decisions({
      now,
      lives,
      signed: inForce !== undefined && !inForce.unsigned,
      review: rules.review,
      promises: value.promises,
      leaks: value.leaks,
    }),
    promises: value.promises.map((one) => ({
      ...one,
      within: one.within && spanIn(one.within, language),
    })),
    leaks: value.leaks,
    money: {
      won: value.won.map(money),
      before: value.before.map(money),
      wonCount: count(value.won),
      pipeline: value.open.map(money),
      openCount: count(value.open),
      sourced: value.sourced.map((one) => {
        const band = promised.find((target) => target.function === one.of)
        return { ...one, promised: band ? { from: band.from, to: band.to } : null }
      }),
    },
    notes: [
      'A duty’s share is that of its clocks that were met in time, with a 95 % interval; running clocks count once they are late.',
      'A conversion with a time limit is that of the leads whose time is up, so it looks back as far as its limit.',
      'Who entered a lead by hand brought it; what came from the web, a file or another system counts for marketing.',
      ...(value.narrower > 0
        ? [`${value.narrower} targets of single markets, offers or segments are not measured here.`]
        : []),
    ].map((note) => (language === 'de' ? morningNoteDe(note) : note)),
  }
}

/** How the last `days` went; `noOlder` as figures() has it. */
export function sponsorFigures(services: Services, days: number, noOlder?: number) {
  const count = async (db: Queryable) => {
    const { law } = services
    const now = services.now()
    const ms = days * DAY_MS
    const range = { asOf: now, from: now - ms, to: now }
    const [kept, counts, worth, won, before, open, brought] = await Promise.all([
      promisesOf(db, law.at(now), now, days),
      offerCounts(db, range),
      figures(services, 'worth', (lane) => readWorth(lane, now)),
      dealsWon(db, now - ms, now),
      dealsWon(db, now - 2 * ms, now - ms),
      dealsOpen(db),
      broughtBy(db, now - ms, now),
    ])
    return {
      from: range.from,
      ...kept,
      leaks: leaksOf(counts, worth.value),
      won,
      before,
      open,
      sourced: sourced(brought),
    }
  }
  return figures(services, `sponsor ${days}`, count, noOlder)
}

function money({ amount, currency }: Deals): Money {
  return { amount, currency }
}

function count(deals: Deals[]): number {
  return deals.reduce((sum, { n }) => sum + n, 0)
}
