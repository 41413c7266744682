import { domainGiven } from '#journey/identity/company.rules.ts'
import { isAbove } from '#journey/identity/ties.rules.ts'
import { namesOf, settleRoots, tiesOf } from '#journey/identity/companies.store.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { FieldProblem } from '#journey/capture/rules.ts'

/** Who acts, and when (epoch ms). */
export interface Pen {
  by: string
  now: number
}

type Outcome = { done: true } | { missing: true } | { problem: FieldProblem }

/**
 * Says that a company is the same as another (`same`), or a part of it (`part`). Nothing is moved: leads keep the company
 * that was found for them, and are read together. Said of what was joined already, it is said of the whole.
 */
export async function tie(
  db: Database,
  kind: 'same' | 'part',
  { company, other }: { company: string; other: string },
  pen: Pen,
): Promise<Outcome> {
  return db.transaction(async (transaction) => {
    await transaction.query('lock table company_ties in share row exclusive mode')
    const known = await namesOf(transaction, [company, other])
    const from = known.get(company)
    const to = known.get(other)
    if (!from) return { missing: true }
    if (!to) return { problem: { field: 'company', message: 'is no company here' } }
    if (from.root.id === to.root.id)
      return { problem: { field: 'company', message: 'is the same company already' } }
    if (kind === 'part') {
      if (from.parent?.id === to.root.id)
        return { problem: { field: 'company', message: 'is its parent already' } }
      if (from.parent)
        return { problem: { field: 'company', message: 'cannot be a second parent: undo the first one' } }
      if (isAbove(await partsByRoot(transaction), from.root.id, to.root.id))
        return { problem: { field: 'company', message: 'is a part of it: that would be a circle' } }
    }
    await transaction.query(
      `insert into company_ties (workspace_no, tie_id, kind, company_id, other_id, made_at, made_by)
       values (1, gen_random_uuid(), $1, $2, $3, to_timestamp($4 / 1000.0), $5)`,
      [kind, from.root.id, to.root.id, pen.now, pen.by],
    )
    if (kind === 'same') {
      await settleRoots(transaction)
      await lookAgain(transaction, 'company_id = any($1::uuid[])', [from.root.id, to.root.id])
    }
    return { done: true }
  })
}

/** Of a domain of two companies nobody's lead was given one; when they are one, or one has it no more, they are. */
async function lookAgain(db: Queryable, which: string, values: string | string[]): Promise<void> {
  await db.query(
    `update company_keys set swept_at = null where workspace_no = 1 and key like 'domain:%' and ${which}`,
    [values],
  )
}

async function partsByRoot(db: Queryable): Promise<[string, string][]> {
  const ties = await tiesOf(db, 'part')
  const known = await namesOf(db, ties.flat())
  return ties.map(([a, b]) => [known.get(a)!.root.id, known.get(b)!.root.id])
}

/** Takes back what was said of two companies. Both are again what they were, also after whatever was said later. */
export async function untie(db: Database, id: string, pen: Pen): Promise<boolean> {
  return db.transaction(async (transaction) => {
    await transaction.query('lock table company_ties in share row exclusive mode')
    const { rows } = await transaction.query<{ kind: string }>(
      `update company_ties set undone_at = to_timestamp($2 / 1000.0), undone_by = $3
        where workspace_no = 1 and tie_id = $1 and undone_at is null returning kind`,
      [id, pen.now, pen.by],
    )
    if (rows[0]?.kind === 'same') await settleRoots(transaction)
    return rows.length > 0
  })
}

/** A domain is a company's because a person says so; leads without a company that write from there follow. */
export async function addDomain(db: Queryable, company: string, given: string, pen: Pen): Promise<Outcome> {
  const domain = domainGiven(given)
  if (domain === null)
    return {
      problem: { field: 'domain', message: 'is no domain of a company: it is none at all, or of free mail' },
    }
  if ((await namesOf(db, [company])).size === 0) return { missing: true }
  await db.query(
    `insert into company_keys (workspace_no, key, company_id, said_by, said_at)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0))
     on conflict (workspace_no, key, company_id) do update
        set removed_at = null, swept_at = null, said_by = excluded.said_by, said_at = excluded.said_at
      where company_keys.removed_at is not null`,
    [`domain:${domain}`, company, pen.by, pen.now],
  )
  return { done: true }
}

/** The domain leads to the company no more, and is not found for it again by itself. Leads that came by it stay. */
export async function removeDomain(
  db: Queryable,
  members: string[],
  domain: string,
  pen: Pen,
): Promise<boolean> {
  const { rows } = await db.query(
    `update company_keys set removed_at = to_timestamp($3 / 1000.0), said_by = $4
      where workspace_no = 1 and key = $1 and company_id = any($2::uuid[]) and removed_at is null returning 1`,
    [`domain:${domain.toLowerCase()}`, members, pen.now, pen.by],
  )
  if (rows.length > 0) await lookAgain(db, 'key = $1', `domain:${domain.toLowerCase()}`)
  return rows.length > 0
}
