import type { Filter } from '#journey/what-if/trial.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Slice } from '#journey/what-if/read.store.ts'

const LEAST = '00000000-0000-0000-0000-000000000000'
const GREATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** All leads in stretches of ids, `leads` in each. */
export async function slicesOf(db: Queryable, leads: number): Promise<{ all: number; slices: Slice[] }> {
  const { rows } = await db.query<{ lead_id: string; n: number; of: boolean }>(
    `select lead_id, n, n % $1 = 0 as of from
       (select lead_id, row_number() over (order by lead_id) as n, lead(lead_id) over (order by lead_id) as next
          from leads where workspace_no = 1) as numbered
      where n % $1 = 0 or next is null order by lead_id`,
    [leads],
  )
  const bounds = [LEAST, ...rows.slice(0, -1).map((row) => row.lead_id), GREATEST]
  const slices = bounds.slice(1).map((to, i) => ({ after: bounds[i]!, to }))
  return { all: Number(rows.at(-1)?.n ?? 0), slices }
}

/** Which leads are drawn: those whose id hashes lowest under this key. The same leads are drawn again and again. */
const KEY = 2_718_281_828
/** drawn from a little more than needed: how many hashes fall below a bound is itself random */
const MARGIN = 1.3

/**
 * A simple random sample of at most `wanted` leads of the period, that repeats: ids begin with the moment they were made
 * at, so neighbouring ids are no random leads, but their hashes are.
 * @param all leads of the period, if that is known
 */
export async function drawn(
  db: Queryable,
  wanted: number,
  all: number | null,
  { from, to }: Filter,
): Promise<{ ids: string[]; all: number }> {
  const period = `workspace_no = 1 and ($1::float8 is null or created_at >= to_timestamp($1 / 1000.0))
     and ($2::float8 is null or created_at < to_timestamp($2 / 1000.0))`
  const plain = from === null && to === null
  const where = plain ? 'workspace_no = 1 and $1::float8 is null and $2::float8 is null' : period
  const known =
    all ??
    Number(
      (await db.query<{ n: number }>(`select count(*) as n from leads where ${where}`, [from, to])).rows[0]!
        .n,
    )
  // the whole range of an int8 hash is 2^64; a share of it from the bottom
  const share = known === 0 ? 1 : Math.min(1, (wanted * MARGIN + 50) / known)
  const bound =
    share === 1
      ? '9223372036854775807'
      : String(-(2n ** 63n) + BigInt(Math.floor(share * 2 ** 53)) * 2n ** 11n)
  const { rows } = await db.query<{ lead_id: string }>(
    `select lead_id from leads where ${where} and uuid_hash_extended(lead_id, $3) <= $4::int8
      order by uuid_hash_extended(lead_id, $3) limit $5`,
    [from, to, KEY, bound, wanted],
  )
  return { ids: rows.map((row) => row.lead_id), all: known }
}
