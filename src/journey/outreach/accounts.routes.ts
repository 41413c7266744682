import * as act from '#journey/outreach/accounts.actions.ts'
import { accountTimeline } from '#journey/outreach/accounts-page.store.ts'
import { authorOf } from '#work/author.rules.ts'
import { dayOf, findAccounts, listAccounts, rowsOf } from '#journey/outreach/accounts.store.ts'
import { detailOf } from '#journey/outreach/accounts-page.ts'
import { importTargets } from '#journey/outreach/targets-import.actions.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { readSettings, usedTiers, writeSettings } from '#journey/outreach/settings.store.ts'
import { asWritten, spokenOutreach } from '#journey/outreach/spoken.rules.ts'
import { summarise } from '#journey/outreach/accounts-summary.store.ts'
import type * as contract from '#journey/outreach/accounts.contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ReadList } from '#journey/capture/list-file.contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { TargetsImportQuery } from '#journey/outreach/list-import.contract.ts'

type Handler = (services: Services, request: Request) => Promise<Answer>

export function deskOf(services: Services, { who }: Request): act.Desk {
  const person = services.people.get(who.id)
  return {
    db: services.db,
    isOwner: (id) => services.people.has(id),
    asker: {
      id: person ? who.id : 'desk:leadgen',
      function: person?.function ?? null,
      manages: mayDo(who, 'manage'),
    },
    pen: { by: authorOf(who), now: services.now() },
  }
}

/** GET /api/accounts */
export async function accounts(services: Services, request: Request): Promise<Answer> {
  const settings = await readSettings(services.db)
  const now = services.now()
  const query = request.query as contract.AccountsQuery
  const found = await listAccounts(services.db, settings, query, dayOf(now))
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const items = await rowsOf(services.db, found.items, { settings, now, owner: services.owner })
  return { status: 200, body: spokenOutreach({ items, next: found.next }, request.language) }
}

/** GET /api/accounts/summary */
export async function summary(services: Services): Promise<Answer> {
  const settings = await readSettings(services.db)
  const body = await summarise(services.db, { settings, now: services.now(), owner: services.owner })
  return { status: 200, body }
}

/** GET /api/accounts/settings */
export async function settings(services: Services, { language }: Request): Promise<Answer> {
  return { status: 200, body: spokenOutreach(await readSettings(services.db), language) }
}

/** PATCH /api/accounts/settings. A tier goes when no account is in it any more. */
export async function changeSettings(services: Services, request: Request): Promise<Answer> {
  const given = request.body as contract.OutreachSettings
  const before = await readSettings(services.db)
  const left = (await usedTiers(services.db)).filter((used) => !given.tiers.some(({ id }) => id === used))
  if (left.length > 0) {
    const names = left.map((id) => before.tiers.find((tier) => tier.id === id)?.name ?? id).join(', ')
    return invalid([{ field: 'tiers', message: `must keep ${names}: accounts are in it` }])
  }
  const tiers = asWritten(given.tiers, before.tiers, request.language)
  await writeSettings(services.db, { ...given, tiers }, authorOf(request.who), services.now())
  return settings(services, request)
}

/** POST /api/accounts */
export const addAccount: Handler = (services, request) =>
  once(services, request, '/api/accounts', async () => {
    const added = await act.addAccount(deskOf(services, request), request.body as contract.AccountInput)
    return 'refused' in added ? refused(added) : showOne(services, request, added.id, 201)
  })

/** GET /api/accounts/{id} */
export const account: Handler = (services, request) => showOne(services, request, request.params.id!)

async function showOne(services: Services, request: Request, id: string, status = 200): Promise<Answer> {
  const body = isUuid(id) ? await detailOf(services, id, deskOf(services, request).asker) : null
  return body ? { status, body: spokenOutreach(body, request.language) } : noAccount
}

/** PATCH /api/accounts/{id} */
export const changeAccount: Handler = (services, request) =>
  acted(services, request, (desk, id) => act.changeAccount(desk, id, request.body as contract.AccountChange))

/** POST /api/accounts/{id}/members */
export const addMember: Handler = (services, request) =>
  once(services, request, `/api/accounts/${request.params.id}/members`, () => {
    const { role, leadId = null, name = null, title = null } = request.body as contract.MemberInput
    return acted(services, request, (desk, id) =>
      act.addMember(desk, id, { role, leadId, name, title: leadId === null ? title : null }),
    )
  })

/** PATCH /api/accounts/{id}/members/{member} */
export const changeMember: Handler = (services, request) =>
  acted(services, request, (desk, id) =>
    isUuid(request.params.member!)
      ? act.changeMember(desk, id, request.params.member!, request.body as contract.MemberChange)
      : Promise.resolve(noMember),
  )

/** DELETE /api/accounts/{id}/members/{member} */
export const removeMember: Handler = (services, request) =>
  acted(services, request, (desk, id) =>
    isUuid(request.params.member!)
      ? act.removeMember(desk, id, request.params.member!)
      : Promise.resolve(noMember),
  )

