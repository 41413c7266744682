/**
 * The embedded PostgreSQL of a data folder, shared by the server and any number of CLI processes.
 *
 *     <data folder>/postgres-passwords.json   0600
 *                   postgres.lock             held while one process starts the server
 *                   postgres/                 0700, of the user that PostgreSQL runs as
 *                     cluster/                PostgreSQL's own
 *                     pipe, holders           who uses it (watchdog.ts)
 *                     postgres.log            one of 10 MB is put aside at the next start
 *
 * Whoever comes first starts the server under a watchdog; whoever comes later joins. There is no difference between them
 * afterwards: the server ends when the last one has gone, by `stop()` or by kill -9, and not before.
 */
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from '../lock-file.ts'
import type { Log } from '../log.ts'
import { accountFor, giveTo, openWay, type Account } from './account.ts'
import { listenSettings, urlOf } from './address.ts'
import { makeCluster, makeDatabase, passwordsOf, type Passwords } from './cluster.ts'
import { nativeFolder } from './native.ts'
import { disownReusedPid, isLive, readPostmaster, type Postmaster } from './postmaster.ts'
import { settings } from './settings.ts'
import { hold, watch, watchdogRuns, type Holder } from './watchdog.ts'

export interface EmbeddedPostgres {
  /** role `baton`, owner of database `baton` */
  readonly url: string
  /** superuser on database `postgres`; for maintenance and tests only */
  readonly maintenanceUrl: string
  /** whether the server ran already */
  readonly attached: boolean
  /** Lets go. PostgreSQL has ended when the promise settles, unless other processes still use it. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of `dataDir`, or attaches to the one that runs there.
 * @throws with a message for the operator: no binaries for this platform (set DATABASE_URL), a folder above that bars
 * the way, a server that does not start (with the end of its log)
 */
export async function startPostgres({
  dataDir,
  log,
}: {
  dataDir: string
  log: Log
}): Promise<EmbeddedPostgres> {
  if (!fs.existsSync(dataDir)) {
    fs.mkdirSync(dataDir, { recursive: true })
    fs.chmodSync(dataDir, 0o700)
  }
  const folder = fs.realpathSync(dataDir)
  const home = path.join(folder, 'postgres')
  const account = accountFor(home)
  openWay(account, folder)
  fs.mkdirSync(home, { recursive: true, mode: 0o700 })
  giveTo(account, home)
  return withLock(path.join(folder, 'postgres.lock'), 'starting PostgreSQL', 120_000, async () => {
    const passwords = passwordsOf(folder, fs.existsSync(path.join(home, 'cluster')))
    const holder = await hold(home)
    if (holder !== null) {
      const postmaster = await ready(home, null, () => false, log)
      if (postmaster !== null) return opened(postmaster, passwords, holder, true)
      await holder.release()
    }
    await awaitEnd(home)
    return start(home, passwords, account, log)
  })
}

/** A server that is just stopping, or that lost its watchdog, ends before a new one may start. */
async function awaitEnd(home: string): Promise<void> {
  const cluster = path.join(home, 'cluster')
  for (let waited = 0; waited < 60_000; waited += 10) {
    const postmaster = readPostmaster(cluster)
    const live = postmaster !== null && isLive(cluster, postmaster)
    if (!live && !watchdogRuns(home)) return
    const stopping = fs.existsSync(path.join(home, 'stopping'))
    if (live && !stopping && waited % 1000 === 0) interrupt(postmaster.pid)
    await sleep(10)
  }
  throw new Error(`The PostgreSQL of ${home} does not end`)
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function start(
  home: string,
  passwords: Passwords,
  account: Account | null,
  log: Log,
): Promise<EmbeddedPostgres> {
  const cluster = path.join(home, 'cluster')
  const native = nativeFolder(account)
  if (!fs.existsSync(cluster)) {
    log.info('making a new database', { folder: cluster })
    await makeCluster(native, home, passwords, account)
  }
  rotateLog(home)
  for (let attempt = 1; ; attempt++) {
    disownReusedPid(cluster)
    const before = readPostmaster(cluster)
    const flags = Object.entries({ ...settings(), ...(await listenSettings(home)) })
    const command = [path.join(native, 'bin', 'postgres'), '-D', cluster]
    const watched = await watch(
      home,
      [...command, ...flags.flatMap(([key, value]) => ['-c', `${key}=${value}`])],
      account,
    )
    const postmaster = await ready(home, before, watched.ended, log)
    if (postmaster !== null) return finish(home, postmaster, passwords, watched)
    await watched.release()
    const tail = endOfLog(home)
    // Somebody took the port between our look and PostgreSQL's.
    if (/could not (bind|create any TCP)/.test(tail) && attempt < 5) continue
    throw new Error(`PostgreSQL did not start. The end of ${path.join(home, 'postgres.log')}:\n${tail}`)
  }
}

/** Waits until the server takes connections; null if it ended instead. A long recovery after a crash is waited for. */
async function ready(
  home: string,
  before: Postmaster | null,
  ended: () => boolean,
  log: Log,
): Promise<Postmaster | null> {
  const cluster = path.join(home, 'cluster')
  for (let waited = 0; ; waited += 4) {
    const postmaster = readPostmaster(cluster)
    const fresh = postmaster?.pid !== before?.pid || postmaster?.startedAt !== before?.startedAt
    if (postmaster?.ready === true && fresh && isLive(cluster, postmaster)) return postmaster
    if (ended() || !fs.existsSync(path.join(home, 'pipe'))) return null
    if (waited > 0 && waited % 2000 === 0) log.info('waiting for PostgreSQL, which recovers from a crash')
    await sleep(4)
  }
}

async function finish(
  home: string,
  postmaster: Postmaster,
  passwords: Passwords,
  holder: Holder,
): Promise<EmbeddedPostgres> {
  const postgres = opened(postmaster, passwords, holder, false)
  const marker = path.join(home, 'database-made')
  if (!fs.existsSync(marker)) {
    try {
      await makeDatabase(postgres.maintenanceUrl, passwords)
    } catch (error) {
      await holder.release()
      throw error
    }
    fs.writeFileSync(marker, '')
  }
  return postgres
}

function opened(
  postmaster: Postmaster,
  passwords: Passwords,
  holder: Holder,
  attached: boolean,
): EmbeddedPostgres {
  return {
    url: urlOf(postmaster, 'baton', passwords.baton, 'baton'),
    maintenanceUrl: urlOf(postmaster, 'postgres', passwords.postgres, 'postgres'),
    attached,
    stop: () => holder.release(),
  }
}

function rotateLog(home: string): void {
  const file = path.join(home, 'postgres.log')
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10 * 2 ** 20)
    fs.renameSync(file, `${file}.1`)
}

function endOfLog(home: string): string {
  const file = path.join(home, 'postgres.log')
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').slice(-12).join('\n') : ''
}
