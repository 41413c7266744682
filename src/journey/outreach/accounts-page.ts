import { companyDeals, companyLeads } from '#journey/outreach/accounts-page.store.ts'
import { findAccounts, groupsOf, rowsOf } from '#journey/outreach/accounts.store.ts'
import { mayWorkOn } from '#journey/outreach/accounts.rules.ts'
import { readSettings } from '#journey/outreach/settings.store.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import type { AccountDetail, MemberLead } from '#journey/outreach/accounts.contract.ts'
import type { Asker } from '#journey/outreach/accounts.rules.ts'
import type { CompanyLead } from '#journey/outreach/accounts-page.store.ts'
import type { Services } from '#work/services.ts'
import type { Suppressed } from '#journey/outreach/suppression.contract.ts'

const OTHERS = 50

/** Everything that an account's page shows but its timeline. Null when there is no such account. */
export async function detailOf(services: Services, id: string, asker: Asker): Promise<AccountDetail | null> {
  const { db, owner } = services
  const [found] = await findAccounts(db, [id])
  if (!found) return null
  const now = services.now()
  const settings = await readSettings(db)
  const group = await groupsOf(db, [id])
  const [[row], leads, opportunities] = await Promise.all([
    rowsOf(db, [found], { settings, now, owner }),
    companyLeads(
      db,
      found.companyId,
      group.flatMap(({ leadId }) => leadId ?? []),
    ),
    companyDeals(db, found.companyId),
  ])
  const suppressed = await suppressedLeads(
    db,
    leads.map((lead) => lead.id),
    { now },
  )
  const byId = new Map(leads.map((lead) => [lead.id, viewOf(services, lead, suppressed)]))
  const inGroup = new Set(group.map(({ leadId }) => leadId))
  return {
    ...row!,
    companyId: found.companyId,
    createdAt: new Date(found.createdAt).toISOString(),
    mayWork: mayWorkOn(asker, found.owner),
    group: group.map(({ id: member, role, leadId, name, title, reached }) => {
      const lead = leadId === null ? null : (byId.get(leadId) ?? null)
      return {
        id: member,
        role,
        name: lead ? lead.name : name,
        title: lead ? lead.title : title,
        reached,
        lead,
      }
    }),
    others: [...byId.values()].filter((lead) => !inGroup.has(lead.id)).slice(0, OTHERS),
    opportunities,
  }
}

function viewOf(services: Services, lead: CompanyLead, suppressed: Map<string, Suppressed>): MemberLead {
  const stage = services.law.version(lead.version).stages[lead.stage]
  return {
    id: lead.id,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    title: lead.title,
    stage: { id: lead.stage, name: stage?.name ?? lead.stage, kind: stage?.kind ?? '' },
    owner: { id: lead.owner, name: services.owner(lead.owner) },
    score: lead.score,
    lastActivityAt: new Date(lead.lastActivityAt).toISOString(),
    suppressed: suppressed.get(lead.id) ?? null,
  }
}
