import fs from 'node:fs'
import path from 'node:path'
import { takeLock, type LockHolder } from './lock-file.ts'

export type FolderHold =
  | { readonly held: true; release(): void }
  | { readonly held: false; readonly by: LockHolder; readonly message: string }

/**
 * Makes this process the one server of a data folder, for as long as it lives. The lock of a dead process is taken over.
 * When another one holds it, `message` says who, where and since when, for a second `npm start` to print and leave.
 * The CLI does not need it: any number of processes may use the folder's database at once.
 */
export function holdFolder(
  dataFolder: string,
  what: { what: string; port: number | null; since: number },
): FolderHold {
  fs.mkdirSync(dataFolder, { recursive: true })
  const lock = takeLock(path.join(dataFolder, 'baton.lock'), what)
  if (lock.held) return lock
  const { pid, port, since } = lock.by
  const where = port === null ? '' : ` on port ${port}`
  return {
    ...lock,
    message:
      `${dataFolder} is in use: process ${pid} (${lock.by.what})${where} has held it since ` +
      `${new Date(since).toISOString()}. Stop it first, or set BATON_DATA to another folder.`,
  }
}
