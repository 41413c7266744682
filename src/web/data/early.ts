/** What public/early.js asked for before the first script ran. */
interface Early {
  person: string | null
  answers: Record<string, Promise<unknown> | undefined>
}

declare global {
  // of the page, and of the tests, which have no window
  var batonEarly: Early | undefined
}

/** An answer is of the moment at which the page was opened: later than this it is asked for anew, ms. */
const FRESH_MS = 5_000

/** The answer to a question that was asked ahead, once, and only for the same person; undefined: ask. */
export async function takeEarly(url: string, person: string | null): Promise<unknown> {
  const early = globalThis.batonEarly
  const answer = early?.answers[url]
  if (!early || !answer) return undefined
  delete early.answers[url]
  if ((early.person || null) !== (person || null) || performance.now() > FRESH_MS) return undefined
  return answer
}

/** Something is being done: what was asked before may not hold any more, who asked least of all. */
export function dropEarly(): void {
  globalThis.batonEarly = undefined
}
