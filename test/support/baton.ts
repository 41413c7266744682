/** The real command line in processes of its own, built aside so that a test never meets a half-written build. */
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

let built: Promise<string> | undefined

/** The file of the built command line; one build per test file. */
export function program(): Promise<string> {
  return (built ??= bundle())
}

async function bundle(): Promise<string> {
  const outdir = path.resolve('node_modules', '.cache', 'baton-test', `cli-${process.pid}`)
  await build({
    entryPoints: ['src/cli/main.ts'],
    outdir,
    bundle: true,
    splitting: true,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.sql': 'text', '.yaml': 'text', '.md': 'text' },
    logLevel: 'error',
  })
  process.once('exit', () => fs.rmSync(outdir, { recursive: true, force: true }))
  return path.join(outdir, 'main.mjs')
}

export interface Ended {
  code: number | null
  signal: string | null
  out: string
  err: string
}

export interface Running {
  process: ChildProcess
  ended: Promise<Ended>
}

/** Runs one command on a data folder. */
export async function baton(folder: string, ...args: string[]): Promise<Running> {
  const env = {
    ...process.env,
    BATON_DATA: folder,
    PORT: '0',
    DATABASE_URL: '',
    SMTP_URL: '',
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [await program(), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (data) => (said.out += String(data)))
  child.stderr.on('data', (data) => (said.err += String(data)))
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...said })),
  )
  return { process: child, ended }
}

export interface Serving extends Running {
  address: string
}

/** Starts the server and waits until it can take a lead. */
export async function serving(folder: string): Promise<Serving> {
  const running = await baton(folder, 'start', '--json')
  const address = new Promise<string>((resolve, reject) => {
    running.process.stdout!.once('data', (data) =>
      resolve((JSON.parse(String(data)) as { address: string }).address),
    )
    void running.ended.then(({ code, err }) => reject(new Error(`the server ended with ${code}: ${err}`)))
  })
  return { ...running, address: await address }
}
