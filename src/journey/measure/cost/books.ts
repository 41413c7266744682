import { amountText, centsOf, dayOf, dayText } from '#journey/measure/cost/outlay.store.ts'
import { expectedOf } from '#journey/measure/value/valuer.rules.ts'
import { groundOf, laidView, type MoneyFloor } from '#journey/measure/cost/ground.ts'
import { ageOf, bandOf } from '#journey/measure/value/situation.rules.ts'
import { inBase } from '#journey/measure/grain/money.rules.ts'
import { inCents } from '#journey/measure/cost/outlay.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { marketOf } from '#journey/measure/value/market.rules.ts'
import { readBooks, type BookPass } from '#journey/measure/cost/books.store.ts'
import { valueView } from '#journey/measure/cost/views.rules.ts'
import { valuerAt } from '#journey/measure/value/valuer.store.ts'
import type { Ground } from '#journey/measure/cost/ground.ts'
import type { LeadBooks } from '#journey/measure/cost/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Valuer } from '#journey/measure/value/valuer.rules.ts'

/** A lead's own books: what was spent on it, what was expected of it whenever it moved, what it brought. */
export async function leadBooks(floor: MoneyFloor, lead: string): Promise<LeadBooks | Refusal> {
  const ground = await groundOf(floor, {}, null)
  if ('refused' in ground) return ground
  const [{ valuer, ...learned }, found] = await Promise.all([
    valuerAt(floor, ground.filters.asOf, ground.rates),
    readBooks(floor.db, lead),
  ])
  if (!found) return { refused: 'not_found', detail: `There is no lead ${lead}.` }
  const { nobodys: _, ...laid } = laidView(ground)
  const passes = found.passes.map((pass) => passView(floor, ground, valuer, pass, found.scores))
  const sum = (of: (one: (typeof passes)[number]) => string): string =>
    amountText(passes.reduce((all, one) => all + centsOf(of(one)), 0n))
  return {
    ...laid,
    asOf: iso(ground.filters.asOf),
    spent: sum(({ spent }) => spent),
    returned: sum(({ returned }) => returned),
    passes,
    value: valueView({ valuer, ...learned }),
  }
}

function passView(
  floor: MoneyFloor,
  { laid, rates, filters }: Ground,
  valuer: Valuer,
  pass: BookPass,
  scores: { at: number; total: number }[],
): LeadBooks['passes'][number] {
  const parts = laid.shares.parts(dayOf(pass.day), pass.campaign, pass.source)
  const cents = inCents(parts.map(({ share }) => share))
  const based =
    pass.amount === null || pass.currency === null || pass.won_day === null
      ? null
      : inBase(pass.amount, pass.currency, pass.won_day, rates)
  const market = marketOf(pass.groups)
  const stageName = (stage: string): string => floor.law.at(filters.asOf).stages[stage]?.name ?? stage
  const pointAt = (at: number, stay: BookPass['stays'][number]) => {
    const band = bandOf(scores.findLast((one) => one.at <= at)?.total ?? 0)
    const situation = { stage: stay.stage, age: ageOf(at - stay.from), band }
    const expected = expectedOf(valuer, [{ ...situation, market, level: pass.level, n: 1 }])
    return {
      at: iso(at),
      stage: stageName(stay.stage),
      chance: valuer.refused === null ? valuer.chance(situation).mean : 0,
      expected: expected && Math.round(expected.mean * 100) / 100,
    }
  }
  // of what is won or written off nothing more is expected: those stays say what came instead
  const open = pass.stays.filter(({ from }) => pass.ended_at === null || from < pass.ended_at)
  const last = open.at(-1)
  const points = open.map((stay) => pointAt(stay.from, stay))
  if (last && pass.ended_at === null) points.push(pointAt(filters.asOf, last))
  return {
    pass: pass.pass,
    began: iso(pass.began_at),
    standing: pass.won_at !== null ? 'won' : pass.ended_at !== null && !pass.followed ? 'off' : 'working',
    spent: amountText(cents.sum),
    parts: parts.map(({ outlay, among }, i) => ({
      campaign: outlay.campaign,
      source: outlay.source,
      from: dayText(outlay.from),
      to: dayText(outlay.to),
      of: amountText(outlay.cents),
      among,
      share: amountText(cents.parts[i]!),
    })),
    points,
    returned: based === null ? '0.00' : based.amount,
  }
}
