/**
 * The path of a key `__proto__` in parsed JSON, and null when there is none. Schemas of free keys (z.record) leave it
 * out silently; who sends it is to be told. The walk keeps its own stack, since JSON may be nested deeper than ours.
 */
export function reservedKey(raw: string, parsed: unknown): string | null {
  // the escaped spelling gets through here and is left out by the schema
  if (!raw.includes('__proto__')) return null
  const waiting: { value: unknown; path: string }[] = [{ value: parsed, path: '' }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      const here = path === '' ? key : `${path}.${key}`
      if (key === '__proto__') return here
      waiting.push({ value: inner, path: here })
    }
  }
  return null
}
