import { readFile } from 'node:fs/promises'
import { actorOf } from '#journey/agreement/life/party.rules.ts'
import { check, proposeText, record } from '#journey/agreement/life/actions.ts'
import { foldLife } from '#journey/agreement/life/state.rules.ts'
import { historyView, lifeView } from '#journey/agreement/life/views.rules.ts'
import { readLife } from '#journey/agreement/life/store.ts'
import { UsageError } from '#cli/command.ts'
import * as rules from '#journey/agreement/life/rules.ts'
import type { Actor, LifeDecision } from '#journey/agreement/life/rules.ts'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { Life } from '#journey/agreement/life/state.rules.ts'
import type { ProofMethod } from '#journey/agreement/life/facts.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { Who } from '#platform/http/route.ts'

export const agreement: Command = {
  name: 'agreement',
  summary: 'Read, check, propose, sign, decline, withdraw and decide agreements',
  usage: `agreement list
       baton agreement show VERSION [--yaml]
       baton agreement check FILE
       baton agreement propose FILE --as PERSON
       baton agreement sign VERSION --hash HASH --as PERSON [--password-stdin]
       baton agreement decline VERSION --reason TEXT --as PERSON
       baton agreement withdraw VERSION [--reason TEXT] --as PERSON
       baton agreement decide VERSION --reason TEXT --as PERSON [--password-stdin]

  --as PERSON       who acts, by their id
  --hash HASH       SHA-256 of the text that was read: show prints it, sha256sum of the file is the same
  --password-stdin  the signer's password on standard input, where people sign in
  --yaml            the text alone, byte for byte`,
  values: ['as', 'hash', 'reason'],
  switches: ['yaml', 'password-stdin'],
  run: async (context, [what, of], flags) => {
    if (what === 'list') return list(context)
    if (of === undefined) throw new UsageError('Name the version or the file.')
    if (what === 'show') return show(context, of, flags.yaml === true)
    if (what === 'check') return checkFile(context, of)
    if (what === 'propose') return propose(context, of, flags)
    const acting = what === undefined ? undefined : acts[what]
    if (!acting) throw new UsageError(`There is no baton agreement ${what}.`)
    return act(context, acting, versionOf(of), flags)
  },
}

async function list(context: CommandContext): Promise<number> {
  const services = await context.open()
  const now = services.now()
  const versions = [...foldLife(await readLife(services.db)).versions.values()].reverse()
  const views = versions.map((one) => lifeView(one, now))
  context.print({ items: views }, views.map(lineOf).join('\n'))
  return 0
}

function lineOf(view: AgreementLife): string {
  const { version, status, unsigned, signatures, missing, declines, decision, inForceFrom } = view
  const parts = [
    unsigned ? 'unsigned: the starting point' : '',
    signatures.length > 0
      ? `signed by ${signatures.map((one) => `${one.by.name} (${one.function})`).join(', ')}`
      : '',
    missing.length > 0 ? `waits for ${missing.join(', ')}` : '',
    ...declines.map((one) => `declined by ${one.by.name} (${one.function}): ${one.reason}`),
    decision ? `decided by ${decision.by.name}: ${decision.reason}` : '',
    inForceFrom === null ? '' : `from ${inForceFrom}`,
  ].filter((part) => part !== '')
  return `${String(version).padStart(4)}  ${status.replace('_', ' ').padEnd(10)}  ${view.name}; ${parts.join('; ')}`
}

async function show(context: CommandContext, of: string, yaml: boolean): Promise<number> {
  const services = await context.open()
  const version = versionOf(of)
  const entries = await readLife(services.db)
  const found = foldLife(entries).versions.get(version)
  const stored = services.agreements.find((one) => one.ruleset.version === version)
  const text = found?.proposal?.text ?? stored?.text
  if (!found || text === undefined) {
    console.error(`There is no version ${version}.`)
    return 1
  }
  if (yaml) {
    process.stdout.write(text)
    return 0
  }
  const history = historyView(entries, version, services.owner)
  const view = lifeView(found, services.now())
  const lines = [
    lineOf(view),
    `      SHA-256 ${view.hash}`,
    ...history.map((one) => `      ${one.at} ${one.sentence}`),
  ]
  context.print({ ...view, text, history }, lines.join('\n'))
  return 0
}

