/** Leads are merged and parted while several servers count them, one of which dies again and again. */
import { expect, test } from 'vitest'
import { doBatch } from '#work/batch.ts'
import { mergeLeads, unmergeLead } from '#journey/merging/actions.ts'
import { refreshGrain, settleGrain } from '#journey/measure/grain/refresh.ts'
import { tick, touch } from '#journey/lifecycle/actions.rules.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Database } from '#platform/database.ts'

const { url, database } = await freshDatabase()

/** Somebody who is slow to write what was read: whatever happens in between, happens. */
function slow(batches: Database, dies: () => boolean): Database {
  const transaction: Database['transaction'] = async (work, ...rest) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
    return batches.transaction(
      async (client) => {
        const result = await work(client)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
        if (dies()) throw new Error('killed')
        return result
      },
      ...rest,
    )
  }
  return { ...batches, transaction }
}

test('given leads that are merged and parted all the time, when slow servers count them at once, then in the end each lead has its own rows and the absorbed none', async () => {
  // the first writes the first agreement
  const first = await servicesAt(url)
  const servers = [first, ...(await Promise.all([servicesAt(url), servicesAt(url), servicesAt(url)]))]
  const [acting, ...counting] = servers as [(typeof servers)[0], ...(typeof servers)[0][]]
  const leads: string[] = []
  for (let i = 0; i < 16; i++) {
    const [done] = await doBatch(acting, [captureOf(acting, { email: `p${i}@firm${i}.example` })])
    leads.push(done!.card!.leadId)
  }
  let acts = true
  const actor = (async () => {
    for (let round = 0; round < 60; round++) {
      const [a, b] = [leads[(round * 7) % 16]!, leads[(round * 5 + 3) % 16]!]
      if (a !== b) await mergeLeads(acting, { survivor: a, absorbed: b }, { by: 'person:mara' })
      const decide = touch({ kind: 'demo_requested', page: `/p${round}` }, { at: null })
      await doBatch(acting, [{ target: { leadId: b }, decide }])
      await unmergeLead(acting, leads[(round * 3 + 1) % 16]!, { by: 'person:mara' })
    }
    acts = false
  })()
  let deaths = 0
  const counters = counting.map(async (server, i) => {
    const floor = { ...server, batches: slow(server.batches, () => i === 0 && Math.random() < 0.3) }
    while (acts) await refreshGrain(floor).catch(() => deaths++)
  })
  await Promise.all([actor, ...counters])
  await Promise.all(counting.map((server) => settleGrain(server)))
  expect(deaths).toBeGreaterThan(0)

  const { rows: gone } = await database.query('select 1 from merged_leads')
  expect(gone.length).toBeGreaterThan(0)
  const { rows: strays } = await database.query(
    `select t.lead_id from (select lead_id from passes union all select lead_id from leaks) as t
      where not exists (select 1 from leads l where l.lead_id = t.lead_id)`,
  )
  expect(strays).toEqual([])
  const { rows: wrong } = await database.query(
    `select l.lead_id, l.seq, l.pass, p.passes, p.seqs from leads l left join lateral (
       select array_agg(pass order by pass) as passes, array_agg(distinct seq) as seqs from passes p where p.lead_id = l.lead_id) as p on true
      where p.seqs is distinct from array[l.seq] or p.passes is distinct from (select array_agg(distinct s.pass order by s.pass) from passages s where s.lead_id = l.lead_id)`,
  )
  expect(wrong).toEqual([])
  // all parted again: everybody is counted
  for (const id of leads) await unmergeLead(acting, id, { by: 'person:mara' })
  await doBatch(
    acting,
    leads.map((leadId) => ({ target: { leadId }, decide: tick })),
  )
  await settleGrain(acting)
  const { rows } = await database.query<{ n: number }>('select count(distinct lead_id) as n from passes')
  expect(rows[0]!.n).toBe(16)
  await Promise.all(servers.map((server) => server.end()))
}, 120_000)
