import { fork, type ChildProcess } from 'node:child_process'
import os from 'node:os'
import { foundCompany, closeBooks } from '#simulate/company.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { castFor } from '#simulate/cast.rules.ts'
import { simulateBulk } from '#simulate/bulk.ts'
import { withoutIndexes } from '#simulate/indexes.ts'
import type { CommandContext } from '#cli/command.ts'
import type { Services } from '#work/services.ts'
import type { Wanted } from '#cli/simulate.wanted.ts'

export interface Loaded {
  leads: number
  entries: number
}

/** Loads a large company with one process per core, since making the history costs as much as storing it. */
export async function loadInParts(
  context: CommandContext,
  services: Services,
  wanted: Wanted,
  tell: (told: { leads: number; place: number }) => void,
): Promise<Loaded> {
  const company = await foundCompany(services, wanted.seed, wanted.span, wanted.leads)
  const of = wanted.leads < 20_000 ? 1 : Math.min(8, Math.max(2, os.availableParallelism()))
  const sum: Loaded = { leads: 0, entries: 0 }
  const load = () =>
    inProcesses(context, wanted, of, ({ leads, entries }) => {
      sum.leads += leads
      sum.entries += entries
      tell({ leads: sum.leads, place: sum.leads / wanted.leads })
    })
  await withoutIndexes(services.db, load, () => context.note('\r\u001b[KBuilding the indexes …'))
  await closeBooks(services, company.players, wanted.span)
  await services.db.query('analyze', [], { timeoutMs: 600_000 })
  return sum
}

async function inProcesses(
  context: CommandContext,
  wanted: Wanted,
  of: number,
  told: (loaded: Loaded) => void,
): Promise<void> {
  // a chunk fits into a young generation of this size and dies there: a third of the time was garbage collection
  const execArgv = [...process.execArgv, '--max-semi-space-size=64']
  const children = Array.from({ length: of }, (_, number) =>
    fork(process.argv[1]!, argumentsOf(wanted, `${number}/${of}`), { execArgv }),
  )
  void context.stopped.then(() => children.forEach((child) => child.kill()))
  await Promise.all(children.map((child) => ended(child, told)))
}

function argumentsOf({ seed, leads, span, months }: Wanted, part: string): string[] {
  const until = new Date(span.until).toISOString()
  return [
    'simulate',
    '--bulk',
    '--part',
    part,
    '--seed',
    `${seed}`,
    '--leads',
    `${leads}`,
    '--months',
    `${months}`,
    '--until',
    until,
  ]
}

function ended(child: ChildProcess, told: (loaded: Loaded) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => told(message as Loaded))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a process of the simulation ended with ${code}`)),
    )
  })
}

/** One of those processes. */
export async function loadPart(services: Services, wanted: Wanted, part: string): Promise<void> {
  const [number, of] = part.split('/').map(Number)
  const players = new Map(castFor(wanted.leads).map((one) => [one.id, one]))
  const law = lawOf(services.agreements.map(({ ruleset }) => ruleset))
  await simulateBulk(services, { law, players }, { ...wanted, number: number!, of: of! }, (leads, entries) =>
    process.send?.({ leads, entries }),
  )
}
