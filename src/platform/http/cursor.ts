/** Opaque cursors: the sort key and id of the last row of a page, as base64url JSON. */
export function encodeCursor(values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

interface Parts {
  int4: number
  /** such as cents */
  whole: number
  /** epoch ms */
  moment: number
  text: string
  uuid: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** what PostgreSQL's timestamptz (from 4713 BC) and JavaScript's Date both hold */
const EARLIEST = -2.1e14
const LATEST = 8.64e15

const fits: { [Part in keyof Parts]: (value: unknown) => boolean } = {
  int4: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  whole: (value) => Number.isSafeInteger(value),
  moment: (value) => Number.isInteger(value) && (value as number) >= EARLIEST && (value as number) <= LATEST,
  text: (value) => typeof value === 'string' && !value.includes('\u0000') && value.isWellFormed(),
  uuid: (value) => typeof value === 'string' && UUID.test(value),
}

/** The values that a cursor holds, each of the kind that the list sorts by; null when somebody made the cursor up. */
export function decodeCursor<const Kinds extends readonly (keyof Parts)[]>(
  cursor: string,
  kinds: Kinds,
): { [I in keyof Kinds]: Parts[Kinds[I]] } | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(values) || values.length !== kinds.length) return null
    return kinds.every((kind, i) => fits[kind](values[i])) ? (values as never) : null
  } catch {
    return null
  }
}
