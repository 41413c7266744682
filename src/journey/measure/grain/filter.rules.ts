import { asked } from '#journey/measure/report.rules.ts'
import { NOTHING } from '#journey/measure/grain/filter.contract.ts'
import type { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import type { Asked } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { z } from 'zod'

const COLUMNS = ['source', 'campaign', 'channel', 'owner', 'origin', 'version'] as const
const GROUPS = ['market', 'segment', 'offer'] as const
type Column = (typeof COLUMNS)[number]
type Group = (typeof GROUPS)[number]

/** Checked filters. Moments: epoch ms, `to` and `asOf` the ends of their days; null: not narrowed. */
export interface Filters {
  asOf: number
  /** as given, or the moment of asking */
  asOfText: string
  from: number | null
  to: number | null
  period: 'entry' | 'event'
  columns: { column: Column; value: string | number }[]
  groups: { group: Group; id: string }[]
  /** passes that began in one of these stretches, from and up to but without; undefined: whenever */
  weeks?: [number, number][]
}

/** A query as it comes from a route or from the command line's flags, where undefined stands for what is left out. */
export type Given = {
  [Key in keyof z.infer<typeof GrainFilters>]?: z.infer<typeof GrainFilters>[Key] | undefined
}

/** Which leads are meant, apart from when. */
export const NARROWING = [
  'source',
  'campaign',
  'channel',
  'market',
  'segment',
  'offer',
  'origin',
  'owner',
  'version',
] as const satisfies readonly (Column | Group)[]
export type Filter = (typeof NARROWING)[number] | 'period'

/** What a report is asked for: days and dimension, checked, and the filters as they were given. */
export interface Narrowed extends Asked {
  given: Given
}

/** Refuses (`invalid`, naming each) filters that somebody gave and a report cannot use. */
export function usable(given: Given, known: readonly Filter[], report: string): Refusal | null {
  const errors = [...NARROWING, 'period' as const]
    .filter((name) => given[name] !== undefined && !known.includes(name))
    .map((field) => ({
      field,
      message:
        known.length === 0
          ? `is no filter of ${report}: it has none`
          : `is no filter of ${report}; there are ${known.join(', ')}`,
    }))
  if (errors.length === 0) return null
  return { refused: 'invalid', detail: errors.map((e) => `${e.field} ${e.message}`).join('; '), errors }
}

/** Refuses (`invalid`, naming the field) days that are none or run backwards, and groups that the agreement does not know. */
export function filtersOf(
  given: Given,
  now: number,
  rules: Pick<Ruleset, 'markets' | 'offers' | 'segments'>,
): Filters | Refusal {
  const dates = asked({ asOf: given.asOf, from: given.from, to: given.to }, now)
  if ('refused' in dates) return dates
  const errors: { field: string; message: string }[] = []
  const groups = GROUPS.flatMap((group) => {
    const id = given[group]
    if (id === undefined) return []
    const known = Object.keys(rules[`${group}s`])
    if (id !== NOTHING && !known.includes(id)) {
      errors.push({
        field: group,
        message:
          known.length > 0
            ? `is not in the agreement; there are ${known.join(', ')}`
            : 'is not in the agreement; it names none',
      })
    }
    return [{ group, id }]
  })
  if (errors.length > 0)
    return { refused: 'invalid', detail: errors.map((e) => `${e.field} ${e.message}`).join('; '), errors }
  const columns = COLUMNS.flatMap((column) => {
    const value = given[column]
    return value === undefined ? [] : [{ column, value }]
  })
  const { asOf, asOfText, from, to } = dates
  return { asOf, asOfText, from, to, period: given.period ?? 'entry', columns, groups }
}

/** A condition in SQL, with the values of its parameters. */
export interface Where {
  sql: string
  params: unknown[]
}

/**
 * The condition over `passes` that the filters make: passes that had begun as of the moment asked about, in the period if
 * it is about their entry, and narrowed. What happened in the period is for the report to ask (`within`).
 * @param first number of the first parameter
 * @param of the table's alias
 */
export function passesWhere(filters: Filters, first = 1, of = 'p'): Where {
  const params: unknown[] = []
  const value = (given: unknown): string => `$${first + params.push(given) - 1}`
  const moment = (at: number): string => `to_timestamp(${value(at)}::float8 / 1000.0)`
  const parts = [`${of}.workspace_no = 1`, `${of}.began_at <= ${moment(filters.asOf)}`]
  if (filters.period === 'entry') {
    if (filters.from !== null) parts.push(`${of}.began_at >= ${moment(filters.from)}`)
    if (filters.to !== null) parts.push(`${of}.began_at <= ${moment(filters.to)}`)
  }
  if (filters.weeks) {
    const any = filters.weeks.map(
      ([from, until]) => `${of}.began_at >= ${moment(from)} and ${of}.began_at < ${moment(until)}`,
    )
    parts.push(`(${any.join(' or ')})`)
  }
  for (const { column, value: wanted } of filters.columns) {
    parts.push(wanted === NOTHING ? `${of}.${column} is null` : `${of}.${column} = ${value(wanted)}`)
  }
  for (const { group, id } of filters.groups) {
    parts.push(
      id === NOTHING
        ? `not exists (select 1 from unnest(${of}.groups) as g where g like '${group}:%')`
        : `${value(`${group}:${id}`)} = any(${of}.groups)`,
    )
  }
  return { sql: parts.join(' and '), params }
}

/**
 * The condition that something happened as of the moment asked about, and in the period if that is about events.
 * @param column an expression of type timestamptz, never a text from outside
 */
export function within(filters: Filters, column: string, first = 1): Where {
  const params: unknown[] = []
  const moment = (at: number): string => `to_timestamp($${first + params.push(at) - 1}::float8 / 1000.0)`
  const parts = [`${column} <= ${moment(filters.asOf)}`]
  if (filters.period === 'event') {
    if (filters.from !== null) parts.push(`${column} >= ${moment(filters.from)}`)
    if (filters.to !== null) parts.push(`${column} <= ${moment(filters.to)}`)
  }
  return { sql: parts.join(' and '), params }
}
