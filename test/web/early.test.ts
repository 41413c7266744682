import { afterEach, describe, expect, it, vi } from 'vitest'
import { dropEarly, takeEarly } from '../../src/web/data/early.ts'

const asked = (person: string | null, answer?: unknown) =>
  vi.stubGlobal('batonEarly', { person, answers: { '/api/people': Promise.resolve(answer) } })

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('an answer that was asked for ahead', () => {
  it('given the page has just been opened, when the question comes, then it is taken, and once only', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(400)
    asked('anna', { items: [] })
    expect(await takeEarly('/api/people', 'anna')).toEqual({ items: [] })
    expect(await takeEarly('/api/people', 'anna')).toBeUndefined()
  })

  it('given somebody else sits here now, when the question comes, then it is asked anew', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(400)
    asked('anna', { items: [] })
    expect(await takeEarly('/api/people', 'ben')).toBeUndefined()
  })

  it('given some time has passed, when the question comes, then it is asked anew', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(6_000)
    asked('anna', { items: [] })
    expect(await takeEarly('/api/people', 'anna')).toBeUndefined()
  })

  it('given something was done meanwhile, such as a sign-in, when the question comes, then it is asked anew', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(400)
    asked(null, { items: [] })
    dropEarly()
    expect(await takeEarly('/api/people', null)).toBeUndefined()
  })

  it('given the answer was a refusal, when the question comes, then it is asked anew', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(400)
    asked(null)
    expect(await takeEarly('/api/people', null)).toBeUndefined()
  })
})
