import { badDimension } from '#journey/measure/report.rules.ts'
import { COST_BY, type CostBy } from '#journey/measure/cost/cost.store.ts'
import { costOfQuality } from '#journey/measure/cost/cost.ts'
import { leakLedger } from '#journey/measure/leaks/ledger.ts'
import { vintages as vintagesOf } from '#journey/measure/cost/vintages.ts'
import type { Cells, Table } from '#journey/measure/report.rules.ts'
import type { ExpectedView, LaidView, ValueView } from '#journey/measure/cost/contract.ts'
import type { Given, Narrowed } from '#journey/measure/grain/filter.rules.ts'
import type { LeakClass } from '#journey/measure/leaks/classes.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'
import type { Step } from '#journey/measure/cost/cost.rules.ts'

const LEAK_NAMES: Record<LeakClass, string> = {
  duplicate: 'here already as another lead',
  lost_in_sync: 'lost in sync',
  bounced: 'mails bounce',
  returned: 'returned, nobody answered',
  unanswered: 'offered, nobody answered',
  unowned: 'waits for an owner',
  idle: 'accepted, nobody called',
  recycled: 'nurture without a programme',
  unwatched: 'disqualified without a date',
}

/** Where leads lie as of a day, each in exactly one class. */
export async function leaks(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: the ledger is by class')
  const found = await leakLedger(floor, givenBy(floor, asked), null, 'en')
  if ('refused' in found) return found
  const { currency, classes, all, value } = found
  const trend = (counts: number[]): Cells => [counts[0] ?? 0, counts.at(-1) ?? 0]
  return {
    columns: [
      { name: 'class', unit: 'name' },
      { name: 'leads', unit: 'leads' },
      { name: 'expected', unit: currency },
      { name: 'expected low', unit: '95 % interval' },
      { name: 'expected high', unit: '95 % interval' },
      { name: 'spent on them', unit: currency },
      { name: 'since', unit: 'day' },
      { name: '12 weeks before', unit: 'leads' },
      { name: 'then', unit: 'leads' },
      { name: 'who can change it', unit: 'role' },
      { name: 'duty', unit: 'text' },
    ],
    rows: [
      ...classes.map((one) => [
        LEAK_NAMES[one.what],
        one.leads,
        ...expectedCells(one.expected),
        Number(one.spent),
        one.since?.slice(0, 10) ?? null,
        ...trend(one.trend),
        one.owner.role,
        one.duty && `${one.duty.names.join(', ')}: ${one.duty.within}`,
      ]),
      [
        'all',
        all.leads,
        ...expectedCells(all.expected),
        Number(all.spent),
        null,
        ...trend(all.trend),
        null,
        null,
      ],
    ],
    notes: [
      'A lead is in the first class of this order that holds, and in no other.',
      ...valueNotes(value),
      ...moneyNotes(found),
    ],
  }
}

const COST_NAMES: Record<Step, string> = {
  lead: 'lead',
  qualified: 'qualified lead',
  accepted: 'accepted lead',
  opportunity: 'opportunity',
  customer: 'customer',
}

/** What a lead costs at each step, by where it came from. */
export async function cost(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  if (asked.by !== null && !COST_BY.includes(asked.by as CostBy))
    return badDimension(asked.by, `one of ${COST_BY.join(', ')}`)
  const found = await costOfQuality(
    floor,
    { ...givenBy(floor, asked), ...(asked.by === null ? {} : { by: asked.by }) },
    null,
  )
  if ('refused' in found) return found
  const { currency, rows, all, ripe, by, more } = found
  const number = (text: string | null): number | null => (text === null ? null : Number(text))
  return {
    columns: [
      { name: by, unit: 'name' },
      { name: 'leads', unit: 'leads' },
      { name: 'spent', unit: currency },
      { name: 'without spend', unit: 'leads' },
      ...ripe.flatMap(({ step, days }) => {
        const name = `per ${COST_NAMES[step]}`
        if (step === 'lead') return [{ name, unit: currency }]
        return [
          { name: COST_NAMES[step], unit: `of leads at least ${days} days old` },
          { name, unit: currency },
          { name: `${name} low`, unit: '95 % interval' },
          { name: `${name} high`, unit: '95 % interval' },
        ]
      }),
    ],
    rows: [...rows, ...(rows.length > 1 ? [{ ...all, of: 'all' }] : [])].map((row) => [
      row.of,
      row.leads,
      Number(row.spent),
      row.unpaid,
      ...row.costs.flatMap(({ step, reached, each, low, high }) =>
        step === 'lead' ? [number(each)] : [reached, number(each), number(low), number(high)],
      ),
    ]),
    notes: [
      'Every lead bears an equal part of what was spent on its campaign and source in the days in which it came; a range is that of its coming.',
      'A step counts leads that are as old as nine of ten are when they come to it, and what was spent on them.',
      'Where nobody came to a step, low says what one costs at least: three in as many leads (Hanley and Lippman-Hand 1983).',
      ...(more > 0 ? [`${more} smaller ones are left out here and counted in “all”.`] : []),
      ...moneyNotes(found),
    ],
  }
}

