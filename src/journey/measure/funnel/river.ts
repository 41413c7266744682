import { flowsOf, moneyOf } from '#journey/measure/funnel/river.rules.ts'
import { notesOf, readCourse, type MeasureFloor, type Scope } from '#journey/measure/funnel/scope.ts'
import { filmOf } from '#journey/measure/funnel/film.rules.ts'
import {
  MOST_FILMED,
  readAmounts,
  readFlows,
  readPatterns,
  type Spans,
} from '#journey/measure/funnel/river.store.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { RiverView } from '#journey/measure/funnel/contract.ts'

/** A film of so many pictures: a week each, of a year. */
const PICTURES = 52
const HOUR_MS = 3600_000

/** The river as docs/funnel.md has it. */
export async function countRiver(floor: MeasureFloor, scope: Scope): Promise<Omit<RiverView, 'countedAt'>> {
  const { filters, live } = scope
  const { db } = floor
  const course = await readCourse(floor, filters.asOf)
  const patterns = await readPatterns(db, course, filters, live)
  const n = patterns.reduce((sum, one) => sum + one.n, 0)
  const begins = n > 0 ? Math.min(...patterns.map(({ first }) => first)) : (filters.from ?? filters.asOf)
  // its end moves on by the hour: what was counted for these pictures is good for the next ones
  const end = live ? Math.ceil(filters.asOf / HOUR_MS) * HOUR_MS : filters.asOf + 1
  const width = Math.max(1, (end - begins) / PICTURES)
  const spans: Spans = { begins, width }
  const oneIn = 2 ** Math.max(0, Math.ceil(Math.log2(n / MOST_FILMED)))
  const sample = await readFlows(db, course, filters, spans, oneIn, live)
  const rows = oneIn === 1 ? sample : filmOf(course, patterns, sample, PICTURES - 1)
  const known = await readRates(db)
  const amounts = await readAmounts(db, course, filters, spans, known.base, live)
  const rates = amounts.length === 0 ? null : known
  const money = moneyOf(course, rows, amounts, rates)
  const { flows, sources } = flowsOf(course, rows, amounts, money, rates)
  const named = ({ id, name, kind }: (typeof course.path)[number]) => ({ id, name, kind })
  const out = new Set(flows.map(({ to }) => to))
  return {
    asOf: iso(filters.asOf),
    from: filters.from === null ? null : iso(filters.from),
    to: filters.to === null ? null : iso(filters.to),
    moments: Array.from({ length: PICTURES }, (_, i) =>
      iso(Math.min(filters.asOf, Math.round(begins + (i + 1) * width))),
    ),
    sources,
    stages: course.path.map(named),
    exits: course.exits.filter(({ id }) => out.has(id)).map(named),
    flows: flows.map((flow) => ({ ...flow, at: Math.min(flow.at, PICTURES - 1) })),
    money,
    notes: await notesOf(floor, scope, { late: 0, elsewhere: 0 }),
  }
}
