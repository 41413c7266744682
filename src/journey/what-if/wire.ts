/**
 * PostgreSQL's binary COPY format, read as it arrives: a signature, then per row the number of fields and each field's
 * length and bytes (PostgreSQL manual, COPY, File Formats). Text would have to be unescaped and dates parsed: half of
 * what a row costs.
 */
const HEADER_BYTES = 19
/** microseconds from 1970 to 2000, where PostgreSQL's timestamps begin */
const EPOCH_MS = 946_684_800_000

/** A row's fields in the bytes that hold them; valid until the next row. */
export class WireRow {
  bytes: Buffer = Buffer.alloc(0)
  starts: Int32Array
  lengths: Int32Array

  constructor(fields: number) {
    this.starts = new Int32Array(fields)
    this.lengths = new Int32Array(fields)
  }

  text(field: number): string {
    const start = this.starts[field]!
    return this.bytes.utf8Slice(start, start + this.lengths[field]!)
  }

  /** for what is known to be ASCII: a third of the price */
  ascii(field: number): string {
    const start = this.starts[field]!
    return this.bytes.latin1Slice(start, start + this.lengths[field]!)
  }

  int4(field: number): number {
    return this.bytes.readInt32BE(this.starts[field])
  }

  boolean(field: number): boolean {
    return this.bytes[this.starts[field]!] === 1
  }

  /** epoch ms */
  moment(field: number): number {
    const start = this.starts[field]!
    const high = this.bytes.readInt32BE(start)
    const microseconds = high * 4_294_967_296 + this.bytes.readUInt32BE(start + 4)
    return Math.round(microseconds / 1000) + EPOCH_MS
  }

  uuid(field: number): string {
    const start = this.starts[field]!
    const hex = this.bytes.hexSlice(start, start + 16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}

declare global {
  interface Buffer {
    utf8Slice(start: number, end: number): string
    latin1Slice(start: number, end: number): string
    hexSlice(start: number, end: number): string
  }
}

/** Calls `take` for every row of a COPY … (format binary) stream. The row is reused. */
export async function eachRow(
  stream: AsyncIterable<Buffer>,
  fields: number,
  take: (row: WireRow) => void,
): Promise<void> {
  const row = new WireRow(fields)
  let rest: Buffer = Buffer.alloc(0)
  let begun = false
  for await (const chunk of stream) {
    row.bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    if (!begun) {
      if (row.bytes.length < HEADER_BYTES) {
        rest = row.bytes
        continue
      }
      at = HEADER_BYTES
      begun = true
    }
    for (;;) {
      const end = place(row, at)
      if (end < 0) break
      take(row)
      at = end
    }
    rest = row.bytes.subarray(at)
  }
}

/** Finds the fields of the row at a position; its end, or −1 when it is not there whole (or was the last). */
function place({ bytes, starts, lengths }: WireRow, from: number): number {
  const { length } = bytes
  if (from + 2 > length) return -1
  const fields = bytes.readInt16BE(from)
  if (fields < 0) return -1
  let at = from + 2
  for (let field = 0; field < fields; field++) {
    if (at + 4 > length) return -1
    const size = bytes.readInt32BE(at)
    starts[field] = at + 4
    lengths[field] = size
    at += 4 + Math.max(size, 0)
  }
  return at <= length ? at : -1
}
