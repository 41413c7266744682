import fs from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { baton, serving } from '../support/baton.ts'
import { processesOf, temporaryFolder } from '../support/postgres-processes.ts'
import { surviveCrashes } from '../support/crashes.ts'

function folderOf(): string {
  const folder = temporaryFolder()
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('given the real server under load', () => {
  test('when it and its PostgreSQL are killed three times, then nothing acknowledged is lost and nothing is doubled', async () => {
    const { leads, asked } = await surviveCrashes(folderOf(), 3, 7)
    expect(leads).toBeGreaterThan(20)
    expect(asked).toBeGreaterThan(leads)
  }, 120_000)

  test('when a second one is started on its folder, then it says who holds it; Ctrl-C leaves no process behind', async () => {
    const folder = folderOf()
    const first = await serving(folder)
    const second = await (await baton(folder, 'start')).ended
    expect(second.code).toBe(1)
    expect(second.err).toContain(`process ${first.process.pid}`)
    expect((await fetch(`${first.address}/healthz`)).status).toBe(200)
    first.process.kill('SIGINT')
    expect((await first.ended).code).toBe(0)
    expect(processesOf(folder)).toEqual([])
  }, 60_000)
})
