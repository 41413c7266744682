import { v5, v7 } from 'uuid'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { endRun, insertRun, listRuns, readChanges, readRun } from '#journey/what-if/runs.store.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { spokenResult, spokenRun } from '#journey/what-if/spoken.rules.ts'
import { isOver, runView } from '#journey/what-if/runs.rules.ts'
import { namesOf } from '#journey/what-if/people.store.ts'
import { startRun, stopRun } from '#journey/what-if/runs.ts'
import { textOf } from '#journey/what-if/draft.store.ts'
import { textHash } from '#ledger/log.ts'
import { tryOnSample, type Draft } from '#journey/what-if/actions.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ChangesQuery, WhatIfInput } from '#journey/what-if/contract.ts'
import type { Filter } from '#journey/what-if/trial.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Services } from '#work/services.ts'

const NAMESPACE = '9b0f2c5e-2b9d-4b53-8a52-0f3f6f0e7a11'

/** A sampled answer at once, or a full run that goes on behind it. */
export async function tryDraft(services: Services, request: Request): Promise<Answer> {
  const input = request.body as WhatIfInput
  const draft = await draftOf(services, input)
  if ('status' in draft) return draft
  const filter = filterOf(input)
  if (!input.sample)
    return once(services, request, '/api/what-if', () => begin(services, request, draft, filter))
  const answer = await tryOnSample(services, draft, filter)
  if ('result' in answer) return { status: 200, body: spokenResult(answer.result, request.language) }
  const where = answer.seq === null ? `lead ${answer.lead}` : `lead ${answer.lead}, entry ${answer.seq}`
  return refused({
    refused: 'not_reproduced',
    detail: `The record is not what its agreement leads to (${where}: ${answer.what}). Run baton audit.`,
  })
}

async function draftOf(services: Services, input: WhatIfInput): Promise<Draft | Answer> {
  const text = input.text ?? (await textOf(services.db, input))
  if (text === null) return refused({ refused: 'not_found', detail: 'There is no such draft or version.' })
  const compiled = compileAgreement(text)
  if (compiled.ok) return { text, ruleset: compiled.ruleset }
  return invalid(
    compiled.problems.slice(0, 20).map(({ line, column, message }) => ({
      field: 'text',
      message: `line ${line}, column ${column}: ${message}`,
    })),
  )
}

function filterOf({ from, to, live }: WhatIfInput): Filter {
  return { from: from ? Date.parse(from) : null, to: to ? Date.parse(to) : null, live }
}

async function begin(services: Services, request: Request, draft: Draft, filter: Filter): Promise<Answer> {
  const key = request.headers.get('idempotency-key')
  const id = key === null ? v7() : v5(`${request.who.id} ${key}`, NAMESPACE)
  const { name, version } = draft.ruleset
  await insertRun(services.db, {
    id,
    name: `${name}, version ${version}`,
    hash: textHash(draft.text),
    asked: filter,
    by: request.who.id,
    at: services.now(),
  })
  void startRun(services, id, draft, filter)
  return { status: 202, body: await viewOf(services, id, request.language) }
}

export async function runs(services: Services, { language }: Request): Promise<Answer> {
  const stored = await listRuns(services.db, 50)
  const items = stored.map((run) => spokenRun(runView(run, services.owner(run.by), services.now()), language))
  return { status: 200, body: { items, next: null } }
}

export async function oneRun(services: Services, request: Request): Promise<Answer> {
  const view = isId(request.params.id!) ? await viewOf(services, request.params.id!, request.language) : null
  return view ? { status: 200, body: view } : noRun()
}

export async function cancelRun(services: Services, request: Request): Promise<Answer> {
  const id = request.params.id!
  const run = isId(id) ? await readRun(services.db, id) : null
  if (!run) return noRun()
  if (!isOver(run)) await endRun(services.db, id, 'cancelled', services.now())
  stopRun(id)
  return { status: 200, body: await viewOf(services, id, request.language) }
}

export async function changedLeads(services: Services, request: Request): Promise<Answer> {
  const query = request.query as ChangesQuery
  const after = query.cursor === undefined ? [0] : decodeCursor(query.cursor, ['int4'])
  if (!after) return invalid([{ field: 'cursor', message: 'is not one of ours' }])
  const id = request.params.id!
  if (!isId(id) || !(await readRun(services.db, id))) return noRun()
  const changes = await readChanges(services.db, id, query, after[0]!)
  const last = changes.length === query.limit ? changes.at(-1)! : null
  const items = await namesOf(services.db, changes)
  return { status: 200, body: { items, next: last ? encodeCursor([last.n]) : null } }
}

async function viewOf({ db, owner, now }: Services, id: string, language: Language) {
  const run = await readRun(db, id)
  return run && spokenRun(runView(run, owner(run.by), now()), language)
}

function isId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}

function noRun(): Answer {
  return refused({ refused: 'not_found', detail: 'There is no such run.' })
}
