import { describe, expect, it, vi } from 'vitest'
import { figures } from '#work/figures.ts'
import { inTurn } from '#work/in-turn.ts'
import type { Queryable } from '#platform/database.ts'

const MINUTE = 60_000

/** A server whose counting takes `took` ms and gives how often it has counted. */
function house(took = 0) {
  let now = 1_000_000
  const floor = { db: {}, now: () => now, log: { warn: vi.fn() } } as unknown as Parameters<typeof figures>[0]
  let counted = 0
  let refuse = false
  const count = () => {
    now += took
    return refuse ? Promise.reject(new Error('no database')) : Promise.resolve(++counted)
  }
  return {
    ask: (noOlder?: number) => figures(floor, 'leads', count, noOlder),
    other: (key: string) => figures(floor, key, count),
    pass: (ms: number) => (now += ms),
    counted: () => counted,
    fail: () => (refuse = true),
    now: () => now,
  }
}

describe('figures', () => {
  it('given nobody has asked, when many ask at once, then they are counted once', async () => {
    const { ask, counted } = house()
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ value }) => value)).toEqual([1, 1, 1])
    expect(counted()).toBe(1)
  })

  it('given many hundred other figures since, when somebody asks, then only what was asked for lately is still there', async () => {
    const { ask, other, counted } = house()
    await ask()
    for (let i = 0; i < 600; i++) {
      await other(`other ${i}`)
      if (i < 200) await ask()
    }
    const before = counted()
    await other('other 599')
    expect(counted()).toBe(before)
    await ask()
    expect(counted()).toBe(before + 1)
  })

  it('given figures of two minutes ago, when somebody asks, then they have those at once, and the next has new ones', async () => {
    const { ask, pass } = house()
    const first = await ask()
    pass(2 * MINUTE)
    expect(await ask()).toEqual(first)
    await new Promise((resolve) => setImmediate(resolve))
    expect((await ask()).value).toBe(2)
  })

  it('given counting took ten seconds, when somebody asks within five minutes, then it is not done again', async () => {
    const { ask, pass, counted } = house(10_000)
    await ask()
    pass(4 * MINUTE)
    await ask()
    expect(counted()).toBe(1)
    pass(2 * MINUTE)
    await ask()
    await new Promise((resolve) => setImmediate(resolve))
    expect(counted()).toBe(2)
  })

  it('given counting took its time, when the figures are shown, then their moment is that of its beginning', async () => {
    const { ask, now } = house(10_000)
    const begun = now()
    expect((await ask()).at).toBe(begun)
  })

  it('given figures older than somebody can do with, when they ask, then they wait for new ones', async () => {
    const { ask, pass } = house()
    await ask()
    pass(31 * MINUTE)
    expect((await ask(30 * MINUTE)).value).toBe(2)
    pass(61 * MINUTE)
    expect((await ask()).value).toBe(3)
  })

  it('given they cannot be counted anew, when somebody asks, then the last ones stand with their moment', async () => {
    const { ask, pass, fail } = house()
    const first = await ask()
    fail()
    pass(5 * MINUTE)
    expect(await ask()).toEqual(first)
  })
})

it('given a count that asks several questions at once, then the database hears one at a time, in their order', async () => {
  const heard: string[] = []
  let under = 0
  let most = 0
  const db = {
    query: async (text: string) => {
      heard.push(text)
      most = Math.max(most, ++under)
      await new Promise((resolve) => setTimeout(resolve, 5))
      under--
      if (text === 'two') throw new Error('no')
      return { rows: [], rowCount: 0 }
    },
  } as never
  const of = { db, now: () => 0, log: { warn: () => undefined } } as never
  await Promise.all([
    figures(of, 'a', (lane) => Promise.allSettled(['one', 'two', 'three'].map((one) => lane.query(one)))),
    figures(of, 'b', (lane) => lane.query('four')),
  ])
  expect(heard).toEqual(['one', 'two', 'three', 'four'])
  expect(most).toBe(1)
})

it('given what is counted quickly, then whoever asks has it counted anew; what takes long stays for a while', async () => {
  let now = 0
  let takes = 10
  let counted = 0
  const of = { db: {}, now: () => now, log: { warn: () => undefined } } as never
  const ask = () => figures(of, 'quick', () => ((now += takes), Promise.resolve(++counted)), undefined, 40)
  await ask()
  expect((await ask()).value).toBe(2)
  takes = 400
  expect((await ask()).value).toBe(3)
  expect((await ask()).value).toBe(3)
  now += 13_000
  expect((await ask()).value).toBe(3)
  await new Promise((resolve) => setImmediate(resolve))
  expect((await ask()).value).toBe(4)
  takes = 90_000
  now += 13_000
  await ask()
  await new Promise((resolve) => setImmediate(resolve))
  now += 61_000
  expect((await ask()).value).toBe(5)
  await new Promise((resolve) => setImmediate(resolve))
  expect((await ask()).value).toBe(6)
})

it('given a figure that is counted ahead, when somebody who looks waits for it, then it is counted for them at once', async () => {
  const asked: string[] = []
  const held: (() => void)[] = []
  const db = {
    query: (text: string) => {
      asked.push(text)
      const answer = { rows: [], rowCount: 0 }
      return text === 'ahead'
        ? new Promise((resolve) => held.push(() => resolve(answer)))
        : Promise.resolve(answer)
    },
  } as never as Queryable
  const floor = { now: () => 0, log: { warn: () => undefined } as never }
  const count = (text: string) => (lane: Queryable) => lane.query(text).then(() => text)
  const job = figures({ ...floor, db: inTurn(db, 'ahead') }, 'a', count('ahead'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(asked).toEqual(['ahead'])
  expect((await figures({ ...floor, db }, 'a', count('looking'))).value).toBe('looking')
  held[0]!()
  expect((await job).value).toBe('ahead')
})
