import fs from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { surviveCrashes } from '../support/crashes.ts'
import { processesOf, temporaryFolder } from '../support/postgres-processes.ts'

test(
  'given fifty sudden deaths of server and PostgreSQL under load, then nothing acknowledged is lost and nothing is doubled',
  async () => {
    const folder = temporaryFolder()
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
    const { leads, asked } = await surviveCrashes(folder, 50, Date.now() % 1_000_000)
    console.log(`${asked} requests, ${leads} leads, 50 deaths`)
    expect(leads).toBeGreaterThan(500)
    expect(processesOf(folder)).toEqual([])
  },
  40 * 60_000,
)
