import { expect, test } from 'vitest'
import { behindIntake } from '#work/rest.ts'

test('given intake that has no moment, when a round is done and more waits, then it rests four times as long as it worked', async () => {
  let now = 0
  const floor = { now: () => now, gatherer: { idle: () => new Promise<void>(() => undefined) } }
  const begun = performance.now()
  expect(await behindIntake(floor, () => ((now += 20), Promise.resolve(true)))).toBe(true)
  // timers may ring a millisecond early
  expect(performance.now() - begun).toBeGreaterThan(78)
})

test('given intake without work, when more waits, then it goes on at once; and when nothing waits, it does not ask', async () => {
  let now = 0
  let asked = 0
  const floor = { now: () => now, gatherer: { idle: () => (asked++, Promise.resolve()) } }
  expect(await behindIntake(floor, () => ((now += 3_600_000), Promise.resolve(true)))).toBe(true)
  expect(asked).toBe(1)
  expect(await behindIntake(floor, () => Promise.resolve(false))).toBe(false)
  expect(asked).toBe(1)
})
