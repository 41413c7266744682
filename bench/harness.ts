import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { silentLog } from '#platform/log.ts'
import type { ChildProcess } from 'node:child_process'

/** The built command line, beside the built bench. */
export const cli = path.resolve('dist/server/cli/main.js')

export interface Running {
  url: string
  pid: number
  /** the database that the server uses */
  databaseUrl: string
  /** ms from spawn to the first healthy answer */
  readyMs: number
  stop: () => Promise<void>
}

export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'baton-bench-'))
}

/** Starts the real server as its own process on a data folder, and waits until it is healthy. */
export async function startServer(
  dataFolder: string,
  port: number,
  env: Record<string, string> = {},
): Promise<Running> {
  const begun = performance.now()
  const child = spawn(process.execPath, [cli, 'start'], {
    env: { ...process.env, BATON_DATA: dataFolder, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await healthy(url, child)
  const readyMs = performance.now() - begun
  const given = env.DATABASE_URL
  const postgres =
    given === undefined
      ? await startPostgres({ dataDir: dataFolder, log: silentLog })
      : { url: given, stop: () => Promise.resolve() }
  return {
    url,
    pid: child.pid!,
    databaseUrl: postgres.url,
    readyMs,
    stop: async () => {
      await postgres.stop()
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const ok = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Resident memory of a process, MB. */
export function memoryOf(pid: number): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024
}

/** Runs `work(i)` for i < count on `width` lanes; resolves to the wall time in seconds. */
export async function lanes(
  width: number,
  count: number,
  work: (i: number, lane: number) => Promise<void>,
): Promise<number> {
  let next = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: width }, async (_, lane) => {
      while (next < count) await work(next++, lane)
    }),
  )
  return (performance.now() - begun) / 1000
}

export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)]!
}
