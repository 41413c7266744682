/** The same numbers every time, from 0 to 1: a plain generator. */
export function dice(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
