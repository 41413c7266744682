import { expect, test } from 'vitest'
import { inTurn, rootOf } from '#work/in-turn.ts'
import type { Queryable } from '#platform/database.ts'

/** A database that answers each question when it is told to. */
function slow() {
  const running: { text: string; answer: () => void }[] = []
  const begun: string[] = []
  const db: Queryable = {
    query: (text: string) =>
      new Promise<never>((resolve) => {
        begun.push(text)
        running.push({ text, answer: () => resolve({ rows: [], rowCount: 0 } as never) })
      }),
  }
  const answer = async (text: string): Promise<void> => {
    running
      .splice(
        running.findIndex((one) => one.text === text),
        1,
      )[0]!
      .answer()
    await settled()
  }
  return { db, begun, running: () => running.map(({ text }) => text), answer }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

test('given several who look, when they ask at once, then one question is let through at a time, in order', async () => {
  const { db, running, answer } = slow()
  for (const text of ['a', 'b', 'c']) void inTurn(db).query(text)
  await settled()
  expect(running()).toEqual(['a'])
  await answer('a')
  expect(running()).toEqual(['b'])
  await answer('b')
  expect(running()).toEqual(['c'])
})

test('given what is counted ahead, when somebody looks, then they do not wait for it, and no more of it begins until they have all that they ask', async () => {
  const { db, begun, running, answer } = slow()
  for (const text of ['ahead 1', 'ahead 2']) void inTurn(db, 'ahead').query(text)
  await settled()
  const look = async () => {
    for (const text of ['look 1', 'look 2']) await inTurn(db).query(text)
  }
  void look()
  await settled()
  expect(running()).toEqual(['ahead 1', 'look 1'])
  await answer('ahead 1')
  expect(running()).toEqual(['look 1'])
  await answer('look 1')
  expect(running()).toEqual(['look 2'])
  await answer('look 2')
  expect(begun).toEqual(['ahead 1', 'look 1', 'look 2', 'ahead 2'])
})

test('given a question that fails, then the next ones are asked all the same', async () => {
  let n = 0
  const db: Queryable = { query: () => (n++ === 0 ? Promise.reject(new Error('away')) : (Promise.resolve({ rows: [], rowCount: 0 }) as never)) } // prettier-ignore
  await expect(inTurn(db).query('one')).rejects.toThrow('away')
  await inTurn(db).query('two')
  await inTurn(db, 'ahead').query('three')
  expect(n).toBe(3)
})

test('given a way in turn, then it is known of which database it is, and leads to the others of it', () => {
  const { db } = slow()
  expect(rootOf(inTurn(db, 'ahead'))).toBe(db)
  expect(inTurn(inTurn(db, 'ahead'))).toBe(inTurn(db))
})
