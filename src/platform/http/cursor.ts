/** Opaque cursors: the sort key and id of the last row of a page, as base64url JSON. */
export function encodeCursor(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Null when somebody made the cursor up. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(values) || values.length !== length) return null
    const sound = values.every(
      (value) => value === null || typeof value === 'string' || Number.isFinite(value),
    )
    return sound ? (values as (string | number | null)[]) : null
  } catch {
    return null
  }
}
