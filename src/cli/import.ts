import { readFile, access } from 'node:fs/promises'
import { UsageError, type Command, type CommandContext, type Flags } from '#cli/command.ts'
import { alone, beginImport, describeFiles, openFiles, reopen } from '#journey/capture/import.actions.ts'
import { runImport } from '#journey/capture/import.jobs.ts'
import { changeImport, listImports, readImport } from '#journey/capture/import.store.ts'
import { parseMapping } from '#journey/capture/import/mapping-file.ts'
import { previewOf } from '#journey/capture/import/preview.rules.ts'
import { addPeople } from '#people/people.store.ts'
import type { Mapping } from '#journey/capture/import/mapping-schema.ts'
import type { OpenedImport } from '#journey/capture/import/open-import.ts'
import { sentenceOf, type ImportProblem } from '#journey/capture/import/problem.ts'
import type { ImportStatus, StoredImport } from '#journey/capture/import.store.ts'
import type { Services } from '#work/services.ts'

export const importFiles: Command = {
  name: 'import',
  summary: 'Take leads and their history in from CSV or XLSX files',
  usage: `import FILE… [--mapping FILE] [--dry-run] | import FILE… --preview | import --resume ID | import --list

  --mapping FILE  how columns become leads (docs/import.md); without one it is proposed from the files
  --dry-run       decide everything, write nothing
  --preview       print the mapping, proposed or given, to be corrected; with --json also columns and first rows
  --resume ID     go on with an import that was interrupted; the same files again do the same
  --run N         with --resume: only if it still runs as started the N-th time; how the server asks
  --list          imports so far`,
  values: ['mapping', 'resume', 'run'],
  switches: ['dry-run', 'preview', 'list'],
  run: async (context, args, flags) => {
    if (flags.list) return list(context, await context.open())
    if (typeof flags.resume === 'string')
      return resume(context, flags.resume, typeof flags.run === 'string' ? Number(flags.run) : null)
    if (args.length === 0) throw new UsageError('Name at least one file.')
    return take(context, args, flags)
  },
}

async function take(context: CommandContext, files: string[], flags: Flags): Promise<number> {
  const mapping = typeof flags.mapping === 'string' ? await mappingOf(flags.mapping) : undefined
  for (const file of files) await readable(file)
  const startedAt = Date.now()
  const opened = await openFiles(files, mapping, startedAt)
  const wrong = opened.problems.filter(({ severity }) => severity === 'error')
  if (wrong.length > 0) throw new UsageError(wrong.map((problem) => sentenceOf(problem)).join('\n'))
  tell(context, opened.problems)
  if (flags.preview) return preview(context, opened)
  const described = await describeFiles(files)
  const services = await context.open()
  return alone(
    services.db,
    () => context.note('Another import is running; this one waits for it.\n'),
    async () => {
      const dryRun = flags['dry-run'] === true
      const one = await beginImport(services.db, described, opened, startedAt, dryRun)
      if (one.position > 0) context.note(`Going on with import ${one.id} after line ${one.position}.\n`)
      return carryOut(context, services, one, one.startedAt === startedAt ? opened : await reopen(one))
    },
  )
}

function preview(context: CommandContext, opened: OpenedImport): number {
  const shown = previewOf('', opened)
  context.print(shown, shown.mapping)
  return 0
}

async function mappingOf(file: string): Promise<Mapping> {
  await readable(file)
  const read = parseMapping(await readFile(file, 'utf8'))
  if (read.ok) return read.mapping
  throw new UsageError(read.problems.map((problem) => sentenceOf({ ...problem, file })).join('\n'))
}

async function readable(file: string): Promise<void> {
  await access(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    )
  })
}