async function checkFile(context: CommandContext, file: string): Promise<number> {
  const text = await read(file)
  const checked = await check(await context.open(), text)
  const told = [...checked.problems, ...checked.warnings]
  const lines = told.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`)
  if (checked.ok) lines.push(`${file} can be proposed as version ${checked.nextVersion}.`)
  context.print(checked, lines.join('\n'))
  return checked.ok ? 0 : 1
}

async function propose(context: CommandContext, file: string, flags: Flags): Promise<number> {
  const text = await read(file)
  const services = await context.open()
  const actor = actorOf(whoOf(services, flags), services.people)
  const basedOn = services.law.at(services.now()).version
  return told(
    context,
    services,
    'refused' in actor ? actor : await proposeText(services, actor, { text, basedOn }),
  )
}

type Act = (
  given: { version: number; reason: string | null; hash: string | null; method: ProofMethod },
  life: Life,
  actor: Actor,
  now: number,
) => LifeDecision

const acts: Record<string, { binds: boolean; decide: Act }> = {
  sign: {
    binds: true,
    decide: ({ version, hash, method }, life, actor, now) => {
      if (hash === null) throw new UsageError('Name the text that was read with --hash.')
      return rules.sign(life, version, { hash, method }, actor, now)
    },
  },
  decline: {
    binds: false,
    decide: ({ version, reason }, life, actor, now) => rules.decline(life, version, reason ?? '', actor, now),
  },
  withdraw: {
    binds: false,
    decide: ({ version, reason }, life, actor, now) => rules.withdraw(life, version, reason, actor, now),
  },
  decide: {
    binds: true,
    decide: ({ version, reason, hash, method }, life, actor, now) =>
      rules.decide(life, version, { reason: reason ?? '', hash, method }, actor, now),
  },
}

async function act(
  context: CommandContext,
  { binds, decide }: (typeof acts)[string],
  version: number,
  flags: Flags,
): Promise<number> {
  const services = await context.open()
  const who = whoOf(services, flags)
  const actor = actorOf(who, services.people)
  if ('refused' in actor) return told(context, services, actor)
  const password = flags['password-stdin'] === true ? await standardInput() : null
  const confirmed = binds
    ? await services.confirm(who, password === null ? undefined : { password })
    : { ok: true as const, method: 'local' as const }
  if (!confirmed.ok) return told(context, services, { refused: 'not_confirmed', detail: confirmed.detail })
  const text = (flag: 'reason' | 'hash') => (typeof flags[flag] === 'string' ? flags[flag] : null)
  const given = { version, reason: text('reason'), hash: text('hash'), method: confirmed.method }
  const life = await record(services, actor, (now, at) => decide(given, now, actor, at))
  return told(context, services, life, version)
}

/** Whoever can run the command line on this data can act as anybody on it; the log says `local`. */
function whoOf(services: Services, flags: Flags): Who {
  if (typeof flags.as !== 'string') throw new UsageError('Say who acts with --as PERSON.')
  const person = services.people.get(flags.as) as { name: string; role?: string | null } | undefined
  return { id: flags.as, name: person?.name ?? flags.as, role: person?.role ?? null, via: 'local' }
}

function told(context: CommandContext, services: Services, life: Life | Refusal, version?: number): number {
  if ('refused' in life) {
    const lines = (life.errors ?? []).map(({ field, message }) => `  ${field} ${message}`)
    context.print(life, [`Refused (${life.refused}): ${life.detail}`, ...lines].join('\n'))
    return 1
  }
  const of = version === undefined ? [...life.versions.values()].at(-1)! : life.versions.get(version)!
  const view = lifeView(of, services.now())
  context.print(view, `${lineOf(view)}\n      SHA-256 ${view.hash}`)
  return 0
}

function versionOf(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new UsageError(`${text} is not the number of a version.`)
  return Number(text)
}

/** Byte for byte, or not at all: a signature is bound to the bytes. */
async function read(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`${file} cannot be read.`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(`${file} is not UTF-8.`)
  }
}

async function standardInput(): Promise<string> {
  let all = ''
  for await (const chunk of process.stdin) all += String(chunk)
  return all.replace(/\r?\n$/, '')
}
