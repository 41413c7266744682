import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeLeads, unmergeLead } from '#journey/merging/actions.ts'
import { filesOf, mappingOf } from '../import/files.ts'
import { aWorld, type World } from '../import/world.ts'

const mapping = mappingOf(`
mapping: 1
currency: EUR
files:
  deals:
    match: '*'
    primary: true
    columns:
      email: email
      deal: opportunity.id
      status: opportunity.status
      amount: opportunity.amount
      demo: touch.demo_requested
`)
const ANN = 'ann@acme.example,D1,open,100,2025-01-31\n'
const TOM = 'tom@acme.example,D2,open,200,2025-02-01\n'
let world: World

beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

const taken = async (rows: string) =>
  world.take(await filesOf({ 'deals.csv': `email,deal,status,amount,demo\n${rows}` }), { mapping })

const leadOf = async (email: string): Promise<string> => {
  const { rows } = await world.db.query<{ lead: string }>(
    'select lead_id as lead from identity_keys where key = $1',
    [`email:${email}`],
  )
  return rows[0]!.lead
}

const dealsOf = async (lead: string) =>
  world.rows(`select opportunity_id as id, status, amount::float8 as amount, is_primary as primary, named
                from opportunities where lead_id = '${lead}' order by 1`)

test('given two imported leads that are one, when the file comes again, then only what it says anew is told, and after the parting to whom it names', async () => {
  await taken(ANN + TOM)
  const [ann, tom] = [await leadOf('ann@acme.example'), await leadOf('tom@acme.example')]
  await mergeLeads(world.services, { survivor: tom, absorbed: ann }, { by: 'person:mara' })
  expect((await taken(`${ANN}${TOM}\n`)).counts).toMatchObject({ updated: 0, unchanged: 2 })
  const won = ANN.replace('open,100', 'won,150')
  expect((await taken(won + TOM)).counts).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await dealsOf(tom)).toMatchObject([
    { id: 'D1', status: 'won', amount: 150, primary: true, named: [ann] },
    { id: 'D2', status: 'open' },
  ])
  const { rows } = await world.db.query<{ touches: number }>(
    'select count(*)::int as touches from touches where lead_id = $1',
    [tom],
  )
  expect(rows[0]!.touches).toBe(2)

  await unmergeLead(world.services, ann, { by: 'person:mara' })
  expect(await dealsOf(ann)).toEqual([{ id: 'D1', status: 'won', amount: 150, primary: true, named: [ann] }])
  expect(await dealsOf(tom)).toEqual([{ id: 'D2', status: 'open', amount: 200, primary: true, named: [tom] }])
})
