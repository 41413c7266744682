import { readDraft, readDrafts } from '#journey/nurture/drafts.store.ts'
import type { DraftRow, Known } from '#journey/nurture/views.rules.ts'
import type { ReadProgrammes } from '#journey/nurture/running.rules.ts'
import type { Services } from '#work/services.ts'

/** Every programme that was written or published, by id. */
export async function allProgrammes(services: Services): Promise<Known[]> {
  const [read, drafts] = await Promise.all([published(services), readDrafts(services.db)])
  const ids = new Set([
    ...read.published.map(({ programme }) => programme.id),
    ...drafts.map((one) => one.programme),
  ])
  return [...ids]
    .sort()
    .map((id) => knownOf(read, id, drafts.find(({ programme }) => programme === id) ?? null))
}

/** One of them; null when nobody ever wrote it. */
export async function programmeOf(services: Services, id: string): Promise<Known | null> {
  const [read, draft] = await Promise.all([published(services), readDraft(services.db, id)])
  const known = knownOf(read, id, draft)
  return known.draft || known.versions.length > 0 ? known : null
}

function knownOf({ published, turns }: ReadProgrammes, id: string, draft: DraftRow | null): Known {
  return {
    id,
    versions: published.filter(({ programme }) => programme.id === id),
    turns: turns.filter(({ programme }) => programme === id),
    draft,
  }
}

/** What this process knows of: read once, and again when the mark of it changes. */
async function published(services: Services): Promise<ReadProgrammes> {
  await services.refreshLaw()
  if (!services.nurture.read) throw new Error('programmes cannot be read')
  return services.nurture.read
}
