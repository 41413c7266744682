import type { Json } from '#journey/agreement/editing.contract.ts'
import { valueAt, type Path } from './values.ts'

/**
 * A dotted place of the contract, ids in place of list positions (`stages.mql.exits.won#0.when.score`), or of a problem
 * (`stages.mql.exits.0.when.1.if`), as the path of the file. What is not there ends it.
 */
export function pathOf(value: Json | undefined, dotted: string): Path {
  const path: (string | number)[] = []
  let now: unknown = value
  for (const step of dotted.split('.').filter(Boolean)) {
    if (Array.isArray(now)) {
      const at = positionOf(now, step)
      if (at < 0) break
      path.push(at)
      now = now[at]
    } else if (now !== null && typeof now === 'object' && step in now) {
      path.push(step)
      now = (now as Record<string, unknown>)[step]
    } else break
  }
  return path
}

function positionOf(list: unknown[], step: string): number {
  if (/^\d+$/.test(step)) return Number(step) < list.length ? Number(step) : -1
  const byId = list.findIndex((item) => named(item, 'id') === step)
  if (byId >= 0) return byId
  const [, name = step, nth = '0'] = /^(.*)#(\d+)$/.exec(step) ?? []
  const alike = list.flatMap((item, i) =>
    [named(item, 'to'), named(item, 'title')].some((one) => one?.replaceAll('.', '·') === name) ? [i] : [],
  )
  return alike[Number(nth)] ?? -1
}

function named(item: unknown, key: string): string | undefined {
  const found = valueAt(item as Json, [key])
  return typeof found === 'string' ? found : undefined
}

/** The page of the form on which a place stands. */
export function partOf([top, next]: Path): string {
  switch (top) {
    case 'lead':
      return 'fields'
    case 'scoring':
      return next === 'engagement' ? 'engagement' : 'fit'
    case 'intent':
    case 'levels':
      return 'intent'
    case 'path':
    case 'fastTrack':
      return 'path'
    case 'stages':
      return typeof next === 'string' ? `stage:${next}` : 'path'
    case 'returnReasons':
    case 'disqualifyReasons':
      return 'reasons'
    case 'markets':
    case 'offers':
    case 'segments':
      return 'groups'
    case 'routing':
      return 'routing'
    case 'targets':
      return 'targets'
    case 'calendars':
      return 'calendars'
    case undefined:
      return 'yaml'
    default:
      return 'terms'
  }
}
