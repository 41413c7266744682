import { hashOf, keyFrom, REASONS } from './keys.rules.ts'
import { MOST_RECORDS } from '#journey/matching/pairs.rules.ts'

const NONE = -1

/**
 * Who shares which key, of all leads at once: for every lead and reason the next lead that has the same. 60 bytes a lead, so
 * that a million fit beside what is compared. Leads are numbers from 0 on, and are added in that order.
 */
export class Blocks {
  readonly #count: number
  readonly #hashes: Uint32Array[]
  readonly #next: Int32Array[]
  /** by lead, a bit for each reason by which others are looked for */
  readonly #has: Uint8Array

  /** @throws {RangeError} beyond 2,097,151 leads, whose numbers and keys do not fit into one number to sort by */
  constructor(count: number) {
    if (count >= MOST_RECORDS)
      throw new RangeError(`More than ${MOST_RECORDS - 1} leads do not fit into one run.`)
    this.#count = count
    this.#hashes = REASONS.map(() => new Uint32Array(count))
    this.#next = REASONS.map(() => new Int32Array(count).fill(NONE))
    this.#has = new Uint8Array(count)
  }

  add(lead: number, keys: readonly number[]): void {
    for (const key of keys) {
      const { at, hash } = hashOf(key)
      this.#hashes[at]![lead] = hash
      this.#has[lead]! |= 1 << at
    }
  }

  /**
   * Links those who share a key. A key of more than `most` is told to `common`, with all who have it, and links nobody; to be
   * called once, after all were added.
   */
  link(most: number, common: (key: number, leads: Int32Array) => void): void {
    for (const [at, hashes] of this.#hashes.entries()) {
      const order = this.#sorted(at, hashes)
      for (let from = 0; from < order.length;) {
        const hash = hashes[order[from]!]!
        let to = from + 1
        while (to < order.length && hashes[order[to]!] === hash) to++
        const leads = order.subarray(from, to)
        if (leads.length > most) {
          for (const lead of leads) this.#has[lead]! &= ~(1 << at)
          common(keyFrom(at, hash), leads)
        } else for (let n = 1; n < leads.length; n++) this.#next[at]![leads[n - 1]!] = leads[n]!
        from = to
      }
    }
  }

  #sorted(at: number, hashes: Uint32Array): Int32Array {
    const keyed = new Float64Array(this.#count)
    let n = 0
    for (let lead = 0; lead < this.#count; lead++)
      if (this.#has[lead]! & (1 << at)) keyed[n++] = hashes[lead]! * MOST_RECORDS + lead
    return Int32Array.from(keyed.subarray(0, n).sort(), (value) => value % MOST_RECORDS)
  }

  /** Every lead after this one that shares a key with it, once. */
  eachLater(lead: number, visit: (other: number) => void): void {
    for (const [at, next] of this.#next.entries())
      for (let other = next[lead]!; other !== NONE; other = next[other]!)
        if (!this.#shareBefore(lead, other, at)) visit(other)
  }

  #shareBefore(a: number, b: number, before: number): boolean {
    const both = this.#has[a]! & this.#has[b]!
    for (let at = 0; at < before; at++)
      if (both & (1 << at) && this.#hashes[at]![a] === this.#hashes[at]![b]) return true
    return false
  }
}
