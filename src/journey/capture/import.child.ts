import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { changeImport, lockImports, nextImport, readImport } from '#journey/capture/import.store.ts'
import { environmentOf } from '#platform/config.ts'
import type { Services } from '#work/services.ts'

/**
 * Files are read and rows taken in by the command line in a process of its own: the server's loop and memory stay
 * free, and a file that no memory is enough for ends that process and not this one.
 */
export const importProgram = { args: [process.argv[1] ?? ''] }

const run = promisify(execFile)
const HEAP_MB = 320
const nodeFlags = [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=8']

/** Calls `baton import` and gives what it prints, or what it complained of. */
export async function askImport(
  { config }: Services,
  args: string[],
): Promise<{ value: unknown } | { problem: string }> {
  try {
    const given = [...nodeFlags, ...importProgram.args, 'import', ...args, '--json']
    const { stdout } = await run(process.execPath, given, {
      maxBuffer: 64 * 1024 * 1024,
      timeout: 600_000,
      env: environmentOf(config),
    })
    return { value: JSON.parse(stdout) }
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string }
    // 2: the call was wrong, and standard error says how
    if (code === 2) return { problem: stderr.split('\nUsage:')[0]!.trim() }
    throw error
  }
}

export interface ImportSupervisor {
  /** Starts the next import that waits, if none runs. To be called every second or so. */
  look: () => Promise<boolean>
  /** Ends the running import where it is; the next server goes on with it. */
  stop: () => Promise<void>
}

const TRIES = 3

/** One import at a time; those that were running when a server or a machine went down go on by themselves. */
export function superviseImports(services: Services): ImportSupervisor {
  /** of the present run of an import only: people may start one as often as they like */
  let tries = { of: '', n: 0 }
  let child: ChildProcess | null = null
  let ended: Promise<void> = Promise.resolve()

  async function look(): Promise<boolean> {
    if (child) return false
    const one = await nextImport(services.db)
    if (!one || !(await isFree(services))) return false
    const of = `${one.id} ${one.run}`
    tries = { of, n: tries.of === of ? tries.n + 1 : 1 }
    if (tries.n > TRIES) {
      const problem = `The import's process ended ${TRIES} times without a reason.`
      await changeImport(services.db, one, { status: 'failed', problem, finishedAt: services.now() }, [
        'running',
      ])
      return true
    }
    const which = ['--resume', one.id, '--run', String(one.run)]
    const args = [...nodeFlags, ...importProgram.args, 'import', ...which, '--json']
    const started = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environmentOf(services.config),
    })
    child = started
    ended = new Promise((resolve) => {
      const settle = () => {
        child = null
        settled(services, one.id).then(resolve, (error: unknown) => {
          services.log.error('after an import', { error: String(error) })
          resolve()
        })
      }
      started.once('error', settle)
      started.once('exit', settle)
    })
    return true
  }

  return {
    look,
    stop: async () => {
      // position and rows move in one transaction, so that there is nothing to tidy up
      child?.kill('SIGKILL')
      await ended
    },
  }
}

async function isFree({ db }: Services): Promise<boolean> {
  const free = await lockImports(db)
  await free?.()
  return free !== null
}

/** Files that came over the network have served their purpose once they are in. */
async function settled(services: Services, id: string): Promise<void> {
  await services.refreshPeople()
  const one = await readImport(services.db, id)
  if (one?.status === 'done' && !one.dryRun)
    await rm(uploadFolder(services, id), { recursive: true, force: true })
}

export function uploadFolder({ config }: Pick<Services, 'config'>, id: string): string {
  return join(config.dataFolder, 'imports', id)
}
