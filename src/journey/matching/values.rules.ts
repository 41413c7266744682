import { hashText } from './text.rules.ts'

/** One field of all records: every distinct value once, and of each record which of them it has, −1 where none. */
export interface Values {
  ids: Int32Array
  texts: string[]
  /** records that have it, by value */
  counts: Int32Array
  /** records that have any */
  present: number
  /** where counts are those of a larger file: how often two of its records have the same; left out: as the counts say */
  chance?: number
  /** by value; equal for equal texts in every run and every field */
  hashes: Uint32Array
}

/** Numbers texts in the order in which they come. */
export class Interner {
  readonly texts: string[] = []
  readonly #known = new Map<string, number>()

  /** @returns −1 for the empty text */
  id(text: string): number {
    if (text === '') return -1
    let id = this.#known.get(text)
    if (id === undefined) {
      id = this.texts.length
      this.#known.set(text, id)
      this.texts.push(text)
    }
    return id
  }
}

export function valuesOf(ids: Int32Array, texts: string[]): Values {
  const counts = new Int32Array(texts.length)
  let present = 0
  for (const id of ids) {
    if (id < 0) continue
    counts[id]!++
    present++
  }
  return { ids, texts, counts, present, hashes: Uint32Array.from(texts, (text) => hashText(text)) }
}
