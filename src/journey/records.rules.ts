/** One more of a kind. A kind may be called `constructor`: only an own key is a count. */
export function count(counts: Record<string, number>, kind: string): void {
  counts[kind] = Object.hasOwn(counts, kind) ? counts[kind]! + 1 : 1
}

/** Ids come from other systems: assigned plainly, the key `__proto__` would be lost and not kept. */
export function put<Value>(record: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
  } else record[key] = value
}
