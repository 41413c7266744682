import { mergedAround, survivorOf } from '#work/merged.store.ts'
import { mergeLeads, unmergeLead } from '#journey/merging/actions.ts'
import { nameIn, originsOf, pastOf, sideOf } from '#journey/merging/views.rules.ts'
import { author } from '#journey/lifecycle/detail.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { spoken } from '#journey/spoken.rules.ts'
import { readStream } from '#ledger/read.ts'
import { authorOf } from '#work/author.rules.ts'
import { loadCards } from '#work/load.ts'
import { once, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { MergeAnswer, MergeHistory, PairsAnswer } from '#journey/merging/contract.ts'
import type { Services } from '#work/services.ts'

interface Asked {
  lead: string
  preview: boolean
}

/** POST /api/leads/{id}/merge: `lead` goes on in the lead of the path. */
export function merge(services: Services, request: Request): Promise<Answer> {
  const { lead, preview } = request.body as Asked
  const survivor = request.params.id!
  return answered(services, request, 'merge', preview, async () => {
    const before = await sides(services, request, survivor, lead)
    const asked = { by: authorOf(request.who), dry: preview }
    const outcome = await mergeLeads(services, { survivor, absorbed: lead }, asked)
    if ('refused' in outcome) return refused(outcome)
    const view = sideOf(spoken(services, request.language), outcome.survivor, services.now())
    const body = {
      preview,
      merge: outcome.merge,
      before: before!,
      survivor: view,
      other: null,
    } satisfies MergeAnswer
    return { status: 200, body }
  })
}

/** POST /api/leads/{id}/unmerge: `lead`, which went on in the lead of the path, is on its own again. */
export function unmerge(services: Services, request: Request): Promise<Answer> {
  const { lead, preview } = request.body as Asked
  return answered(services, request, 'unmerge', preview, async () => {
    const into = await survivorOf(services.db, lead)
    const meant = await survivorOf(services.db, request.params.id!)
    if (into === lead || into !== meant)
      return refused(
        refuse('not_merged', 'The lead did not go on in this one.', 'lead', 'does not go on in this one'),
      )
    const before = await sides(services, request, into, lead)
    const outcome = await unmergeLead(services, lead, { by: authorOf(request.who), dry: preview })
    if ('refused' in outcome) return refused(outcome)
    const names = spoken(services, request.language)
    const view = (card: typeof outcome.other) => sideOf(names, card, services.now())
    const body: MergeAnswer = {
      preview,
      merge: outcome.merge,
      before: before!,
      survivor: view(outcome.survivor),
      other: view(outcome.other),
    }
    return { status: 200, body }
  })
}

/** Once for each Idempotency-Key; a preview changes nothing, and so may be asked as often as one likes. */
function answered(
  services: Services,
  request: Request,
  what: string,
  preview: boolean,
  handle: () => Promise<Answer>,
): Promise<Answer> {
  const path = `/api/leads/${request.params.id ?? 'all'}/${what}`
  return preview ? handle() : once(services, request, path, handle)
}

/** Both as they stand now; null where one is not known, which the deciding refuses. */
async function sides(
  services: Services,
  request: Request,
  survivor: string,
  other: string,
): Promise<MergeAnswer['before'] | null> {
  const { cards, absorbed, into } = await loadCards(services.db, [], [survivor, other])
  const names = spoken(services, request.language)
  const one = cards.get(into.get(survivor) ?? survivor)
  const two = absorbed.get(other) ?? cards.get(other)
  if (!one || !two) return null
  return { survivor: sideOf(names, one, services.now()), other: sideOf(names, two, services.now()) }
}

/** POST /api/leads/merge: many pairs, each for itself, in their order. */
export function mergeMany(services: Services, request: Request): Promise<Answer> {
  const { pairs, preview } = request.body as { pairs: { survivor: string; lead: string }[]; preview: boolean }
  return answered(services, request, 'merge', preview, async () => {
    const body: PairsAnswer = { preview, merged: [], refused: [] }
    const by = authorOf(request.who)
    for (const { survivor, lead } of pairs) {
      const outcome = await mergeLeads(services, { survivor, absorbed: lead }, { by, dry: preview })
      if ('refused' in outcome)
        body.refused.push({ survivor, lead, code: outcome.refused, detail: outcome.detail })
      else body.merged.push({ survivor, lead, merge: outcome.merge })
    }
    return { status: 200, body }
  })
}

/** GET /api/leads/{id}/merges: who goes on here, what was merged and parted, and where each detail is from. */
export async function merges(services: Services, request: Request): Promise<Answer> {
  const lead = await survivorOf(services.db, request.params.id!)
  const rows = (await mergedAround(services.db, [lead])).filter(({ survivor }) => survivor === lead)
  const ids = [lead, ...rows.map((row) => row.lead)]
  const { cards, absorbed } = await loadCards(services.db, [], ids)
  const card = cards.get(lead)
  if (!card) return refused(refuse('not_found', 'There is no such lead.'))
  const names = spoken(services, request.language)
  const streams = await Promise.all(
    ids.map(async (id) => ({ lead: id, entries: await readStream(services.db, id) })),
  )
  const body: MergeHistory = {
    lead,
    merged: rows.map((row) => {
      const { person, company, state } = absorbed.get(row.lead)!
      return {
        lead: row.lead,
        name: nameIn(person),
        email: person.email ?? null,
        phone: person.phone ?? null,
        company: company?.name ?? null,
        into: row.into,
        at: iso(row.at),
        by: author(names, row.by),
        erased: state.erased,
      }
    }),
    past: pastOf(names, streams[0]!),
    fields: originsOf(names, services.law.version(card.state.version), streams),
  }
  return { status: 200, body }
}
