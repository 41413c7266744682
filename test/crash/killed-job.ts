/** Kills a job of the server again and again while it works, then lets one end it. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { onTestFinished } from 'vitest'
import { bundled } from '../support/bundled.ts'

export interface Killed {
  job: 'programmes' | 'incoming' | 'hits'
  url: string
  /** what the job's clock shows beyond the real one, ms */
  offset: number
  rounds: number
  /** how much is left to do; 0: all is done */
  left: () => Promise<number>
}

const GIVEN_UP_MS = 120_000

/** @returns how many kills came while there was still something to do */
export async function surviveKills({ job, url, offset, rounds, left }: Killed): Promise<number> {
  const file = await bundled('test/crash/job.child.ts', `job-${job}`)
  onTestFinished(() => fs.rmSync(file, { force: true }))
  const whole = await left()
  let between = 0
  for (let round = 0; round < rounds; round++) {
    const { ready, end } = start(file, { url, offset, job })
    await ready
    // anywhere in a transaction or between two, and each time a little further
    const until = whole * (1 - (round + Math.random()) / rounds)
    await waitFor(async () => (await left()) <= until)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    await end()
    if ((await left()) > 0) between++
  }
  const { end } = start(file, { url, offset, job })
  await waitFor(async () => (await left()) === 0)
  // it looks again, and must find nothing
  await new Promise((resolve) => setTimeout(resolve, 300))
  await end()
  return between
}

function start(file: string, given: object): { ready: Promise<void>; end: () => Promise<void> } {
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
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}
