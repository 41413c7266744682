import {
  addEntries,
  countEntries,
  listEntries,
  readEntry,
  removeEntry,
} from '#journey/outreach/suppression-list.store.ts'
import { authorOf } from '#work/author.rules.ts'
import { companyOf } from '#journey/outreach/accounts-write.store.ts'
import { deskOf, isUuid, nameOf } from '#journey/outreach/accounts.routes.ts'
import { dayOf, findAccounts, suppressedAccounts } from '#journey/outreach/accounts.store.ts'
import { domainKeys, domainOf, keyOf } from '#journey/outreach/suppression.rules.ts'
import { importSuppressions } from '#journey/outreach/suppressions-import.actions.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { spokenOutreach } from '#journey/outreach/spoken.rules.ts'
import { suppressedAmong, suppressedLeads } from '#journey/outreach/suppression.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Channel } from '#journey/outreach/suppression.rules.ts'
import type { ReadList } from '#journey/capture/list-file.contract.ts'
import type { Services } from '#work/services.ts'
import type { StoredEntry } from '#journey/outreach/suppression-list.store.ts'
import type {
  SuppressionInput,
  SuppressionsQuery,
  SuppressionView,
} from '#journey/outreach/suppression.contract.ts'
import type { SuppressionsImportQuery } from '#journey/outreach/list-import.contract.ts'

/** GET /api/suppressions */
export async function suppressions(services: Services, request: Request): Promise<Answer> {
  const found = await listEntries(services.db, request.query as SuppressionsQuery)
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const items = found.items.map((one) => viewOf(services, one))
  return { status: 200, body: spokenOutreach({ items, next: found.next }, request.language) }
}

function viewOf(services: Services, entry: StoredEntry): SuppressionView {
  const { addedAt, addedBy, until, ...rest } = entry
  const over = until !== null && until < dayOf(services.now())
  return {
    ...rest,
    until,
    over,
    addedAt: new Date(addedAt).toISOString(),
    addedBy: nameOf(services, addedBy),
  }
}

/** GET /api/suppressions/summary */
export async function summary(services: Services): Promise<Answer> {
  return { status: 200, body: await countEntries(services.db) }
}

/** POST /api/suppressions */
export function suppress(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/suppressions', async () => {
    const { value, kind, reason, note, source, until } = request.body as SuppressionInput
    const keyed = keyOf(value, kind)
    if ('problem' in keyed) return invalid([{ field: 'value', message: keyed.problem }])
    const entry = {
      ...keyed,
      value: value.trim(),
      reason,
      note: note ?? null,
      source: source ?? 'by hand',
      until: until ?? null,
    }
    const pen = { by: authorOf(request.who), now: services.now() }
    const [added] = await addEntries(services.db, [entry], pen)
    if (added!.id === null)
      return invalid([{ field: 'value', message: 'is on the list with this reason already' }])
    const stored = await readEntry(services.db, added!.id)
    return { status: added!.outcome === 'created' ? 201 : 200, body: viewOf(services, stored!) }
  })
}

/** DELETE /api/suppressions/{id}: whoever put it there may take it back, others need manage. */
export async function unsuppress(services: Services, request: Request): Promise<Answer> {
  const id = request.params.id!
  const entry = isUuid(id) ? await readEntry(services.db, id) : null
  if (!entry) return refused({ refused: 'not_found', detail: 'There is no such suppression.' })
  const { asker, pen } = deskOf(services, request)
  if (!asker.manages && entry.addedBy !== pen.by) {
    const errors = [{ field: 'id', message: 'needs manage: somebody else put it there' }]
    return refused({
      refused: 'not_permitted',
      detail: 'Somebody else put it there: this needs manage.',
      errors,
    })
  }
  await removeEntry(services.db, id, pen.by, pen.now)
  return { status: 204 }
}

/** GET /api/suppressions/check: may we reach this lead, this account, this address? */
export async function check(services: Services, request: Request): Promise<Answer> {
  const { lead, account, value, channel } = request.query as {
    lead?: string
    account?: string
    value?: string
    channel?: Channel
  }
  const asked = { now: services.now(), channel }
  const answer = (found: object | undefined): Answer => ({
    status: 200,
    body: spokenOutreach({ suppressed: found ?? null }, request.language),
  })
  if (lead !== undefined) return answer((await suppressedLeads(services.db, [lead], asked)).get(lead))
  if (account !== undefined) {
    const found = await findAccounts(services.db, [account])
    return answer((await suppressedAccounts(services.db, found, asked.now)).get(account))
  }
  if (value === undefined) return invalid([{ field: 'value', message: 'is needed, or lead, or account' }])
  const keyed = keyOf(value)
  if ('problem' in keyed) return invalid([{ field: 'value', message: keyed.problem }])
  const domain = keyed.kind === 'email' ? value.slice(value.lastIndexOf('@') + 1) : domainOf(value)
  const keys = [keyed.key, ...(domain === null || keyed.kind === 'phone' ? [] : domainKeys(domain))]
  const company = keyed.kind === 'company' ? companyOf(value) : null
  const one = { id: value, keys, company: company?.name ?? null, companyId: company?.id ?? null }
  return answer((await suppressedAmong(services.db, [one], asked)).get(value))
}

/** POST /api/suppressions/import: a list as a file; taken in at once, or only tried. */
export function importList(read: ReadList<Request>) {
  return async (services: Services, request: Request): Promise<Answer> => {
    const { dryRun, ...wanted } = request.query as SuppressionsImportQuery
    const given = await read(request)
    if ('problem' in given) return invalid([{ field: 'body', message: given.problem }])
    const { pen } = deskOf(services, request)
    const body = await importSuppressions(
      services.db,
      given.list,
      { ...wanted, dryRun: dryRun === 'true' },
      pen,
    )
    if ('problem' in body) return invalid([{ field: body.field, message: body.problem }])
    return { status: 200, body }
  }
}
