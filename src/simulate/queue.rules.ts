import { nextMoment, type Actor } from '#simulate/actor.rules.ts'

/** Actors in the order in which they next ask for attention: a binary heap, ties by their index. */
export interface Queue {
  push: (actor: Actor) => void
  pop: () => Actor | undefined
  /** of the first; Infinity = empty */
  nextAt: () => number
}

export function createQueue(): Queue {
  const heap: { at: number; actor: Actor }[] = []
  const before = (a: number, b: number): boolean => {
    const one = heap[a]!
    const other = heap[b]!
    return one.at < other.at || (one.at === other.at && one.actor.contact.index < other.actor.contact.index)
  }
  const swap = (a: number, b: number): void => {
    ;[heap[a], heap[b]] = [heap[b]!, heap[a]!]
  }
  return {
    push: (actor) => {
      let place = heap.push({ at: nextMoment(actor), actor }) - 1
      for (let parent = (place - 1) >> 1; place > 0 && before(place, parent); parent = (place - 1) >> 1) {
        swap(place, parent)
        place = parent
      }
    },
    pop: () => {
      const first = heap[0]
      const last = heap.pop()
      if (heap.length > 0) heap[0] = last!
      for (let place = 0; ;) {
        const left = 2 * place + 1
        let least = place
        if (left < heap.length && before(left, least)) least = left
        if (left + 1 < heap.length && before(left + 1, least)) least = left + 1
        if (least === place) return first?.actor
        swap(place, least)
        place = least
      }
    },
    nextAt: () => heap[0]?.at ?? Infinity,
  }
}
