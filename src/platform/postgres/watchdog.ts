import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pidExists } from '../process-identity.ts'
import type { Account } from './account.ts'
import { commandOf } from './postmaster.ts'

/**
 * Keeps PostgreSQL as long as somebody needs it, and no longer. Every process that uses the folder ("holder") keeps the
 * writing end of a named pipe open; `cat` at the reading end sees its end when the last holder closed it or died, however
 * it died. What holders write is copied to the list `holders`, which is the acknowledgement: once a holder reads its own
 * line there, the pipe cannot have ended before, and will not until it lets go.
 *
 * If the server dies (kill -9, out of memory) while it is held, it is started again: only then does its `postmaster.pid`
 * stay behind saying "ready". The loop below repeats the request to stop, since one that comes before PostgreSQL has set
 * its signal handlers is lost; after 30 of them, a second apart, it no longer waits for clients or for the disk.
 */
const script = `
set -u
home=$1; shift
cluster=$home/cluster
stop=0; pg=
rm -f "$home/stopping"
trap 'stop=$((stop + 1)); [ "$stop" -le 30 ] && signal=INT || signal=QUIT; [ -z "$pg" ] || kill -$signal $pg 2>/dev/null' USR1
exec 3<>"$home/pipe" 4<"$home/pipe" 3>&-
(
  trap '' USR1
  echo "watchdog $$"
  cat <&4
  : >"$home/stopping"
  while kill -USR1 $$ 2>/dev/null; do sleep 1; done
  # Only if the loop below was itself killed; otherwise its last act ends this one.
  kill -INT "$(head -n 1 "$cluster/postmaster.pid")"
  rm -f "$home/pipe" "$home/stopping"
) >>"$home/holders" &
reader=$!
exec 4<&-
while [ $stop = 0 ]; do
  "$@" </dev/null >>"$home/postgres.log" 2>&1 &
  pg=$!
  [ $stop = 0 ] || kill -INT $pg
  while kill -0 $pg 2>/dev/null; do wait $pg; done
  pg=
  [ $stop = 0 ] || break
  grep -q '^ready' "$cluster/postmaster.pid" 2>/dev/null || break
  sleep 0.2
done
rm -f "$home/pipe" "$home/stopping"
trap '' TERM
kill -TERM 0
`

/** A hold on the server. It lasts until `release` or the end of this process. */
export interface Holder {
  /** Lets go; the promise waits for PostgreSQL's end if nobody else holds it. */
  release(): Promise<void>
}

/** A server that was just spawned, with the hold of its starter. */
export interface Watched extends Holder {
  /** the end of watchdog and PostgreSQL together */
  readonly ended: () => boolean
}

/** Starts PostgreSQL (`command`) under its watchdog. `home` belongs to `account`; the caller has its lock. */
export async function watch(home: string, command: string[], account: Account | null): Promise<Watched> {
  const pipe = path.join(home, 'pipe')
  for (const stale of ['pipe', 'holders', 'stopping']) fs.rmSync(path.join(home, stale), { force: true })
  await makePipe(pipe, account)
  // Opened for both directions, which never blocks, so that the pipe has a writer before the watchdog looks.
  const both = fs.openSync(pipe, fs.constants.O_RDWR)
  try {
    const child = spawn('/bin/sh', ['-c', script, 'baton-watchdog', home, ...command], {
      // Of its own session: Ctrl-C in the terminal must not reach it, the end of its holders will.
      detached: true,
      cwd: home,
      stdio: 'ignore',
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    })
    child.unref()
    const holder = await hold(home, child)
    if (holder === null) throw new Error(`The watchdog of ${home} did not answer`)
    return { ...holder, ended: () => child.exitCode !== null || child.signalCode !== null }
  } finally {
    fs.closeSync(both)
  }
}

/** Joins the holders of a running server. Null when none runs, or when it has just begun to stop. */
export async function hold(home: string, child: ChildProcess | null = null): Promise<Holder | null> {
  let writer: number
  try {
    // Does not wait for a reader: without one the watchdog is gone, whatever file it left.
    writer = fs.openSync(path.join(home, 'pipe'), fs.constants.O_WRONLY | fs.constants.O_NONBLOCK)
  } catch {
    return null
  }
  const name = `${process.pid} ${randomUUID()}`
  if (!(await told(home, writer, `+ ${name}`))) {
    fs.closeSync(writer)
    return null
  }
  let released: Promise<void> | null = null
  return { release: () => (released ??= letGo(home, writer, name, child)) }
}

async function letGo(home: string, writer: number, name: string, child: ChildProcess | null): Promise<void> {
  await told(home, writer, `- ${name}`)
  const last = !otherHolders(home)
  const watchdog = watchdogOf(home)
  fs.closeSync(writer)
  if (!last) return
  const pipe = path.join(home, 'pipe')
  const gone = () =>
    child !== null
      ? child.exitCode !== null || child.signalCode !== null
      : !fs.existsSync(pipe) && !pidExists(watchdog)
  for (let waited = 0; !gone() && waited < 40_000; waited += 5) await sleep(5)
}

/**
 * Whether the last watchdog is still there, though PostgreSQL may have died. It may be about to start it again, and its
 * last act removes the pipe: a successor that did not wait would lose its own.
 */
export function watchdogRuns(home: string): boolean {
  const pid = watchdogOf(home)
  return pidExists(pid) && (commandOf(pid)?.includes(home) ?? false)
}

function watchdogOf(home: string): number {
  return Number(/^watchdog (\d+)$/m.exec(holders(home))?.[1] ?? Number.NaN)
}

/** Writes a line into the pipe and waits until the watchdog has read it. */
async function told(home: string, writer: number, line: string): Promise<boolean> {
  try {
    fs.writeSync(writer, line + '\n')
  } catch {
    return false
  }
  for (let waited = 0; waited < 5000; waited += 2) {
    if (holders(home).includes(line)) return true
    if (fs.existsSync(path.join(home, 'stopping'))) return false
    await sleep(2)
  }
  return false
}

function otherHolders(home: string): boolean {
  const lines = holders(home).split('\n')
  const left = new Set(lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2)))
  return lines
    .filter((line) => line.startsWith('+ ') && !left.has(line.slice(2)))
    .some((line) => pidExists(Number(line.split(' ')[1])))
}

function holders(home: string): string {
  try {
    return fs.readFileSync(path.join(home, 'holders'), 'utf8')
  } catch {
    return ''
  }
}

function makePipe(pipe: string, account: Account | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const mkfifo = spawn('mkfifo', ['-m', '600', pipe], {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    })
    let said = ''
    mkfifo.stderr.on('data', (data) => (said += String(data)))
    mkfifo.on('error', reject)
    mkfifo.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`mkfifo failed: ${said.trim() || (signal ?? code)}`)),
    )
  })
}
