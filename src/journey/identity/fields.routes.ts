import { authorOf } from '#work/author.rules.ts'
import { actOn } from '#work/lead-page.ts'
import { companyId } from '#work/company-id.ts'
import { companyView, companyWhy, fieldViews } from '#journey/identity/fields.rules.ts'
import { correctionWork } from '#journey/capture/correct.rules.ts'
import { invalid, refused } from '#work/respond.ts'
import { loadLead } from '#work/lead.store.ts'
import { machineNames } from '#work/authors.store.ts'
import { readFields } from '#journey/identity/fields.store.ts'
import { spoken } from '#journey/spoken.rules.ts'
import { namesOf } from '#journey/identity/companies.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Correction } from '#journey/capture/correct.rules.ts'
import type { FieldsView } from '#journey/identity/fields.contract.ts'
import type { LeadMerged } from '#journey/merging/facts.ts'
import type { Services } from '#work/services.ts'

/** GET /api/leads/{id}/fields: where each field comes from, what stood before, what was said against it. */
export async function fields(services: Services, request: Request): Promise<Answer> {
  const { db, law } = services
  const found = await loadLead(db, request.params.id!)
  if (!found) return refused({ refused: 'not_found', detail: 'There is no such lead.' })
  const { card } = found
  const entries = await readFields(db, card.leadId)
  const told = entries.flatMap(({ body }) => Object.values((body as Partial<LeadMerged>).origins ?? {}))
  const machines = await machineNames(db, [...entries, ...told])
  const own = { ...services, owner: (id: string) => machines.get(id) ?? services.owner(id) }
  const names = spoken(own, request.language)
  const why = companyWhy(entries, card.company?.id ?? null)
  let company: FieldsView['company'] = null
  if (why !== null) {
    const ids = [...(card.company ? [card.company.id] : []), ...(why.maybe ?? [])]
    const known = await namesOf(db, ids)
    const here = card.company && known.get(card.company.id)
    const others = (why.maybe ?? []).flatMap((id) => known.get(id) ?? [])
    // what was joined meanwhile is no question any more
    const maybe = others
      .filter(({ root, parent }) => root.id !== here?.root.id && parent?.id !== here?.root.id)
      .filter(({ root }) => root.id !== here?.parent?.id)
      .map(({ root }) => root)
    company = companyView(
      why,
      { company: here?.root ?? null, parent: here?.parent ?? null },
      [...new Map(maybe.map((one) => [one.id, one])).values()],
      request.language ?? 'en',
    )
  }
  return {
    status: 200,
    body: { items: fieldViews(names, law.version(card.state.version), entries), company },
  }
}

/** POST /api/leads/{id}/details: a person says what is right. */
export async function correct(services: Services, request: Request): Promise<Answer> {
  const { fields } = request.body as Pick<Correction, 'fields'>
  const rules = services.law.at(services.now())
  const work = correctionWork(rules, companyId, { fields, by: authorOf(request.who) })
  if ('problems' in work) return invalid(work.problems)
  return actOn(services, request, work.decide, 'details', work.companyKeys)
}
