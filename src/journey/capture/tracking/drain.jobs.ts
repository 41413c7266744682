import { doBatch, isFaster, OutcomeUnknown, StoreUnreachable } from '#work/batch.ts'
import { isRush } from '#journey/capture/tracking/intake.ts'
import type { Drain, WaitingHit } from '#journey/capture/tracking/drains.ts'
import type { Services } from '#work/services.ts'

const ROUND = 1_000
const TRIES = 5

/** Another process took the same hits further. */
class TakenMeanwhile extends Error {}

/** Takes what the web sent further, kind by kind. Resolves to whether there is more of it. */
export async function drainHits(services: Services, drains: readonly Drain[]): Promise<boolean> {
  let more = false
  for (const one of drains) {
    const hits = await waiting(services, one)
    // what comes in goes first: the rest can wait on disk until the rush is over
    if (hits.length === ROUND && !isRush(services.db)) more = true
    if (hits.length > 0) await drainAll(services, one, hits)
  }
  return more
}

async function waiting(services: Services, { kind, settleMs }: Drain): Promise<WaitingHit[]> {
  const { rows } = await services.db.query<WaitingHit>(
    `select hit_id as id, kind, at, body from web_hits
      where workspace_no = 1 and problem is null and kind = $1 and at <= to_timestamp($2 / 1000.0)
      order by at limit ${ROUND}`,
    [kind, services.now() - settleMs],
    { name: 'waiting_hits' },
  )
  return rows
}

async function drainAll(services: Services, one: Drain, hits: WaitingHit[]): Promise<void> {
  try {
    await drainThem(services, one, hits)
  } catch (error) {
    if (isNobodysFault(error)) throw error
    if (error instanceof TakenMeanwhile || isFaster(error)) return
    // one that cannot be taken further must not hold up the others
    for (const hit of hits)
      await drainThem(services, one, [hit]).catch((why: unknown) => keep(services, hit, why))
  }
}

/** What follows from the hits and that they are gone is one transaction: nothing is lost or taken twice. */
async function drainThem(services: Services, one: Drain, hits: WaitingHit[]): Promise<void> {
  const { works, also } = await one.drain(services, hits)
  await doBatch(services, works, {
    also: async (transaction, dones) => {
      const { rowCount } = await transaction.query(
        'delete from web_hits where workspace_no = 1 and hit_id = any($1::uuid[])',
        [hits.map(({ id }) => id)],
      )
      if (rowCount !== hits.length) throw new TakenMeanwhile('another process was faster')
      await also?.(transaction, dones)
    },
  })
}

function isNobodysFault(error: unknown): boolean {
  return error instanceof StoreUnreachable || error instanceof OutcomeUnknown
}

async function keep(services: Services, hit: WaitingHit, why: unknown): Promise<void> {
  if (isNobodysFault(why)) throw why
  if (why instanceof TakenMeanwhile || isFaster(why)) return
  services.log.error('a hit of the web cannot be taken further', { hit: hit.id, error: String(why) })
  await services.db.query(
    `update web_hits set attempts = attempts + 1, problem = case when attempts + 1 >= ${TRIES} then $2 end
      where workspace_no = 1 and hit_id = $1`,
    [hit.id, String(why).slice(0, 500)],
  )
}
