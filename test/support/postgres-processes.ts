import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import pg from 'pg'

/** A new folder that any user may pass through, for one test. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-test-'))
  fs.chmodSync(folder, 0o755)
  return folder
}

/** The commands of all processes that name the folder: nobody must be left when its last user has gone. */
export function processesOf(folder: string): { pid: number; uid: number; command: string }[] {
  return execFileSync('ps', ['-axww', '-o', 'pid=,uid=,command='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ pid: Number(match[1]), uid: Number(match[2]), command: match[3]! }))
    .filter(({ command }) => command.includes(folder) && !command.includes('postgres-holder'))
}

export interface HolderProcess {
  readonly process: ChildProcess
  readonly url: string
  readonly attached: boolean
  exited(): Promise<void>
}

let holderProgram: Promise<string> | undefined

/** Starts another process that holds the folder's database, and waits until it has it. */
export async function holderProcess(folder: string): Promise<HolderProcess> {
  holderProgram ??= buildHolder()
  const child = spawn(process.execPath, [await holderProgram, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout!.once('data', (data) => resolve(String(data)))
    child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
  })
  return { process: child, ...(JSON.parse(line) as { url: string; attached: boolean }), exited: () => exit }
}

async function buildHolder(): Promise<string> {
  const outfile = path.resolve('node_modules', '.cache', 'baton-test', `postgres-holder-${process.pid}.mjs`)
  await build({
    entryPoints: ['test/support/postgres-holder.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '#platform': path.resolve('src/platform') },
    logLevel: 'error',
  })
  return outfile
}

/** Runs one statement on a connection of its own. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // The server's end is part of the tests.
  client.on('error', () => undefined)
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Polls until the condition holds; throws after `timeoutMs`. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not come about in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
