import { describe, expect, it } from 'vitest'
import { runView } from '#journey/what-if/runs.rules.ts'
import type { StoredRun } from '#journey/what-if/runs.store.ts'

const NOW = Date.parse('2026-03-02T09:00:00Z')
const run: StoredRun = {
  id: '01990000-0000-7000-8000-000000000001',
  status: 'running',
  name: 'Default lead agreement, version 2',
  by: 'mara',
  startedAt: NOW - 60_000,
  aliveAt: NOW - 1_000,
  finishedAt: null,
  leads: 4_000,
  of: 10_000,
  problem: null,
  result: null,
}

describe('a full run as it is told', () => {
  it('given a sign of life, it is running, and how far it is', () => {
    expect(runView(run, 'Mara', NOW)).toMatchObject({
      status: 'running',
      progress: { leads: 4_000, of: 10_000 },
    })
  })

  it('given silence, its server is gone, and it says so', () => {
    const told = runView({ ...run, aliveAt: NOW - 16_000 }, 'Mara', NOW)
    expect(told).toMatchObject({ status: 'failed', problem: expect.stringContaining('Start it again') })
  })

  it('given a finished one, silence does not matter', () => {
    expect(runView({ ...run, status: 'cancelled', aliveAt: 0 }, 'Mara', NOW).status).toBe('cancelled')
  })

  it('given a record that was not reproduced, lead and entry are named and there is no result', () => {
    const result = { lead: run.id, seq: 4, what: 'another ruling follows from the facts' }
    const told = runView({ ...run, status: 'not_reproduced', result }, 'Mara', NOW)
    expect(told).toMatchObject({ notReproduced: result, result: null })
  })
})
