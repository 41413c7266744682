/** JSON with the keys of every object in order: the same text for the same document, whatever wrote it down. */
export function canonical(document: unknown): string {
  return JSON.stringify(ordered(document))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one)]))
}
