import { Interner } from './values.rules.ts'
import type { RawColumn } from './kinds.rules.ts'

/** Takes rows up as columns of distinct values: a file's text is held once, however often it repeats itself. */
export class TableTaker {
  readonly #headers: readonly string[]
  readonly #interners: Interner[]
  readonly #ids: Int32Array[]
  #count = 0

  constructor(headers: readonly string[]) {
    this.#headers = headers
    this.#interners = headers.map(() => new Interner())
    this.#ids = headers.map(() => new Int32Array(1024))
  }

  /** Missing cells are empty, further ones are left out. */
  add(cells: readonly string[]): void {
    this.#ids.forEach((ids, at) => {
      let room = ids
      if (this.#count === ids.length) {
        room = new Int32Array(ids.length * 2)
        room.set(ids)
        this.#ids[at] = room
      }
      room[this.#count] = this.#interners[at]!.id((cells[at] ?? '').trim())
    })
    this.#count++
  }

  get count(): number {
    return this.#count
  }

  columns(): RawColumn[] {
    return this.#headers.map((name, at) => ({
      name: name.trim(),
      values: this.#interners[at]!.texts,
      ids: this.#ids[at]!.slice(0, this.#count),
    }))
  }
}