/** POST /api/accounts/{id}/notes */
export const addNote: Handler = (services, request) =>
  once(services, request, `/api/accounts/${request.params.id}/notes`, () =>
    acted(services, request, (desk, id) => act.addNote(desk, id, (request.body as { text: string }).text)),
  )

/** DELETE /api/accounts/{id}/notes/{note} */
export const removeNote: Handler = (services, request) =>
  acted(services, request, (desk, id) => {
    const seq = /^\d{1,9}$/.test(request.params.note!) ? Number(request.params.note) : 0
    return act.removeNote(desk, id, seq)
  })

/** Does something to an account and answers how it is now. */
async function acted(
  services: Services,
  request: Request,
  doIt: (desk: act.Desk, id: string) => Promise<object | Refusal>,
): Promise<Answer> {
  const id = request.params.id!
  if (!isUuid(id)) return noAccount
  const done = await doIt(deskOf(services, request), id)
  return 'refused' in done ? refused(done) : showOne(services, request, id)
}

/** GET /api/accounts/{id}/timeline */
export async function timeline(services: Services, request: Request): Promise<Answer> {
  const id = request.params.id!
  const [found] = isUuid(id) ? await findAccounts(services.db, [id]) : []
  if (!found) return noAccount
  const page = await accountTimeline(services.db, found, request.query as { limit: number; cursor?: string })
  if (!page) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const items = page.items.map(({ at, what, kind, by, seq, note, body, leadId, name }) => ({
    at: new Date(at).toISOString(),
    what,
    kind,
    by: by === null ? null : nameOf(services, by),
    seq,
    note,
    body: what === 'history' ? withNames(services, body) : { ...body, ...repOf(services, body) },
    lead: leadId === null ? null : { id: leadId, name },
  }))
  return { status: 200, body: { items, next: page.next } }
}

/** `person:ID`, `key:ID`, `cli`, `api`: as the ledger has it. */
export function nameOf(services: Services, by: string): { id: string; name: string } {
  const id = by.startsWith('person:') ? by.slice('person:'.length) : by
  return { id, name: services.owner(id) }
}

function repOf(services: Services, body: Record<string, unknown>): { repName?: string } {
  return typeof body.rep === 'string' ? { repName: services.owner(body.rep) } : {}
}

/** Owners are kept by id; people read names. */
function withNames(services: Services, body: Record<string, unknown>): Record<string, unknown> {
  const named = (value: unknown) => (typeof value === 'string' ? services.owner(value) : value)
  const changes = body.changes as { field: string; from?: unknown; to?: unknown }[] | undefined
  return {
    ...body,
    ...(typeof body.owner === 'string' ? { owner: services.owner(body.owner) } : {}),
    ...(changes
      ? {
          changes: changes.map((one) =>
            one.field === 'owner' ? { ...one, from: named(one.from), to: named(one.to) } : one,
          ),
        }
      : {}),
  }
}

/** POST /api/accounts/bulk */
export const bulk: Handler = (services, request) =>
  once(services, request, '/api/accounts/bulk', async () => {
    const { ids, tier, owner, dryRun } = request.body as {
      ids: string[]
      tier?: string
      owner?: string
      dryRun: boolean
    }
    const done = await act.changeMany(deskOf(services, request), ids, { tier, owner }, dryRun)
    if ('refused' in done) return refused(done)
    const touched = done.filter(({ changes }) => changes.length > 0)
    const shown = (field: string, value: string | null) =>
      field === 'owner' && value !== null ? services.owner(value) : (value ?? '')
    return {
      status: 200,
      body: {
        changed: touched.length,
        unchanged: done.length - touched.length,
        accounts: touched.map(({ account: { id, name }, changes }) => ({
          id,
          name,
          changes: changes.map(({ field, from, to }) => ({
            field,
            from: shown(field, from),
            to: shown(field, to),
          })),
        })),
      },
    }
  })

/** POST /api/accounts/import: a list as a file; taken in at once, or only tried. */
export function importList(read: ReadList<Request>): Handler {
  return async (services, request) => {
    const { dryRun, ...wanted } = request.query as TargetsImportQuery
    const given = await read(request)
    if ('problem' in given) return invalid([{ field: 'body', message: given.problem }])
    const { pen } = deskOf(services, request)
    const body = await importTargets(
      services.db,
      given.list,
      { ...wanted, dryRun: dryRun === 'true' },
      ownersOf(services),
      pen,
    )
    if ('problem' in body) return invalid([{ field: body.field, message: body.problem }])
    return { status: 200, body }
  }
}

/** Ids of those who can own accounts, by id, name and e-mail in lower case. */
export function ownersOf({ people }: Pick<Services, 'people'>): Map<string, string> {
  const owners = new Map<string, string>()
  for (const { id, name, email } of people.values())
    for (const word of [id, name, email]) if (word) owners.set(word.toLowerCase(), id)
  return owners
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}

const noAccount = refused({ refused: 'not_found', detail: 'There is no such target account.' })
const noMember: Refusal = { refused: 'not_found', detail: 'There is no such member.' }
