import { BOUGHT_HEADERS, registerRow, type Registered } from '#simulate/bought.rules.ts'
import { createRandom } from '#simulate/random.rules.ts'
import { importEnrichment } from '#journey/enrichment/actions.ts'
import type { Database } from '#platform/database.ts'
import type { ListFile } from '#journey/capture/list-file.contract.ts'
import type { Services } from '#work/services.ts'

const COMPANIES = 60
const MARKETING = 'person:ines.marchetti'

/**
 * Marketing of the demo company buys what a register knows of its most promising companies: it fills what their people
 * left open, and says otherwise of some. Through the same action as everybody's, deterministic by seed.
 */
export async function buyData(services: Services, seed: number, until: number): Promise<void> {
  const random = createRandom(seed, 0xb06)
  const companies = await companiesOf(services.db)
  const list: ListFile = {
    name: 'register.csv',
    headers: [...BOUGHT_HEADERS],
    rows: companies.map((one, i) => ({ line: i + 2, cells: registerRow(random, one) })),
    tooLong: false,
  }
  const answer = await importEnrichment(
    { ...services, now: () => until },
    list,
    { dryRun: false, source: 'register' },
    { by: MARKETING, say: (field, message) => `${field} ${message}` },
  )
  if ('problem' in answer || answer.refused > 0)
    throw new Error(`the simulation was refused: ${JSON.stringify(answer)}`)
}

/** Ids are drawn by seed, so names decide between equals; who writes from a private address is of no company here. */
async function companiesOf(db: Database): Promise<Registered[]> {
  const { rows } = await db.query<Registered>(
    `select max(split_part(email, '@', 2)) as domain, max(country) as country,
            json_agg((state->'attributes'->>'employees')::float8 order by email collate "C") as employees,
            json_agg(state->'attributes'->>'industry' order by email collate "C") as industries
       from leads where workspace_no = 1 and company_id is not null and email is not null
      group by company_id, company
     having count(distinct split_part(email, '@', 2)) = 1 and max(split_part(email, '@', 2)) <> 'example.com'
      order by max(score) desc, company collate "C" limit $1`,
    [COMPANIES],
    { timeoutMs: 60_000 },
  )
  return rows
}
