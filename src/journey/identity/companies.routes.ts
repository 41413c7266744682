import * as act from '#journey/identity/companies.actions.ts'
import * as page from '#journey/identity/company-page.store.ts'
import { author } from '#journey/lifecycle/detail.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { companyScore, levelOf } from '#journey/identity/company-score.rules.ts'
import { countCompanies, membersOf, namesOf } from '#journey/identity/companies.store.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { figures } from '#work/figures.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { iso, stageView } from '#journey/lifecycle/views.rules.ts'
import { listed, scoreInWords } from '#journey/identity/companies.views.rules.ts'
import { spoken } from '#journey/spoken.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { CompaniesQuery, CompanyDetail } from '#journey/identity/companies.contract.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'
import type { Services } from '#work/services.ts'

const NOT_FOUND = refused({ refused: 'not_found', detail: 'There is no such company.' })
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** What is counted quicker is counted for whoever asks: small workspaces see what they just did. */
const QUICK_MS = 500

/** GET /api/companies */
export async function companies(services: Services, request: Request): Promise<Answer> {
  const { limit, cursor, ...query } = request.query as CompaniesQuery
  const { value } = await figures(services, 'companies', countCompanies, undefined, QUICK_MS)
  const all = listed(value, query)
  const after = cursor === undefined ? null : decodeCursor(cursor, ['uuid'])
  const at = after === null ? 0 : all.findIndex(({ id }) => id === after[0]) + 1
  if (cursor !== undefined && at === 0)
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const items = all.slice(at, at + limit)
  const last = items.at(-1)
  return {
    status: 200,
    body: { items, next: last && all.length > at + limit ? encodeCursor([last.id]) : null },
  }
}

/** GET /api/companies/{id} */
export async function company(services: Services, request: Request): Promise<Answer> {
  const id = request.params.id!
  if (!UUID.test(id)) return NOT_FOUND
  const found = await pageOf(services, spoken(services, request.language), id)
  return found ? { status: 200, body: found } : NOT_FOUND
}

async function pageOf(services: Services, names: Names, id: string): Promise<CompanyDetail | null> {
  const { db } = services
  const [known, members] = await Promise.all([namesOf(db, [id]), membersOf(db, id)])
  const here = known.get(id)
  if (!here) return null
  const ids = members.map((one) => one.id)
  const [people, counts, domains, sharing, alike, ties] = await Promise.all([
    page.readPeople(db, ids),
    page.readCounts(db, ids),
    page.readDomains(db, ids),
    page.readSharing(db, ids, 'domain'),
    page.readSharing(db, ids, 'core'),
    page.readTies(db, ids),
  ])
  const [touches, deals] = await Promise.all([page.readTouches(db, ids), page.readDeals(db, ids)])
  const score = companyScore(people.map((one) => ({ ...one, seniority: one.level })))
  const mine = new Set(ids)
  const said = (by: string) =>
    by === 'rule' ? { id: by, name: RULE[names.language ?? 'en'] } : author(names, by)
  return {
    ...here.root,
    called: members.filter((one) => one.id !== here.root.id),
    domains: domains.map(({ domain, by, at }) => ({ domain, by: said(by), at: iso(at) })),
    sharing,
    parent: here.parent,
    parts: ties
      .filter(({ kind, other }) => kind === 'part' && mine.has(other.id))
      .map(({ company: one }) => one),
    ties: ties.map(({ made_at, made_by, ...one }) => ({
      ...one,
      madeAt: iso(made_at),
      madeBy: said(made_by),
    })),
    alike,
    account: counts.account,
    score: scoreInWords(score, names.language ?? 'en'),
    group: score.group,
    people: people.map((one) => ({
      id: one.id,
      name: one.name,
      title: one.title,
      level: levelOf(one.level),
      stage: stageView(names.law.version(one.version), one.stage),
      owner: { id: one.owner, name: names.owner(one.owner) },
      score: one.score,
      engagement: one.engagement,
      touches: one.touches,
      lastActivityAt: iso(one.last_activity_at),
    })),
    touches: touches.map((one) => ({ ...one, at: iso(one.at) })),
    opportunities: deals,
    total: counts.total,
  }
}

const RULE = { en: 'found by its name', de: 'am Namen erkannt' }

/** POST /api/companies/{id}/same and /parent */
export function tie(kind: 'same' | 'part') {
  return (services: Services, request: Request): Promise<Answer> =>
    changing(services, request, kind, async (id) => {
      const { company: other } = request.body as { company: string }
      return act.tie(services.db, kind, { company: id, other }, penOf(services, request))
    })
}

/** POST /api/companies/{id}/domains */
export function addDomain(services: Services, request: Request): Promise<Answer> {
  return changing(services, request, 'domains', async (id) => {
    const { domain } = request.body as { domain: string }
    return act.addDomain(services.db, id, domain, penOf(services, request))
  })
}

function changing(
  services: Services,
  request: Request,
  what: string,
  change: (id: string) => ReturnType<typeof act.tie>,
): Promise<Answer> {
  const id = request.params.id!
  return once(services, request, `/api/companies/${id}/${what}`, async () => {
    if (!UUID.test(id)) return NOT_FOUND
    const outcome = await change(id)
    if ('missing' in outcome) return NOT_FOUND
    return 'problem' in outcome ? invalid([outcome.problem]) : company(services, request)
  })
}

/** DELETE /api/companies/{id}/domains/{domain} */
export async function removeDomain(services: Services, request: Request): Promise<Answer> {
  const { id, domain } = request.params
  const members = UUID.test(id!) ? await membersOf(services.db, id!) : []
  const ids = members.map((one) => one.id)
  const gone = await act.removeDomain(services.db, ids, domain!, penOf(services, request))
  return gone ? { status: 204 } : refused({ refused: 'not_found', detail: 'It has no such domain.' })
}

/** DELETE /api/companies/ties/{id}: takes back that two companies are the same, or one a part of the other. */
export async function untie(services: Services, request: Request): Promise<Answer> {
  const id = request.params.id!
  const undone = UUID.test(id) && (await act.untie(services.db, id, penOf(services, request)))
  return undone
    ? { status: 204 }
    : refused({ refused: 'not_found', detail: 'Nobody said so, or it was taken back.' })
}

function penOf({ now }: Services, { who }: Request): act.Pen {
  return { by: authorOf(who), now: now() }
}
