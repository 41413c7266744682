import { readFile } from 'node:fs/promises'
import { parse, stringify } from 'yaml'
import { allProgrammes, programmeOf } from '#journey/nurture/programmes.ts'
import { check, publish } from '#journey/nurture/publish.actions.ts'
import { countProgrammes } from '#journey/nurture/counts.store.ts'
import { insertDraft, readDraft, saveDraft } from '#journey/nurture/drafts.store.ts'
import { NOBODY, shown, summaryOf } from '#journey/nurture/views.rules.ts'
import { UsageError } from '#cli/command.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { ProgrammeSummary } from '#journey/nurture/contract.ts'
import type { Services } from '#work/services.ts'

export const programme: Command = {
  name: 'programme',
  summary: 'List nurture programmes, write them to YAML, read them from it, publish them',
  usage: `programme list
       baton programme export ID [--version N]
       baton programme import FILE --id ID [--as PERSON]
       baton programme publish ID [--as PERSON]

  export   prints the YAML of the draft, else of the version that people come into; with --version of that one
  import   saves the file as the draft of ID and says what is wrong with it; nobody gets anything of it yet
  publish  makes the draft the next version; it takes people in once somebody starts it
  --as     who acts, by their id`,
  values: ['as', 'id', 'version'],
  switches: [],
  run: async (context, [what, of], flags) => {
    if (what === 'list') return list(context)
    if (of === undefined) throw new UsageError('Name the programme or the file.')
    if (what === 'export') return print(context, of, flags.version)
    if (what === 'import') return read(context, of, flags)
    if (what === 'publish') return publishDraft(context, of, flags)
    throw new UsageError(`There is no baton programme ${what ?? ''}.`)
  },
}

async function list(context: CommandContext): Promise<number> {
  const services = await context.open()
  const counts = await countProgrammes(services.db, services.now())
  const items = (await allProgrammes(services)).map((one) =>
    summaryOf(one, counts.get(one.id) ?? NOBODY, services.owner),
  )
  context.print({ items }, items.length > 0 ? items.map(lineOf).join('\n') : 'There is no programme yet.')
  return 0
}

function lineOf({ id, name, state, version, draft, counts }: ProgrammeSummary): string {
  const parts = [
    version === null ? '' : `version ${version}`,
    draft ? 'a draft' : '',
    `${counts.inside} inside`,
    counts.heldOut > 0 ? `${counts.heldOut} held out` : '',
  ].filter((part) => part !== '')
  return `${id.padEnd(24)} ${state.padEnd(10)} ${name}; ${parts.join(', ')}`
}

async function print(context: CommandContext, id: string, wanted: Flags[string]): Promise<number> {
  const known = await programmeOf(await context.open(), id)
  const version = known?.versions.find((one) => String(one.programme.version) === wanted)
  const document =
    wanted === undefined
      ? (known?.draft?.document ?? (known && shown(known.versions, known.turns.at(-1))?.document))
      : version?.document
  if (!document) {
    console.error(`There is no ${wanted === undefined ? '' : 'such version of the '}programme ${id}.`)
    return 1
  }
  context.print({ id, document }, stringify(document, { lineWidth: 110 }).trimEnd())
  return 0
}

async function read(context: CommandContext, file: string, flags: Flags): Promise<number> {
  const { id } = flags
  if (typeof id !== 'string' || !/^[a-z][a-z0-9_]{0,59}$/.test(id))
    throw new UsageError('Name the programme with --id: a lower_snake_case word.')
  const document = await documentIn(file)
  const services = await context.open()
  const row = { programme: id, document, at: services.now(), by: authorOf(services, flags) }
  const before = await readDraft(services.db, id)
  const saved = before
    ? await saveDraft(services.db, row, before.revision)
    : await insertDraft(services.db, row)
  if (!saved) {
    console.error(`Somebody saved ${id} at the same moment: try again.`)
    return 1
  }
  const { ok, problems } = await check(services, id, document)
  const lines = problems.map(({ field, message }) => `${file}: ${field} ${message}`)
  if (ok) lines.push(`${file} is the draft of ${id} and can be published.`)
  context.print({ id, ok, problems }, lines.join('\n'))
  return ok ? 0 : 1
}

async function documentIn(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read.`)
  })
  let document: unknown
  try {
    document = parse(text)
  } catch (error) {
    throw new UsageError(`${file} is no YAML: ${(error as Error).message.split('\n')[0]}`)
  }
  if (document === null || typeof document !== 'object' || Array.isArray(document))
    throw new UsageError(`${file} holds no programme.`)
  return document as Record<string, unknown>
}

async function publishDraft(context: CommandContext, id: string, flags: Flags): Promise<number> {
  const services = await context.open()
  const draft = await readDraft(services.db, id)
  const done = await publish(services, id, draft?.revision ?? 0, authorOf(services, flags))
  if ('refused' in done) {
    const lines = (done.errors ?? []).map(({ field, message }) => `  ${field} ${message}`)
    context.print(done, [`Refused (${done.refused}): ${done.detail}`, ...lines].join('\n'))
    return 1
  }
  context.print({ id, ...done }, `${id} is published as version ${done.version}.`)
  return 0
}

/** Whoever can run the command line on this data can act as anybody on it; left out: the command line. */
function authorOf({ people }: Services, { as }: Flags): string {
  if (as === undefined) return 'cli'
  if (typeof as !== 'string' || !people.has(as)) throw new UsageError(`There is no person ${String(as)}.`)
  return `person:${as}`
}
