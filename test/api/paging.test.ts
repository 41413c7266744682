import { beforeAll, describe, expect, test } from 'vitest'
import { ben } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask, clock } = await testServer()

const add = (i: number) => {
  clock.now += i % 3
  return ask('POST', '/api/leads', {
    ...ben,
    name: `Ben ${i % 7}`,
    email: `page-${i}@ostwerk.example`,
    touch: i % 2 ? 'email_opened' : 'form_submitted',
  })
}

beforeAll(async () => {
  for (let i = 0; i < 40; i++) await add(i)
})

/** Every page to the end, with something happening between two of them. */
async function walk(
  path: string,
  meanwhile: (page: number) => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const ids: string[] = []
  let page = 0
  for (let next: string | null = ''; next !== null; page++) {
    const { body } = await ask(
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}limit=7${next && `&cursor=${next}`}`,
    )
    ids.push(...body.items.map((item: { id: string }) => item.id))
    next = body.next
    await meanwhile(page)
  }
  return ids
}

const sorts = ['score', 'created', 'activity', 'due', 'name'].flatMap((sort) =>
  ['asc', 'desc'].map((order) => `sort=${sort}&order=${order}`),
)

describe('given a list of leads', () => {
  test.each(sorts)('when it is walked by %s, then every lead is there once', async (sort) => {
    const ids = await walk(`/api/leads?${sort}`)
    expect(ids.length).toBe(40)
    expect(new Set(ids).size).toBe(40)
  })

  test.each(['sort=created&order=asc', 'sort=name', 'sort=score'])(
    'when leads are added while it is walked by %s, then none comes twice and none that was there is missing',
    async (sort) => {
      const before = new Set(await walk(`/api/leads?${sort}`))
      const ids = await walk(`/api/leads?${sort}`, (page) =>
        page < 8 ? add(1000 + before.size * 10 + page) : Promise.resolve(),
      )
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of before) expect(ids).toContain(id)
    },
  )

  test('when submissions are walked while more come in, then none comes twice', async () => {
    const ids = await walk('/api/submissions', (page) => (page < 5 ? add(5000 + page) : Promise.resolve()))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
