import { keyed, type Wording } from './contract-text.parts.ts'

/**
 * Everything that an agreement says, value by value, under paths with ids in place of list positions. Conditions are
 * there as standard CEL, so that spaces and quotes make no difference. What does not matter is left out: comments,
 * the order of maps, and the number of the version, which only names the two sides.
 */
export function leavesOf(wording: Wording): Map<string, string> {
  const leaves = new Map<string, string>()
  const { version: _version, transition, ...rest } = wording.document
  const whole = {
    ...rest,
    transition: typeof transition === 'string' ? { leads: transition, stages: {} } : transition,
  }
  walk(whole, [], wording, leaves)
  return leaves
}

function walk(value: unknown, path: readonly string[], wording: Wording, leaves: Map<string, string>): void {
  if (value === undefined) return
  if (Array.isArray(value)) return list(value, path, wording, leaves)
  if (value !== null && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) walk(part, [...path, key], wording, leaves)
    return
  }
  const place = typeof value === 'string' ? placeOf(path) : null
  leaves.set(path.join('.'), place ? wording.condition(value as string, place).basis : JSON.stringify(value))
}

function list(
  items: readonly unknown[],
  path: readonly string[],
  wording: Wording,
  leaves: Map<string, string>,
): void {
  const objects = items.filter((item) => item !== null && typeof item === 'object')
  if (objects.length < items.length) return void leaves.set(path.join('.'), JSON.stringify(items))
  if (items.length === 0) return
  const entries = keyed(objects as Record<string, unknown>[], nameOf)
  const named = entries.map(({ key, item }) => ({
    key: typeof item['id'] === 'string' ? item['id'] : key,
    item,
  }))
  leaves.set([...path, '@order'].join('.'), JSON.stringify(named.map(({ key }) => key)))
  for (const { key, item } of named) walk(item, [...path, key], wording, leaves)
}

function nameOf(item: Record<string, unknown>): string {
  return String(item['id'] ?? item['to'] ?? item['title'] ?? '')
}

function placeOf(path: readonly string[]): 'stage' | 'fit' | 'touch' | null {
  const key = path.at(-1)
  if (key === 'if' && (path[0] === 'stages' || path[0] === 'fastTrack')) return 'stage'
  if (key !== 'when') return null
  if (path[0] === 'routing') return 'fit'
  if (path[0] === 'intent') return 'touch'
  if (path[0] === 'scoring') return path[1] === 'engagement' ? 'touch' : 'fit'
  return path.length === 3 && ['markets', 'offers', 'segments'].includes(path[0] ?? '') ? 'fit' : null
}
