/** Several servers refresh at once, and some die: nothing is lost, and nothing old stays. */
import { describe, expect, test } from 'vitest'
import { doBatch } from '#work/batch.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { refreshGrain, settleGrain } from '#journey/measure/grain/refresh.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { freshDatabase } from '../../support/database.ts'
import { captureOf, servicesAt } from '../../support/workroom.ts'
import type { Database } from '#platform/database.ts'

const { url, database } = await freshDatabase()

/** Leads whose row is of an older position than the lead itself, or missing. */
async function behind(): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(*) as n from leads l
       left join passes p on p.workspace_no = 1 and p.lead_id = l.lead_id and p.pass = l.pass and p.seq = l.seq
      where l.workspace_no = 1 and p.lead_id is null`,
  )
  return rows[0]!.n
}

/** A server that dies when it has written rows and not committed them. */
function dying(batches: Database): Database {
  const transaction: Database['transaction'] = (work, ...rest) =>
    batches.transaction(
      async (client) => {
        await work(client)
        throw new Error('killed')
      },
      ...rest,
    )
  return { ...batches, transaction }
}

describe('given leads to whom things happen all the time', () => {
  test('when three servers refresh at once and one dies again and again, then every lead is counted as it stands', async () => {
    // the first writes the first agreement
    const servers = [await servicesAt(url), ...(await Promise.all([servicesAt(url), servicesAt(url)]))]
    const [first, second, third] = servers as [(typeof servers)[0], (typeof servers)[0], (typeof servers)[0]]
    const leads: string[] = []
    for (let i = 0; i < 60; i++) {
      const [done] = await doBatch(first, [captureOf(first, { email: `p${i}@firm.example` })])
      leads.push(done!.card!.leadId)
    }
    let [writing, deaths] = [true, 0]
    const writer = (async () => {
      // on a quick machine the other two have taken everything before the third comes to die
      for (let round = 0; round < 12 || (deaths === 0 && round < 500); round++) {
        const works = leads
          .filter((_, i) => (i * 7 + round) % 3 === 0)
          .map((leadId) => ({
            target: { leadId },
            decide: act.touch({ kind: 'page_viewed', page: `/p${round}` }, { at: null }),
          }))
        await doBatch(first, works)
      }
      writing = false
    })()
    const refresher = async (server: (typeof servers)[0]) => {
      while (writing) await refreshGrain(server)
    }
    const dead = { ...third, batches: dying(third.batches) }
    const killed = (async () => {
      while (writing) {
        await refreshGrain(dead).catch(() => deaths++)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    await Promise.all([writer, refresher(first), refresher(second), killed])
    await Promise.all([settleGrain(first), settleGrain(second)])
    expect(deaths).toBeGreaterThan(0)
    expect(await grainWaiting(database)).toBe(0)
    expect(await behind()).toBe(0)
    await Promise.all(servers.map((server) => server.end()))
  }, 60_000)

  test('when a store is older than the grain, then its leads wait to be counted, what happens now comes first', async () => {
    const server = await servicesAt(url)
    await database.query('delete from passes')
    // as the migration leaves it
    await database.query('insert into grain_due select workspace_no, lead_id, seq, true from leads')
    const [done] = await doBatch(server, [captureOf(server, { email: 'now@firm.example' })])
    const waiting = await grainWaiting(database)
    expect(waiting).toBe(61)
    const { rows } = await database.query('select bulk from grain_due where lead_id = $1', [
      done!.card!.leadId,
    ])
    expect(rows).toEqual([{ bulk: false }])
    await settleGrain(server)
    expect(await behind()).toBe(0)
    await server.end()
  })
})
