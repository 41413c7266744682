import { badDimension } from '#journey/measure/report.rules.ts'
import { countMaturity } from '#journey/measure/maturity/maturity.ts'
import { EACH } from '#journey/measure/maturity/periods.rules.ts'
import { OF } from '#journey/measure/maturity/contract.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import { rounded } from '#journey/measure/interval.rules.ts'
import type { Cells, Table } from '#journey/measure/report.rules.ts'
import type { Narrowed } from '#journey/measure/grain/filter.rules.ts'
import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

const BYS = OF.flatMap((of) => EACH.map((each) => `${of}:${each}`))

/** A row for each cohort: what came of it by each age, and what is still expected. Without `by`: revenue by quarter. */
export async function maturity(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  const by = asked.by ?? 'revenue:quarter'
  const [of, each] = [OF.find((one) => by === one || by.startsWith(`${one}:`)), EACH.find((one) => by.endsWith(`:${one}`))] // prettier-ignore
  if (of === undefined || (by !== of && each === undefined)) return badDimension(by, BYS.join(', '))
  const scope = scopeOf(floor, asked.given)
  if ('refused' in scope) return scope
  const view = await countMaturity(floor, scope, { of, each: each ?? 'quarter' })
  const unit = view.currency ?? 'leads'
  const ages = Array.from({ length: Math.max(0, ...view.cells.map(({ age }) => age)) + 1 }, (_, age) => age)
  const cells = new Map(view.cells.map((one) => [`${one.cohort} ${one.age}`, one]))
  return {
    columns: [
      { name: 'cohort', unit: `leads that began in the ${view.each}` },
      { name: 'leads', unit: 'passes' },
      { name: 'age', unit: `${view.each}s known` },
      { name: 'came', unit },
      { name: 'still to come', unit },
      { name: 'low', unit: '95 % interval' },
      { name: 'high', unit: '95 % interval' },
      { name: 'standard error', unit },
      { name: 'matured', unit: 'share of all that is expected' },
      ...ages.map((age) => ({ name: `by age ${age}`, unit })),
    ],
    rows: view.cohorts.map(({ cohort, leads, age, sum, rest, error, share }): Cells => [
      cohort,
      leads,
      age,
      Number(sum),
      rest?.mean ?? null,
      rest?.low ?? null,
      rest?.high ?? null,
      error,
      share === null ? null : rounded(share, 4),
      ...ages.map((at) => {
        const came = cells.get(`${cohort} ${at}`)?.sum ?? null
        return came === null ? null : Number(came)
      }),
    ]),
    notes: said(view, unit),
  }
}

function said(view: Omit<MaturityView, 'countedAt'>, unit: string): string[] {
  const { rest, after, error, running, open, horizon, notes, backTest, missing } = view
  const range = (of: { mean: number; low: number; high: number | null }): string =>
    `${of.mean} (${of.low} to ${of.high ?? 'nobody can say'})`
  const some = (n: number, text: string): string | null => (n > 0 ? `${n} ${text}` : null)
  return [
    `Age: whole ${view.each}s after that of the beginning, followed for 24 months at most. Known up to ${view.known.slice(0, 10)}.`,
    missing === null
      ? `Expected of these cohorts since then, ${unit}: ${range(rest!)}, standard error ${error}; after ${running.period}: ${range(after!)}. By ${METHOD[view.method!]}.`
      : WHY[missing.reason],
    `${running.period} so far: ${running.came.sum} ${unit}; of it ${running.short.sum} of leads that had begun at most ${horizon.months} months before${horizon.signed ? `, as signed (${horizon.signed.id})` : ' (no horizon is signed)'}, ${running.long.sum} of older ones.`,
    `Leads that began in ${running.period}: ${running.leads}; ${running.own.sum} came of them already${running.rest ? `, expected after it ${range(running.rest)}` : ''}.`,
    `Open opportunities: ${open.n}, ${open.sum} as they stand. What is still to come expects these among others: the two are not added.`,
    ...backTest.map(({ months, expected, came, held, of, heldOf }) =>
      expected === null
        ? `Told ${months} months before: too little was known.`
        : `Told ${months} months before, of the time since: ${range(expected)}; came: ${came}${held === null ? '' : held ? ', within the range' : ', outside the range'}. Of all moments from which one can look as far ahead the range held in ${heldOf} of ${of}.`,
    ),
    some(notes.waiting, 'leads are still being counted.'),
    notes.begins &&
      `The first ${view.each} is left out: nothing is known before ${notes.begins.slice(0, 10)}.`,
    notes.cut &&
      `The running ${view.each} is known up to ${notes.cut.slice(0, 10)} only, and is in no cohort.`,
    notes.older ? 'Cohorts older than 36 months are left out.' : null,
    some(notes.late, 'leads or opportunities were recorded after that day.'),
    some(notes.future, 'leads are said to begin in the future and are not counted.'),
    some(notes.early, 'are dated before their lead’s beginning, and count at age 0.'),
    some(notes.undated, 'opportunities have no date, and are in no figure.'),
    some(notes.unplaced, 'opportunities belong to leads that are not counted yet.'),
    some(notes.noAmount, 'opportunities have no amount, and are in no sum.'),
    ...notes.without.map(
      ({ amount, currency, n }) =>
        `${amount} ${currency ?? 'without a currency'} of ${n} opportunities: without a rate of the day, in no sum.`,
    ),
  ].filter((note) => note !== null)
}

const METHOD = {
  ladder: 'the chain ladder with Mack’s standard error (1993)',
  rate: 'the rate per lead and age, because the chain ladder has too little to multiply',
}

const WHY = {
  cohorts: 'Fewer than three whole cohorts are known: what is still to come cannot be told.',
  negative: 'A sum falls from one age to the next: what is still to come cannot be told.',
  nothing: 'Nothing has come of these leads yet: what is still to come cannot be told.',
}
