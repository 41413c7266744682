import {
  companyDomain,
  domainGiven,
  findCompany,
  lookups,
  nameKeys,
} from '#journey/identity/company.rules.ts'
import { companyId } from '#work/company-id.ts'
import { doBatch } from '#work/batch.ts'
import { loadCompanies } from '#work/companies.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { Work } from '#work/card.ts'

const AT_ONCE = 500
/** Who records what follows for a lead from what was learned of a company. */
const BY = 'companies'

/**
 * Makes the keys of companies that came without (target lists, older versions), and gives leads without a company the one
 * whose domain they write from, once for each domain that became known. Whether there is more to do.
 */
export function keepCompanies(services: Services): () => Promise<boolean> {
  return async () => {
    const keyed = await keyCompanies(services.db, services.now())
    const swept = await sweepDomains(services)
    return keyed || swept
  }
}

export async function keyCompanies(db: Queryable, now: number): Promise<boolean> {
  const { rows } = await db.query<{ id: string; name: string; domain: string | null }>(
    `select c.company_id as id, c.name, (select a.domain from target_accounts a
        where a.workspace_no = 1 and a.company_id = c.company_id and a.domain is not null limit 1) as domain
       from companies c where c.workspace_no = 1 and not c.keyed order by c.company_id limit ${AT_ONCE}`,
  )
  if (rows.length === 0) return false
  const keys = rows.flatMap(({ id, name, domain }) => {
    const named = domain === null ? null : domainGiven(domain)
    return [...nameKeys(name), ...(named === null ? [] : [`domain:${named}`])].map((key) => ({ id, key }))
  })
  await db.query(
    `insert into company_keys (workspace_no, key, company_id, said_by, said_at)
     select 1, k.key, k.id, 'rule', to_timestamp($3 / 1000.0) from unnest($1::text[], $2::uuid[]) as k(key, id)
     on conflict do nothing`,
    [keys.map(({ key }) => key), keys.map(({ id }) => id), now],
  )
  await db.query(
    'update companies set keyed = true where workspace_no = 1 and company_id = any($1::uuid[])',
    [rows.map(({ id }) => id)],
  )
  return rows.length === AT_ONCE
}

async function sweepDomains(services: Services): Promise<boolean> {
  const { db } = services
  const { rows } = await db.query<{ key: string }>(
    `select distinct key from company_keys where workspace_no = 1 and swept_at is null and removed_at is null
        and key like 'domain:%' limit 20`,
  )
  for (const { key } of rows) {
    while (await sweep(services, key.slice('domain:'.length)));
    await db.query(
      `update company_keys set swept_at = to_timestamp($2 / 1000.0) where workspace_no = 1 and key = $1 and swept_at is null`,
      [key, services.now()],
    )
  }
  return rows.length > 0
}

/** @returns whether there may be more */
async function sweep(services: Services, domain: string): Promise<boolean> {
  const { rows } = await services.db.query<{ lead_id: string; email: string }>(
    `select lead_id, email from leads where workspace_no = 1 and company_id is null and email is not null
        and reverse(lower(split_part(email, '@', 2))) like $1 || '%' order by lead_id limit ${AT_ONCE}`,
    [
      [...domain]
        .reverse()
        .join('')
        .replaceAll(/[\\%_]/g, '\\$&'),
    ],
  )
  // `acme.com` backwards begins `notacme.com` as well
  const theirs = rows.filter(({ email }) => companyDomain(email) === domain)
  const clues = { name: null, domain }
  const known = await loadCompanies(services.db, lookups(clues, companyId))
  if (theirs.length === 0 || findCompany(clues, known, companyId).company === null) return false
  const dones = await doBatch(
    services,
    theirs.map(({ lead_id }) => assignWork(lead_id, domain)),
  )
  return rows.length === AT_ONCE && dones.some(({ facts }) => facts > 0)
}

/** A lead that has no company is given the one of its domain, if it is one; said twice, it is recorded once. */
function assignWork(leadId: string, domain: string): Work {
  const clues = { name: null, domain }
  return {
    target: { leadId },
    companyKeys: lookups(clues, companyId),
    decide: (card, now, known = new Map()) => {
      const { company, by } = findCompany(clues, known, companyId)
      if (company === null || by === null || card!.company !== null || card!.state.erased)
        return { facts: [] }
      const { id, key, name } = company
      return {
        company: { id, key, name },
        facts: [
          {
            kind: 'LeadDetailsChanged',
            at: now,
            by: BY,
            history: false,
            body: {
              source: null,
              campaign: null,
              channel: null,
              company: name,
              companyId: id,
              attributes: {},
              known: { email: false, phone: false, name: false, company: true },
              consent: {},
              touch: null,
              companyBy: by,
            },
          },
        ],
      }
    },
  }
}
