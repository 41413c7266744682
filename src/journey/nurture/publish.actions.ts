import { AHEAD_MS, turned } from '#journey/nurture/turns.rules.ts'
import { askRun, openRun } from '#journey/nurture/runs.store.ts'
import { compileProgramme } from '#journey/nurture/compile.ts'
import { deleteDraft, readDraft } from '#journey/nurture/drafts.store.ts'
import { hashOf, insertTurn, insertVersion, keyOf } from '#journey/nurture/programmes.store.ts'
import { knownNames } from '#journey/nurture/names.store.ts'
import { programmeOf } from '#journey/nurture/programmes.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import type { CheckView } from '#journey/nurture/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { Turn } from '#journey/nurture/running.rules.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'

/** Everything that is wrong with a document, with names looked up in the agreement and the workspace as they are now. */
export async function check(services: Services, id: string, document: unknown): Promise<CheckView> {
  const read = await compiled(services, id, document)
  return 'problems' in read ? { ok: false, problems: read.problems } : { ok: true, problems: [] }
}

async function compiled(services: Services, id: string, document: unknown) {
  const latest = (await programmeOf(services, id))?.versions.at(-1)?.document.steps ?? []
  const keeps = latest.flatMap((step) =>
    step.does === 'mail' ? [{ id: step.id, template: step.template }] : [],
  )
  const known = await knownNames(services, keeps)
  return compileProgramme(document, { id, version: 1, key: '' }, known.fields, known)
}

/**
 * The draft becomes the next version; as a draft it is gone, in the same transaction. What somebody saved over it
 * meanwhile stays a draft, and nothing is published.
 */
export async function publish(
  services: Services,
  id: string,
  revision: number,
  by: string,
): Promise<{ version: number } | Refusal> {
  const draft = await readDraft(services.db, id)
  if (!draft) return refuse('not_found', 'There is no draft of it.')
  if (draft.revision !== revision) return changed()
  const read = await compiled(services, id, draft.document)
  if ('problems' in read) return wrong(read.problems)
  const latest = (await programmeOf(services, id))?.versions.at(-1)
  if (latest && hashOf(latest.document).equals(hashOf(read.document)))
    return refuse('same_version', `It says what version ${latest.programme.version} says.`)
  const version = (latest?.programme.version ?? 0) + 1
  try {
    await services.db.transaction(async (transaction) => {
      if (!(await deleteDraft(transaction, id, revision))) throw new Overtaken()
      const document: ProgrammeDocument = read.document
      const key = await keyOf(transaction, id)
      await insertVersion(transaction, { programme: id, version, document, key, at: services.now(), by })
    })
  } catch (error) {
    if (error instanceof Overtaken || isTaken(error)) return changed()
    throw error
  }
  await services.refreshLaw()
  return { version }
}

/** Starts, pauses or ends. An end asks for everybody who is in it to be taken out (runs.jobs.ts). */
export async function turn(
  services: Services,
  id: string,
  what: Turn['what'],
  wanted: number | undefined,
  by: string,
): Promise<Refusal | null> {
  const known = await programmeOf(services, id)
  if (!known) return refuse('not_found', 'There is no such programme.')
  const open = await openRun(services.db, id)
  const versions = known.versions.map(({ programme }) => programme.version)
  const next = turned(what, wanted, versions, known.turns.at(-1), open?.ask === 'stop')
  if ('refused' in next) return next
  if (what === 'started') {
    // what it names may be gone since it was published
    const { document } = known.versions.find(({ programme }) => programme.version === next.version)!
    const read = await compiled(services, id, document)
    if ('problems' in read) return wrong(read.problems)
  }
  const from = services.now() + AHEAD_MS
  try {
    await services.db.transaction(async (transaction) => {
      await insertTurn(transaction, { programme: id, what, version: next.version, from, by })
      if (what === 'ended')
        await askRun(transaction, { programme: id, ask: 'stop', by, at: services.now(), stages: [] })
    })
  } catch (error) {
    if (isTaken(error)) return refuse('wrong_turn', 'Somebody else changed it at the same moment.')
    throw error
  }
  await services.refreshLaw()
  return null
}

class Overtaken extends Error {
  override name = 'Overtaken'
}

function isTaken(error: unknown): boolean {
  return (error as { code?: string }).code === '23505'
}

function wrong(errors: { field: string; message: string }[]): Refusal {
  const detail = errors.map(({ field, message }) => `${field} ${message}`).join('; ')
  return { refused: 'invalid', detail, errors }
}

export function changed(): Refusal {
  return refuse('draft_changed', 'Somebody saved it meanwhile: read it again and bring both together.')
}
