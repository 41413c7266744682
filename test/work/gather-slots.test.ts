import { afterAll, describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { createGatherer } from '#work/gather.ts'
import { ben } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Database } from '#platform/database.ts'

const { url } = await freshDatabase()
const one = await servicesAt(url)
afterAll(() => one.end())

const captured = async (email: string) => {
  const { card } = await one.gatherer.do(captureOf(one, { ...ben, email }))
  const leadId = card!.leadId
  return { target: { leadId }, decide: act.touch({ kind: 'email_opened' }, { at: null }) }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

/** The store, with something done before each question of a batch. */
function before(ask: () => Promise<void>): Database {
  const query: Database['query'] = async (...question) => {
    await ask()
    return one.batches.query(...question)
  }
  return { ...one.batches, query }
}

describe('given a batch under way', () => {
  test('when work waits for its lead, then work on another lead takes the free slot', async () => {
    const [slow, other] = [await captured('slow@one.example'), await captured('other@one.example')]
    let open: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (open = resolve))
    let asked = 0
    const batches = before(async () => {
      if (++asked === 1) await gate
    })
    const gatherer = createGatherer({ ...one, batches })
    const first = gatherer.do(slow)
    await turn()
    await turn()
    const waiting = gatherer.do(slow)
    await turn()
    await turn()
    const free = gatherer.do(other)
    const done = await Promise.race([free, new Promise((resolve) => setTimeout(resolve, 2_000, 'kept'))])
    open()
    expect(done).toMatchObject({ facts: 1 })
    expect(await Promise.all([first, waiting])).toMatchObject([{ facts: 1 }, { facts: 1 }])
  })

  test('when the database cannot be reached, then that is found out once and not for each', async () => {
    const works = await Promise.all(Array.from({ length: 20 }, (_, i) => captured(`away-${i}@one.example`)))
    let asked = 0
    const batches = before(() => {
      asked++
      return Promise.reject(new Error('timeout exceeded when trying to connect'))
    })
    const gatherer = createGatherer({ ...one, batches })
    const outcomes = await Promise.allSettled(works.map((work) => gatherer.do(work)))
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(asked).toBe(1)
  })

  test('when one of them cannot be decided, then the others are done', async () => {
    const works = await Promise.all(Array.from({ length: 3 }, (_, i) => captured(`odd-${i}@one.example`)))
    const broken = { ...works[1]!, decide: () => JSON.parse('{') as never }
    const outcomes = await Promise.allSettled(
      [works[0]!, broken, works[2]!].map((work) => one.gatherer.do(work)),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})
