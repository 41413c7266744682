import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { MEASURE, type Measure } from '#journey/measure/change/measures.rules.ts'

/** A question whose rows a measure is counted from: lead, pass, when it counts, whether it is a hit, how many hours it took. */
export interface Source {
  sql: string
  params: unknown[]
}

/** Everything but revenue, which is counted from deals. */
export type Counted = Exclude<Measure, 'revenue'>

/** The columns of `passes` that a conversion is about; names of ours, never a text from outside. */
const REACHED = { qualified: 'qualified_at', opportunity: 'opportunity_at', won: 'won_at' } as const

/**
 * Rows of a measure between two moments, as of `filters.asOf`. Parameters: the moment, the range (all epoch ms), the time that
 * something has to happen in (ms), then those of the filters.
 */
export function sourceOf(measure: Counted, filters: Filters, from: number, to: number): Source {
  const { sql, params } = passesWhere({ ...filters, period: 'event' }, 5)
  const withinMs = MEASURE[measure].ripeDays * 86_400_000
  const all = [filters.asOf, from, to, withinMs, ...params]
  const during = (at: string): string =>
    `${at} >= to_timestamp($2::float8 / 1000.0) and ${at} <= least(to_timestamp($3::float8 / 1000.0), to_timestamp($1::float8 / 1000.0))`
  const inTime = (at: string, since: string): string =>
    `coalesce(${at} <= least(${since} + $4::float8 * interval '1 millisecond', to_timestamp($1::float8 / 1000.0)), false)`
  return { sql: `${select(measure, inTime, during)} and ${sql} and $4::float8 is not null`, params: all }
}

function select(
  measure: Counted,
  inTime: (at: string, since: string) => string,
  during: (at: string) => string,
): string {
  const passes = (at: string, hit = 'null::boolean'): string =>
    `select p.lead_id, p.pass, ${at} as at, ${hit} as hit, null::float8 as hours from passes p where ${during(at)}`
  if (measure === 'sales_ready') return passes('least(p.offered_at, p.accepted_at)')
  if (measure === 'cost_lead') return passes('p.began_at')
  if (measure === 'cost_opportunity') return passes('p.opportunity_at')
  if (measure === 'qualified' || measure === 'opportunity' || measure === 'won')
    return passes('p.began_at', inTime(`p.${REACHED[measure]}`, 'p.began_at'))
  const hit = {
    accepted: `h.answer = 'accepted'`,
    // given back at once, or after it was accepted
    returned: `h.answer = 'returned' or ${inTime('h.returned_at', 'h.answered_at')}`,
    answer_hours: 'null::boolean',
  }[measure]
  return `select h.lead_id, h.pass, h.answered_at as at, ${hit} as hit, date_part('epoch', h.answered_at - h.offered_at) / 3600 as hours
       from handoffs h join passes p on p.workspace_no = h.workspace_no and p.lead_id = h.lead_id and p.pass = h.pass
      where h.workspace_no = 1 and h.answer in ('accepted', 'returned', 'expired') and ${during('h.answered_at')}`
}
