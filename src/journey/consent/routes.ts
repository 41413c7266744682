import { actOn } from '#work/lead-page.ts'
import { agreed } from '#journey/nurture/rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { consentsOf, countByVersion, countConsents } from '#journey/consent/consents.store.ts'
import { insertVersion, readPurposes, readVersions } from '#journey/consent/purposes.store.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { loadLead } from '#work/lead.store.ts'
import { purposeName } from '#journey/consent/purposes.rules.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ConsentInput, LeadConsents, PurposeInput, PurposeVersion } from '#journey/consent/contract.ts'
import type { Purpose } from '#journey/consent/purposes.rules.ts'
import type { Services } from '#work/services.ts'

/** GET /api/purposes */
export async function purposes(services: Services): Promise<Answer> {
  const [all, counts] = await Promise.all([readPurposes(services.db), countConsents(services.db)])
  const none = { agreed: 0, withdrawn: 0 }
  const items = all.map((one) => ({ ...viewOf(services, one), ...(counts.get(one.id) ?? none) }))
  return { status: 200, body: { items, next: null } }
}

function viewOf(services: Services, { publishedAt, publishedBy, ...one }: Purpose): PurposeVersion {
  const id = publishedBy.replace(/^person:/, '')
  return {
    ...one,
    publishedAt: new Date(publishedAt).toISOString(),
    publishedBy: { id, name: services.owner(id) },
  }
}

/** GET /api/purposes/{purpose} */
export async function purpose(services: Services, { params }: Request): Promise<Answer> {
  const versions = await readVersions(services.db, params.purpose!)
  if (versions.length === 0) return refused({ refused: 'not_found', detail: 'There is no such purpose.' })
  const counts = await countByVersion(services.db, params.purpose!)
  const body = {
    versions: versions.map((one) => ({ ...viewOf(services, one), agreed: counts.get(one.version) ?? 0 })),
    withoutText: counts.get(null) ?? 0,
  }
  return { status: 200, body }
}

/** POST /api/purposes: a new purpose, or a new version of one. What people agreed to before stays as it was worded. */
export function publish(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/purposes', async () => {
    const { id, seen, name, nameDe, text, textDe, retired } = request.body as PurposeInput
    const blank = Object.entries({ name, text }).filter(([, value]) => value.trim() === '')
    if (blank.length > 0) return invalid(blank.map(([field]) => ({ field, message: 'is empty' })))
    const made: Purpose = {
      id,
      version: seen + 1,
      name: name.trim(),
      nameDe: nameDe?.trim() || null,
      text: text.trim(),
      textDe: textDe?.trim() || null,
      retired: retired ?? false,
      publishedAt: services.now(),
      publishedBy: authorOf(request.who),
    }
    if (!(await insertVersion(services.db, made))) {
      const detail =
        seen === 0
          ? 'There is a purpose with this id already.'
          : 'Somebody published another version meanwhile.'
      return refused(refuse('changed_meanwhile', detail, 'seen'))
    }
    return { status: 201, body: viewOf(services, made) }
  })
}

/** GET /api/leads/{id}/consents */
export async function consents(services: Services, { params, language }: Request): Promise<Answer> {
  const found = await loadLead(services.db, params.id!)
  if (!found) return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  const { state } = found.card
  const [known, history] = await Promise.all([readPurposes(services.db), consentsOf(services.db, params.id!)])
  const asked = known.map(({ id, retired }) => ({ id, retired, agreed: agreed(state, id) }))
  const paused = state.awayUntil !== undefined && state.awayUntil > services.now()
  const body: LeadConsents = {
    purposes: asked
      .filter((one) => one.agreed || !one.retired)
      .map(({ id, agreed: yes }) => ({ id, name: purposeName(known, id, language), agreed: yes })),
    ...state.consent,
    pausedUntil: paused ? new Date(state.awayUntil!).toISOString() : null,
    history: history.map(({ purpose: id, at, proof, ...one }) => ({
      ...one,
      at: new Date(at).toISOString(),
      purpose: id === null ? null : { id, name: purposeName(known, id, language) },
      shown: proof?.shown ?? proof?.note ?? null,
      where: proof?.where ?? null,
    })),
  }
  return { status: 200, body }
}

/** POST /api/leads/{id}/consents: what the person told one of us. */
export async function tellConsent(services: Services, request: Request): Promise<Answer> {
  const { purpose: id, given, channel, how, note } = request.body as ConsentInput
  if (id === null && given)
    return invalid([{ field: 'purpose', message: 'is needed: nobody agrees to everything' }])
  const known = id === null ? [] : await readPurposes(services.db)
  const asked = known.find((one) => one.id === id)
  if (id !== null && (!asked || (given && asked.retired)))
    return invalid([
      { field: 'purpose', message: asked ? 'is retired: nobody is asked any more' : 'is not known' },
    ])
  const word = { purpose: id, given, channel, how, version: null, shown: note?.trim() }
  return actOn(
    services,
    request,
    (card, now) =>
      card!.state.erased
        ? refuse('erased', 'The person was erased.')
        : { facts: [consentFact(word, now, authorOf(request.who))] },
    'consents',
  )
}
