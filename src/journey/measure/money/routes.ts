import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { hoursOf, hoursView, spendOf, spendView } from '#journey/measure/money/rows.rules.ts'
import { idFor } from '#journey/measure/routes.ts'
import { importMoney } from '#journey/measure/money/import.actions.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { translated } from '#work/translate.rules.ts'
import * as store from '#journey/measure/money/store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { HoursInput, MoneyList, RateInput, SpendInput } from '#journey/measure/money/contract.ts'
import type { ReadList } from '#journey/capture/list-file.contract.ts'
import type { Services } from '#work/services.ts'

interface Paged {
  limit: number
  cursor?: string
}

/** GET /api/spend */
export async function spend({ db }: Services, request: Request): Promise<Answer> {
  return listed(request, async (after, limit) => {
    const [rows, rates] = await Promise.all([store.listSpend(db, after, limit), store.readRates(db)])
    return rows.map((row) => spendView(row, rates))
  })
}

/** GET /api/hours */
export async function hours({ db, owner }: Services, request: Request): Promise<Answer> {
  return listed(request, async (after, limit) => {
    const [rows, rates] = await Promise.all([store.listHours(db, after, limit), store.readRates(db)])
    return rows.map((row) => hoursView(row, rates, owner))
  })
}

async function listed<Row extends { from: string; id: string }>(
  request: Request,
  read: (after: store.After, limit: number) => Promise<Row[]>,
): Promise<Answer> {
  const { limit, cursor } = request.query as Paged
  const after = cursor === undefined ? null : decodeCursor(cursor, ['text', 'uuid'])
  if (cursor !== undefined && !isDay(after?.[0]))
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const rows = await read(after as store.After, limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    status: 200,
    body: { items, next: rows.length > limit && last ? encodeCursor([last.from, last.id]) : null },
  }
}

/** POST /api/spend */
export function recordSpend(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/spend', async () => {
    const { db, now } = services
    const row = spendOf(idFor(request), request.body as SpendInput)
    const added = await store.addSpend(db, [row], now())
    return { status: added.size > 0 ? 201 : 200, body: spendView(row, await store.readRates(db)) }
  })
}

/** POST /api/hours */
export function recordHours(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/hours', async () => {
    const { db, now, people, owner } = services
    const row = hoursOf(idFor(request), request.body as HoursInput)
    if (row.person !== null && !people.has(row.person))
      return invalid([{ field: 'person', message: 'is nobody here' }])
    const added = await store.addHours(db, [row], now())
    return { status: added.size > 0 ? 201 : 200, body: hoursView(row, await store.readRates(db), owner) }
  })
}

/** GET /api/rates: the latest day first. */
export async function rates({ db }: Services, request: Request): Promise<Answer> {
  const { limit, cursor, currency } = request.query as Paged & { currency?: string }
  const after = cursor === undefined ? null : decodeCursor(cursor, ['text', 'text'])
  if (cursor !== undefined && !isDay(after?.[0]))
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const rows = await store.listRates(db, currency, after as [string, string] | null, limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? encodeCursor([last.day, last.currency]) : null
  return { status: 200, body: { items, next } }
}

/** POST /api/rates: the rate of a currency on a day; one that is there is replaced. */
export function recordRate(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/rates', async () => {
    const { rate, ...given } = request.body as RateInput
    const row = { ...given, rate: String(rate) }
    const [outcome] = await store.putRates(services.db, [row], services.now())
    return { status: outcome === 'created' ? 201 : 200, body: row }
  })
}

/** DELETE /api/spend/{id} and /api/hours/{id} */
export function removeFrom(table: 'spend' | 'hours') {
  return async ({ db }: Services, { params }: Request): Promise<Answer> => {
    const gone = UUID.test(params.id!) && (await store.removeRow(db, table, params.id!))
    return gone ? { status: 204 } : refused({ refused: 'not_found', detail: 'There is no such row.' })
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** DELETE /api/rates/{currency}/{day} */
export async function removeRate({ db }: Services, { params }: Request): Promise<Answer> {
  const gone = isDay(params.day) && (await store.removeRate(db, params.currency!, params.day!))
  return gone ? { status: 204 } : refused({ refused: 'not_found', detail: 'There is no such row.' })
}

function isDay(text: string | undefined): boolean {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** GET /api/money: the currency that reports add up in, and what else money was told in. */
export async function money({ db }: Services): Promise<Answer> {
  const [base, currencies] = await Promise.all([store.readBase(db), store.readCurrencies(db)])
  return { status: 200, body: { ...base, currencies } }
}

/** PATCH /api/money */
export async function chooseBase(services: Services, request: Request): Promise<Answer> {
  const { base } = request.body as { base: string }
  if (await store.setBase(services.db, base)) return money(services)
  const { base: kept } = await store.readBase(services.db)
  return invalid([{ field: 'base', message: `must stay ${kept} while there are rates told against it` }])
}

/** POST /api/{list}/import: a list as a file; taken in, or only tried. */
export function importList(list: MoneyList, read: ReadList<Request>) {
  return async (services: Services, request: Request): Promise<Answer> => {
    const { dryRun, ...wanted } = request.query as { dryRun: string; mapping?: string; currency?: string }
    const given = await read(request)
    if ('problem' in given) return invalid([{ field: 'body', message: given.problem }])
    const means = { db: services.db, now: services.now(), people: services.people, say: saying(request) }
    const body = await importMoney(means, list, given.list, { ...wanted, dryRun: dryRun === 'true' })
    if ('problem' in body) return invalid([{ field: body.field, message: body.problem }])
    return { status: 200, body }
  }
}

function saying({ language }: Request): (field: string, message: string) => string {
  return (field, message) => {
    const errors = [{ field, message }]
    const problem = { type: '', title: '', status: 422, code: 'invalid', errors }
    return `${field} ${translated(problem, language).errors![0]!.message}`.trim()
  }
}
