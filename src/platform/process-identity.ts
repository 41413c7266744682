import fs from 'node:fs'
import { execFileSync } from 'node:child_process'

/** Tells a process from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** boot and start moment of the process as the system writes them; null where the system does not say */
  readonly started: string | null
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid) }
}

/** Whether that very process still runs. A process number that was given to another one since does not count. */
export function isAlive(identity: ProcessIdentity): boolean {
  if (!pidExists(identity.pid)) return false
  return identity.started === null || startOf(identity.pid) === identity.started
}

/** Whether any process has that number, of whatever user. */
export function pidExists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    // The boot's id keeps a folder that outlives its container, or a reboot, from matching by chance.
    const boot = readOr('/proc/sys/kernel/random/boot_id')
    // Field 22; the second field is the command's name in parentheses, which may contain spaces.
    const fields = readOr(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
    return fields?.[19] === undefined ? null : `${boot?.trim()}/${fields[19]}`
  }
  if (process.platform === 'win32') return null
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

function readOr(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
