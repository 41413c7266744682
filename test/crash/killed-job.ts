/** Kills a job of the server again and again while it works, then lets one end it. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { onTestFinished } from 'vitest'
import { bundled } from '../support/bundled.ts'
import type { Database } from '#platform/database.ts'

export interface Killed {
  job: 'programmes' | 'incoming' | 'hits'
  db: Database
  url: string
  /** what the job's clock shows beyond the real one, ms */
  offset: number
  rounds: number
  /** how much is left to do; 0: all is done */
  left: () => Promise<number>
}

const GIVEN_UP_MS = 120_000

/** @returns how many kills met it in the middle of what it wrote */
export async function surviveKills({ job, db, url, offset, rounds, left }: Killed): Promise<number> {
  const file = await bundled('test/crash/job.child.ts', `job-${job}`)
  onTestFinished(() => fs.rmSync(file, { force: true }))
  const whole = await left()
  let amid = 0
  for (let round = 0; round < rounds; round++) {
    const { ready, end } = start(file, { url, offset, job })
    if (round % 2 === 0) {
      // each time a little further, and then held where it is about to write
      const until = round === 0 ? whole : whole * (1 - (round + Math.random()) / rounds)
      await waitFor(async () => (await left()) <= until)
      if (await killedAmid(db, end)) amid++
    } else {
      // anywhere, also between two transactions
      await ready
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
      await end()
    }
  }
  const { end } = start(file, { url, offset, job })
  await waitFor(async () => (await left()) === 0)
  // it looks again, and must find nothing
  await new Promise((resolve) => setTimeout(resolve, 300))
  await end()
  return amid
}

/** Long enough for a process to start. */
const HELD_MS = 30_000

/** Nobody can write to the table until the job was killed; what it had begun is over, or comes to its end without it. */
export function killedAmid(db: Database, end: () => Promise<void>, table = 'entries'): Promise<boolean> {
  return db.transaction(async (transaction) => {
    await transaction.query(`lock table ${table} in exclusive mode`)
    let isHeld = false
    for (const until = Date.now() + HELD_MS; !isHeld && Date.now() < until;) {
      const { rows } = await transaction.query(
        `select 1 from pg_locks where relation = '${table}'::regclass and not granted`,
      )
      isHeld = rows.length > 0
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    await end()
    return isHeld
  })
}

export function start(file: string, given: object): { ready: Promise<void>; end: () => Promise<void> } {
  const child = spawn(process.execPath, [file, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    void ended.then(() => reject(new Error('the job ended by itself')))
  })
  ready.catch(() => undefined)
  const end = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(end)
  return { ready, end }
}

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + GIVEN_UP_MS
  while (!(await holds())) {
    if (Date.now() > until) throw new Error('the job does not go on')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
