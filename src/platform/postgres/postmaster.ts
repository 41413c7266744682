import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pidExists } from '../process-identity.ts'

/** What PostgreSQL writes into `postmaster.pid` (its `miscadmin.h` names the lines). */
export interface Postmaster {
  readonly pid: number
  /** epoch seconds */
  readonly startedAt: string
  readonly port: number
  /** empty when it listens on TCP alone */
  readonly socketFolder: string
  readonly ready: boolean
}

/** The server that runs, or ran and died, on a cluster folder; null when it was stopped properly. */
export function readPostmaster(cluster: string): Postmaster | null {
  let lines: string[]
  try {
    lines = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const [pid, , startedAt = '', port, socketFolder = '', , , status = ''] = lines
  return { pid: Number(pid), startedAt, port: Number(port), socketFolder, ready: status.trim() === 'ready' }
}

/** Whether the process of `postmaster.pid` is really PostgreSQL on this folder, not a later process of that number. */
export function isLive(cluster: string, postmaster: Postmaster): boolean {
  if (!pidExists(postmaster.pid)) return false
  return commandOf(postmaster.pid)?.includes(cluster) ?? false
}

/**
 * After a crash or a reboot the file may name a number that another process has now, and PostgreSQL would refuse to
 * start. Only the number is changed, to one that no process can have: the rest of the file is how PostgreSQL makes sure
 * that no back-end of the dead server still writes.
 */
export function disownReusedPid(cluster: string): void {
  const postmaster = readPostmaster(cluster)
  if (postmaster === null || !pidExists(postmaster.pid) || isLive(cluster, postmaster)) return
  const file = path.join(cluster, 'postmaster.pid')
  const text = fs.readFileSync(file, 'utf8')
  fs.writeFileSync(file, text.replace(/^\d+/, '99999999'))
}

/** The command line of a process; null when it has gone, empty when it only waits to be reaped. */
export function commandOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return null
  }
}
