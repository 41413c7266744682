import { Blocks } from './blocks.rules.ts'
import { digestOf, SILENCED, SubjectTaker, type Subject } from './records.rules.ts'
import { keysOf, reasonOf, SILENT } from './keys.rules.ts'
import { leadComparer } from './comparer.rules.ts'
import { weigher, type FoundPair } from './pairs.rules.ts'
import type { Knowledge } from './weights.rules.ts'
import type { Records } from '#journey/matching/fields.rules.ts'

/** A lead as it stood when all were read. */
export interface ReadSubject extends Subject {
  seq: number
  /** of what was compared last; null: it never was */
  digest: number | null
}

/** A key that too many have: each of them, and one by whom its value can be shown. */
export interface CommonKey {
  key: number
  leads: string[]
}

/** Takes leads up in the order of their ids. */
export class EveryoneTaker {
  readonly #taker = new SubjectTaker()
  readonly #ids: string[] = []
  readonly #seqs: number[] = []
  readonly #before: (number | null)[] = []

  add(subject: ReadSubject): void {
    this.#taker.add(subject)
    this.#ids.push(subject.lead)
    this.#seqs.push(subject.seq)
    this.#before.push(subject.digest)
  }

  get count(): number {
    return this.#ids.length
  }

  all(): Everyone {
    return new Everyone(this.#taker.records(), this.#ids, this.#seqs, this.#before)
  }
}

/**
 * All leads of a workspace in memory, as they are compared: each is normalised once and not with every pair. Places are those
 * of the reading, records those of the matching room, which has them in an order of its own.
 */
export class Everyone {
  readonly records: Records
  readonly comparer: ReturnType<typeof leadComparer>
  readonly #recordAt: Int32Array
  readonly #blocks: Blocks
  readonly #digests: Float64Array
  readonly #ids: readonly string[]
  readonly #seqs: readonly number[]
  readonly #before: readonly (number | null)[]

  constructor(
    records: Records,
    ids: readonly string[],
    seqs: readonly number[],
    before: readonly (number | null)[],
  ) {
    this.records = records
    this.comparer = leadComparer(records)
    this.#recordAt = new Int32Array(records.count)
    records.rows.forEach((place, record) => (this.#recordAt[place] = record))
    this.#blocks = new Blocks(records.count)
    this.#digests = new Float64Array(records.count)
    this.#ids = ids
    this.#seqs = seqs
    this.#before = before
  }

  get count(): number {
    return this.#ids.length
  }

  lead(place: number): { lead: string; seq: number } {
    return { lead: this.#ids[place]!, seq: this.#seqs[place]! }
  }

  /** Where a lead stands; −1: it was not there when all were read. */
  placeOf(lead: string): number {
    return found(this.#ids, lead)
  }

  /** The first place after this lead. */
  after(lead: string): number {
    return firstAfter(this.#ids, lead)
  }

  /** Of what is compared of a lead, once it was keyed. */
  digest(place: number): number {
    return this.#digests[place]!
  }

  /** Takes the keys of a lead up for comparing. @returns them and their digest, where it is another than was compared last */
  keyed(place: number): { lead: string; keys: number[]; digest: number } | null {
    const record = this.#recordAt[place]!
    const keys = keysOf(this.records, record)
    this.#blocks.add(place, keys)
    const digest = digestOf(this.records, record)
    this.#digests[place] = digest
    return digest === this.#before[place] ? null : { lead: this.#ids[place]!, keys, digest }
  }

  /** To be called once all are keyed. A number or mailbox that too many share is left out of every comparison from then on. */
  link(most: number): CommonKey[] {
    const common: CommonKey[] = []
    this.#blocks.link(most, (key, places) => {
      common.push({ key, leads: [this.#ids[places[0]!]!] })
      const field = this.records.fields.find(({ kind }) => kind === SILENT[reasonOf(key)])
      if (field) for (const place of places) field.values.ids[this.#recordAt[place]!] = SILENCED
    })
    return common
  }

  /** Weighs every pair whose smaller lead stands at one of these places; those of less evidence are left out. */
  pairs(from: number, to: number, knowledge: Knowledge, leads: number, least: number): FoundPair[] {
    const { bitsBetween, partsBetween } = this.#weigher(knowledge, leads)
    const found: FoundPair[] = []
    for (let place = from; place < to; place++)
      this.#blocks.eachLater(place, (later) => {
        const [i, j] = [this.#recordAt[place]!, this.#recordAt[later]!]
        const bits = bitsBetween(i, j)
        if (bits < least) return
        found.push({ lead: this.#ids[place]!, other: this.#ids[later]!, bits, parts: partsBetween(i, j) })
      })
    return found
  }

  #weighed: { knowledge: Knowledge; leads: number; by: ReturnType<typeof weigher> } | null = null

  /** Weights by value are made once for all places. */
  #weigher(knowledge: Knowledge, leads: number): ReturnType<typeof weigher> {
    const known = this.#weighed
    if (known?.knowledge === knowledge && known.leads === leads) return known.by
    const by = weigher(this.comparer, knowledge, leads)
    this.#weighed = { knowledge, leads, by }
    return by
  }
}

function firstAfter(ids: readonly string[], id: string): number {
  let from = 0
  let to = ids.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (ids[middle]! <= id) from = middle + 1
    else to = middle
  }
  return from
}

function found(ids: readonly string[], id: string): number {
  const at = firstAfter(ids, id) - 1
  return ids[at] === id ? at : -1
}