/** Leads by the month in which they came, as an investment. */
export async function vintages(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: vintages are by month')
  const found = await vintagesOf(floor, givenBy(floor, asked), null)
  if ('refused' in found) return found
  const { currency, months, all, unpriced, value } = found
  const money = (name: string) => ({ name, unit: currency })
  return {
    columns: [
      { name: 'month', unit: 'of coming' },
      { name: 'leads', unit: 'passes' },
      money('invested'),
      money('on won'),
      money('written off'),
      money('still working'),
      { name: 'won', unit: 'passes' },
      { name: 'off', unit: 'passes' },
      { name: 'working', unit: 'passes' },
      { name: 'recovered', unit: 'passes of leads written off before' },
      money('returned'),
      money('expected still'),
      { name: 'expected low', unit: '95 % interval' },
      { name: 'expected high', unit: '95 % interval' },
    ],
    rows: [...months, { ...all, month: 'all' }].map((one) => [
      one.month,
      one.leads,
      ...[one.invested, one.onWon, one.onOff, one.onWorking].map(Number),
      one.won,
      one.off,
      one.working,
      one.recovered.leads,
      Number(one.returned),
      ...expectedCells(one.expected),
    ]),
    notes: [
      'Invested is what was spent on those won, those written off and those still working, to the cent.',
      'Written off: disqualified, lost or closed. A pass that another one followed stands as the lead does.',
      ...(unpriced > 0
        ? [`${unpriced} wins have no amount, or no rate of their day, and are in no sum.`]
        : []),
      ...valueNotes(value),
      ...moneyNotes(found),
    ],
  }
}

/** A moment that is now is no look back. */
function givenBy({ now }: ReportFloor, { asOf, given }: Narrowed): Given {
  return { ...given, asOf: asOf >= now() ? undefined : given.asOf }
}

function expectedCells(expected: ExpectedView): Cells {
  return expected === null ? [null, null, null] : [expected.mean, expected.low, expected.high]
}

const REFUSED = {
  too_few_leads: 'too few leads have a past of half a year',
  too_few_wins: 'too few of them were won',
  too_few_amounts: 'too few wins have an amount',
}

function valueNotes({ refused, n, won, horizonDays, asOf }: ValueView): string[] {
  if (refused !== null) return [`No expected value is told: ${REFUSED[refused]}.`]
  return [
    `Expected: the chance to be won within ${horizonDays} days by stage, age there and score (${n} situations until ${asOf.slice(0, 10)}, ${won} won), times the mean amount of the market and level.`,
  ]
}

function moneyNotes({ without, hours, late, nobodys, waiting, currency }: LaidView): string[] {
  return [
    ...without.map(
      ({ n, amount, currency: of }) =>
        `${n} amounts (${amount} ${of}) have no rate of their day and are in no figure.`,
    ),
    ...(hours > 0 ? [`${hours} hours of people have no cost and are in no figure.`] : []),
    ...(Number(nobodys) > 0
      ? [`${nobodys} ${currency} was spent in days in which no lead came that it was for.`]
      : []),
    ...(late > 0 ? [`${late} amounts were reported after that day.`] : []),
    ...(waiting > 0 ? [`${waiting} leads are still being counted.`] : []),
  ]
}
