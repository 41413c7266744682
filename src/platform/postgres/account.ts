import fs from 'node:fs'
import path from 'node:path'

/** An operating-system user to run PostgreSQL as. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root. Null when we are not root: it then runs as ourselves. Otherwise whoever owns the
 * folder already, else `postgres` or `nobody` of the system, else the customary number of nobody.
 */
export function accountFor(folder: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = fs.statSync(folder, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8').split('\n') : []
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':')
    // macOS writes nobody as -2
    if (fields !== undefined) return { uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 }
  }
  return { uid: 65534, gid: 65534 }
}

/** Hands a file or folder to the account that PostgreSQL runs as. */
export function giveTo(account: Account | null, file: string): void {
  if (account !== null) fs.chownSync(file, account.uid, account.gid)
}

/**
 * Makes sure that the account can walk down to `dataFolder`. The folder itself is ours, so it is opened for passing
 * through (not for listing); folders above it are not ours to change.
 * @throws naming the first folder that bars the way
 */
export function openWay(account: Account | null, dataFolder: string): void {
  if (account === null) return
  if (!passable(account, dataFolder))
    fs.chmodSync(dataFolder, (fs.statSync(dataFolder).mode & 0o7777) | 0o011)
  let folder = path.dirname(fs.realpathSync(dataFolder))
  for (;;) {
    if (!passable(account, folder)) {
      throw new Error(
        `PostgreSQL does not run as root, and the user it runs as (uid ${account.uid}) may not pass through ${folder}. ` +
          `Set BATON_DATA to a folder outside of it, or allow passing with: chmod o+x '${folder}'`,
      )
    }
    if (folder === path.dirname(folder)) return
    folder = path.dirname(folder)
  }
}

function passable(account: Account, folder: string): boolean {
  const { uid, gid, mode } = fs.statSync(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}
