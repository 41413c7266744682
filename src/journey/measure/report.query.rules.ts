import { NARROWING } from '#journey/measure/grain/filter.rules.ts'
import type { ReportQuery } from '#journey/measure/report.query.contract.ts'

/** Days and filters of a report as they stand under the title of its picture. */
export function askedInWords({ by, from, to, period, ...given }: ReportQuery): string[] {
  const days = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')
  return [
    ...(by === undefined ? [] : [`by ${by}`]),
    ...(days === '' ? [] : [days]),
    ...(period === 'event' ? ['what happened in it'] : []),
    ...NARROWING.flatMap((name) => {
      const value = given[name]
      return value === undefined ? [] : [`${name} ${value === '-' ? 'not said' : value}`]
    }),
  ]
}
