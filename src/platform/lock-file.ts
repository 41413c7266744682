import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts'

/** What a lock file says about the process that holds it. */
export interface LockHolder extends ProcessIdentity {
  /** what the process does with the folder, such as `server` */
  readonly what: string
  /** the port on which it serves, if it does */
  readonly port: number | null
  /** since when, epoch milliseconds */
  readonly since: number
}

export type LockOutcome =
  { readonly held: true; release(): void } | { readonly held: false; readonly by: LockHolder }

/**
 * Takes a lock that is a file with its holder's name in it. Node has no flock, so the lock of a dead process is found
 * out by its process number and start moment, and taken over.
 *
 * The file appears with its whole content at once (written aside, then hard-linked), so that no reader sees half of it.
 * Two processes may find the same stale lock: the take-over is itself a lock, without which the slower one could
 * remove the fresh lock of the quicker one.
 */
export function takeLock(file: string, holder: Omit<LockHolder, keyof ProcessIdentity>): LockOutcome {
  const text = JSON.stringify({ ...ownIdentity(), ...holder })
  for (;;) {
    if (create(file, text)) return { held: true, release: () => remove(file, text) }
    const found = read(file)
    if (found === null) continue
    if (found.holder !== null && isAlive(found.holder)) return { held: false, by: found.holder }
    takeOver(file, found.text, text)
  }
}

/** Waits for the lock, up to `timeoutMs`, and runs `work` under it. */
export async function withLock<T>(
  file: string,
  what: string,
  timeoutMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const lock = takeLock(file, { what, port: null, since: Date.now() })
    if (lock.held) {
      try {
        return await work()
      } finally {
        lock.release()
      }
    }
    if (performance.now() > deadline) {
      throw new Error(`${file} has been held by process ${lock.by.pid} (${lock.by.what}) for too long`)
    }
    await sleep(10)
  }
}

function create(file: string, text: string): boolean {
  const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  fs.writeFileSync(aside, text, { mode: 0o644 })
  try {
    fs.linkSync(aside, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

/** null: gone meanwhile. A holder that cannot be read (a full disk cut the file) counts as dead. */
function read(file: string): { text: string; holder: LockHolder | null } | null {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    const holder = JSON.parse(text) as LockHolder
    return { text, holder: typeof holder.pid === 'number' ? holder : null }
  } catch {
    return { text, holder: null }
  }
}

function takeOver(file: string, stale: string, own: string): void {
  const guard = `${file}.takeover`
  if (!create(guard, own)) {
    const other = read(guard)
    if (other !== null && (other.holder === null || !isAlive(other.holder))) remove(guard, other.text)
    return
  }
  remove(file, stale)
  remove(guard, own)
}

function remove(file: string, expected: string): void {
  if (read(file)?.text === expected) fs.rmSync(file, { force: true })
}