/** `run`: which start of it the server means, which may be cancelled, or begun anew with another mapping, by now */
async function resume(context: CommandContext, id: string, run: number | null): Promise<number> {
  const services = await context.open()
  return alone(
    services.db,
    () => context.note('Another import is running; this one waits for it.\n'),
    async () => {
      const one = await readImport(services.db, id)
      if (!one) throw new UsageError(`There is no import ${id}.`)
      if (one.status === 'done' && !one.dryRun) return done(context, { ...one, status: 'done' }, [])
      if (one.status === 'uploaded') throw new UsageError('This import was uploaded, but not started.')
      if (run === null) return carryOut(context, services, one, await reopen(one))
      if (one.run !== run || one.status !== 'running')
        return done(context, { ...one, status: 'cancelled' }, [])
      return carryOut(context, services, one, await reopen(one), ['running'])
    },
  )
}

async function carryOut(
  context: CommandContext,
  services: Services,
  one: StoredImport,
  opened: OpenedImport,
  from?: ImportStatus[],
): Promise<number> {
  let stopped = false
  void context.stopped.then(() => (stopped = true))
  const progress = progressLine(context, opened.estimate)
  if (!one.dryRun) {
    const begun = { status: 'running' as const, problem: null, totalRows: opened.estimate }
    if (!(await changeImport(services.db, one, begun, from)))
      return done(context, { ...one, status: 'cancelled' }, [])
  }
  try {
    const tools = {
      services,
      addPeople: (people: Parameters<typeof addPeople>[1]) => addPeople(services.db, people),
    }
    const outcome = await runImport(tools, one, opened, { progress, stopped: () => stopped })
    if (process.stderr.isTTY) context.note('\r\u001b[K')
    return done(context, { ...one, ...outcome }, opened.warnings(), opened.problems)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    await changeImport(services.db, one, { status: 'failed', problem }, ['running']).catch(() => undefined)
    throw error
  }
}

/** At most ten times a second, on a terminal. */
function progressLine(context: CommandContext, estimate: number): (counts: { read: number }) => void {
  const begun = performance.now()
  let shown = 0
  return ({ read }) => {
    const now = performance.now()
    if (!process.stderr.isTTY || now - shown < 100) return
    shown = now
    const share = estimate > 0 ? ` (${Math.min(100, Math.floor((100 * read) / estimate))} %)` : ''
    const rate = Math.round(read / ((now - begun) / 1000))
    context.note(`\r\u001b[K${read} rows${share}, ${rate} a second`)
  }
}

/** `told`: what was said before the import began; a script that reads the JSON has not heard it */
function done(
  context: CommandContext,
  one: StoredImport,
  warnings: ImportProblem[],
  told: ImportProblem[] = [],
): number {
  tell(context, warnings)
  const { id, status, dryRun, counts, refusedFile } = one
  const lines = [
    `${counts.read} read: ${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.refused} refused`,
  ]
  if (dryRun) lines.push('This was a dry run: nothing was written.')
  if (refusedFile) lines.push(`Refused rows, with the reasons: ${refusedFile}`)
  if (status === 'cancelled') lines.push(`Interrupted. To go on: baton import --resume ${id}`)
  context.print(
    {
      ...counts,
      refusedFile,
      id,
      status,
      dryRun,
      warnings: [...told, ...warnings].map((one) => sentenceOf(one)),
    },
    lines.join('\n'),
  )
  return status === 'done' ? 0 : 1
}

function tell(context: CommandContext, problems: ImportProblem[]): void {
  for (const problem of problems) context.note(`${problem.severity}: ${sentenceOf(problem)}\n`)
}

async function list(context: CommandContext, services: Services): Promise<number> {
  const imports = await listImports(services.db, null, 100)
  const shown = imports.map(({ id, status, startedAt, counts, files }) => ({
    id,
    status,
    startedAt: new Date(startedAt).toISOString(),
    ...counts,
    files: files.map(({ name }) => name),
  }))
  const lines = shown.map(
    (one) =>
      `${one.id}  ${one.status.padEnd(9)}  ${one.startedAt.slice(0, 16)}  ${one.read} rows  ${one.files.join(', ')}`,
  )
  context.print(shown, lines.join('\n') || 'No imports yet.')
  return 0
}
