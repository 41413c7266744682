import { spawn, type ChildProcess } from 'node:child_process'
import { environmentOf } from '#platform/config.ts'
import { countLeads } from './keys.store.ts'
import { endRun, latestRun, lockRun, startRun } from './runs.store.ts'
import { LEAST_LEADS } from './workspace.ts'
import type { Services } from '#work/services.ts'

/**
 * A run over all leads holds what they look like in memory and keeps a processor busy for minutes: the command line does it in
 * a process of its own.
 */
export const matchProgram = { args: [process.argv[1] ?? ''] }

/** A million leads need 1.1 GB. */
const nodeFlags = ['--max-old-space-size=1400', '--max-semi-space-size=16']
const TRIES = 3

export interface MatchSupervisor {
  /** Starts the run that was asked for, or goes on with one that was broken off. To be called every second or so. */
  look: () => Promise<boolean>
  /** Ends the process where it is; the next server goes on with the run. */
  stop: () => Promise<void>
}

export function superviseMatching(services: Services): MatchSupervisor {
  let tries = { of: '', n: 0 }
  let child: ChildProcess | null = null
  let ended: Promise<void> = Promise.resolve()

  async function look(): Promise<boolean> {
    const run = await latestRun(services.db)
    if (child) {
      // learning says nothing of itself for a minute: who stops it does not wait for that
      if (run?.state === 'stopped') child.kill('SIGKILL')
      return false
    }
    if (run?.state !== 'running' || !(await isFree(services))) return false
    tries = { of: run.id, n: tries.of === run.id ? tries.n + 1 : 1 }
    if (tries.n > TRIES) {
      const problem = `The process ended ${TRIES} times without a reason.`
      await endRun(services.db, run.id, services.now(), problem)
      return true
    }
    const started = spawn(
      process.execPath,
      [...nodeFlags, ...matchProgram.args, 'match', '--workspace', '--json'],
      { stdio: ['ignore', 'ignore', 'inherit'], env: environmentOf(services.config) },
    )
    child = started
    ended = new Promise((resolve) => {
      const settle = (): void => {
        child = null
        resolve()
      }
      started.once('error', settle)
      started.once('exit', settle)
    })
    return true
  }

  return {
    look,
    stop: async () => {
      child?.kill('SIGKILL')
      await ended
    },
  }
}

async function isFree({ db }: Services): Promise<boolean> {
  const free = await lockRun(db)
  await free?.()
  return free !== null
}

const DAY_MS = 86_400_000
/** Weights are learned anew when the leads have become more by this share, and by at least so many. */
const MORE_SHARE = 0.05
const MORE_LEADS = 200

/** Asks for a run once a day at most, if there are enough new leads. @returns whether it did */
export async function keepMatching({ db, now }: Pick<Services, 'db' | 'now'>): Promise<boolean> {
  const last = await latestRun(db)
  if (last && (last.state === 'running' || now() - last.started < DAY_MS)) return false
  const leads = await countLeads(db)
  const before = last?.total ?? 0
  const enough =
    last === null ? leads >= LEAST_LEADS : leads - before >= Math.max(MORE_LEADS, MORE_SHARE * before)
  if (enough) await startRun(db, 'baton', now())
  return enough
}
