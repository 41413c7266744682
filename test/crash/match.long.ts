import { test } from 'vitest'
import { surviveKilledRun } from './match.ts'

test('a run over thirty thousand leads, killed some twenty times: the next goes on, and the same is found', async () => {
  await surviveKilledRun(30_000, 20)
}, 900_000)
