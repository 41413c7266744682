import { test } from 'vitest'
import { surviveKilledRun } from './match.ts'

test('given a run over all leads, when it is killed while it writes keys and while it writes pairs, then the next goes on, and the same is found', async () => {
  await surviveKilledRun(800, 0)
}, 180_000)
