import { describe, expect, test } from 'vitest'
import { surviveKilledDrains, surviveKilledProgrammes, surviveKilledSorters } from './jobs.ts'

describe('given a job of the server that is killed while it works', () => {
  test('when it takes people into a programme and out of it, then each goes in once and out once', async () => {
    expect(await surviveKilledProgrammes(250, 1)).toBe(2)
  }, 180_000)

  test('when it sorts mails that came in, then each is taken up once', async () => {
    expect(await surviveKilledSorters(300, 1)).toBe(1)
  }, 180_000)

  test('when it takes what the web sent further, then each view and each click counts once', async () => {
    expect(await surviveKilledDrains(1_200, 60, 1)).toBe(1)
  }, 180_000)
})
