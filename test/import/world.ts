import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { alone, beginImport, describeFiles, openFiles, reopen } from '#journey/capture/import.actions.ts'
import { runImport, type ImportOutcome } from '#journey/capture/import.jobs.ts'
import type { ImportCounts } from '#journey/capture/contract.ts'
import type { Mapping } from '#journey/capture/import/mapping-schema.ts'
import { addPeople } from '#people/people.store.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import { open } from '../../src/main.ts'
import { freshDatabase } from '../support/database.ts'

export interface World {
  services: Services
  db: Database
  url: string
  folder: string
  take: (files: string[], how?: Taking) => Promise<ImportOutcome & { id: string }>
  rows: <Row extends object>(text: string) => Promise<Row[]>
  close: () => Promise<void>
}

export interface Taking {
  mapping?: Mapping
  dryRun?: boolean
  /** asked after every transaction; true ends the import there */
  stopped?: (counts: ImportCounts) => boolean
}

/** Everything put together over a database of its own, as the command line has it. */
export async function aWorld(): Promise<World> {
  const { url } = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'import-data-'))
  const config = readConfig({ DATABASE_URL: url, BATON_DATA: folder, LOG_LEVEL: 'error' })
  const { services, close } = await open(config)
  const { db } = services
  return {
    services,
    db,
    url,
    folder,
    take: (files, how = {}) => take(services, files, how),
    rows: async (text) => (await db.query<never>(text)).rows,
    close,
  }
}

/** Takes files into a composition that stands already, as `World.take` does. */
export async function take(
  services: Services,
  files: string[],
  { mapping, dryRun = false, stopped }: Taking = {},
) {
  const startedAt = services.now()
  const opened = await openFiles(files, mapping, startedAt)
  return alone(
    services.db,
    () => undefined,
    async () => {
      const one = await beginImport(services.db, await describeFiles(files), opened, startedAt, dryRun)
      await services.db.query(`update imports set status = 'running' where import_id = $1`, [one.id])
      let counts = one.counts
      const tools = {
        services,
        addPeople: (people: Parameters<typeof addPeople>[1]) => addPeople(services.db, people),
      }
      const watch = {
        progress: (now: ImportCounts) => void (counts = now),
        stopped: () => stopped?.(counts) ?? false,
      }
      const outcome = await runImport(
        tools,
        one,
        one.startedAt === startedAt ? opened : await reopen(one),
        watch,
      )
      return { ...outcome, id: one.id }
    },
  )
}

let program: Promise<string> | undefined

/** The command line as one built file, for tests that need a process of its own. */
export function builtProgram(): Promise<string> {
  const outfile = resolve('node_modules', '.cache', 'baton-test', `import-cli-${process.pid}.mjs`)
  program ??= build({
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.sql': 'text', '.yaml': 'text', '.md': 'text' },
    logLevel: 'error',
  }).then(() => outfile)
  return program
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts `baton ARGS` against the world's database. */
export async function baton(
  world: World,
  args: string[],
): Promise<{ child: ChildProcess; ended: Promise<Ended> }> {
  const env = { ...process.env, DATABASE_URL: world.url, BATON_DATA: world.folder, LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [await builtProgram(), ...args], { env })
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (out.stdout += String(data)))
  child.stderr.on('data', (data) => (out.stderr += String(data)))
  return { child, ended: new Promise((done) => child.once('exit', (code) => done({ code, ...out }))) }
}
