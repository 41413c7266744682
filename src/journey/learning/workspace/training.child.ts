import { spawn, type ChildProcess } from 'node:child_process'
import { endTraining, nextTraining } from './scorecards.store.ts'
import { environmentOf } from '#platform/config.ts'
import { SILENT_MS } from './training.ts'
import type { Services } from '#work/services.ts'

/** Cards are learned by the command line in a process of its own: neither its memory nor its minutes are the server's. */
const program = process.argv[1] ?? ''
const HEAP_MB = 1_024
const TRIES = 3

export interface TrainingSupervisor {
  /** Starts the next training that waits, if none runs. To be called every second or so. */
  look: () => Promise<boolean>
  /** Ends the running training; the next server begins it anew. */
  stop: () => Promise<void>
}

/** One training at a time. */
export function superviseTrainings(services: Services): TrainingSupervisor {
  const { db, now, config, log } = services
  let tries = { of: '', n: 0 }
  let child: ChildProcess | null = null
  let ended: Promise<void> = Promise.resolve()

  async function look(): Promise<boolean> {
    if (child) return false
    const one = await nextTraining(db, now(), SILENT_MS)
    if (!one) return false
    tries = { of: one.id, n: tries.of === one.id ? tries.n + 1 : 1 }
    if (tries.n > TRIES) {
      const problem = `The training's process ended ${TRIES} times without a reason.`
      await endTraining(db, one.id, 'failed', now(), { problem })
      return true
    }
    const args = [
      `--max-old-space-size=${HEAP_MB}`,
      program,
      'learn',
      '--workspace',
      '--run',
      one.id,
      '--json',
    ]
    const started = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environmentOf(config),
    })
    child = started
    ended = new Promise((resolve) => {
      const settle = () => {
        child = null
        resolve()
      }
      started.once('error', (error) => {
        log.error('a training could not be started', { error: String(error) })
        settle()
      })
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
