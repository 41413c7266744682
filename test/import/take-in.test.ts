import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesOf, mappingOf } from './files.ts'
import { aWorld, type World } from './world.ts'

const DEALS = `
mapping: 1
currency: EUR
files:
  deals:
    match: '*'
    primary: true
    externalId: { system: crm, column: id }
    columns:
      id: opportunity.id
      email: email
      phone: phone
      owner: owner.name
      product: fields.product
      contact: contact.at
      opened: opportunity.openedAt
      closed: opportunity.closedAt
      status: opportunity.status
      amount: opportunity.amount
      demo: touch.demo_requested
`
const HEAD = 'id,email,phone,owner,product,contact,opened,closed,status,amount,demo\n'
const WON =
  'D1,ann@acme.example,+49301234567,Moses Frase,Pump,2025-02-01,2025-03-01,2025-05-05,won,1054.50,2025-01-31\n'
const OPEN = 'D2,bob@acme.example,,Moses Frase,Pump,,,,open,,\n'
const LOST = 'D3,cy@acme.example,,Zoé Ñandú,Hose,2025-02-01,2025-02-01,2025-04-01,lost,0,\n'

describe('given deals with their history', () => {
  let world: World
  const mapping = mappingOf(DEALS)
  const deals = (rows: string) => filesOf({ 'deals.csv': HEAD + rows })

  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.close())

  it('when they are taken in, then facts and read models have the file’s own dates, amounts and owners', async () => {
    const { counts } = await world.take(await deals(WON + OPEN + LOST), { mapping })
    expect(counts).toEqual({ read: 3, created: 3, updated: 0, unchanged: 0, refused: 0 })
    expect(
      await world.rows(`select opportunity_id as id, status, amount, currency, owner, opened_at as opened, closed_at as closed
        from opportunities order by 1`),
    ).toEqual([
      {
        id: 'D1',
        status: 'won',
        amount: '1054.5000',
        currency: 'EUR',
        owner: 'moses-frase',
        opened: Date.UTC(2025, 2, 1),
        closed: Date.UTC(2025, 4, 5),
      },
      {
        id: 'D2',
        status: 'open',
        amount: null,
        currency: 'EUR',
        owner: 'moses-frase',
        opened: null,
        closed: null,
      },
      {
        id: 'D3',
        status: 'lost',
        amount: '0.0000',
        currency: 'EUR',
        owner: 'zoe-nandu',
        opened: Date.UTC(2025, 1, 1),
        closed: Date.UTC(2025, 3, 1),
      },
    ])
    expect(
      await world.rows('select stage, owner, created_at as created from leads order by email'),
    ).toMatchObject([
      { stage: 'won', owner: 'moses-frase', created: Date.UTC(2025, 0, 31) },
      { stage: 'opportunity', owner: 'moses-frase' },
      // half a year after it was lost the agreement moves it on
      { stage: 'nurture', owner: 'desk:marketing', created: Date.UTC(2025, 1, 1) },
    ])
    expect(
      await world.rows(`select distinct stage from passages where stage in
      ('inquiry', 'mql', 'sales_ready', 'accepted', 'opportunity', 'won') order by 1`),
    ).toHaveLength(6)
    expect(await world.rows('select count(*) from outbox')).toEqual([{ count: 0 }])
    expect(
      await world.rows(`select name, function, available from people where not desk order by 1`),
    ).toEqual([
      { name: 'Moses Frase', function: 'sales', available: false },
      { name: 'Zoé Ñandú', function: 'sales', available: false },
    ])
  })

  it('when the same file comes again, then every row is unchanged and the ledger has no new fact', async () => {
    const before = await world.rows('select count(*) from entries where fact')
    const { counts } = await world.take(await deals(WON + OPEN + LOST), { mapping })
    expect(counts).toEqual({ read: 3, created: 0, updated: 0, unchanged: 3, refused: 0 })
    expect(await world.rows('select count(*) from entries where fact')).toEqual(before)
  })

  it('when rows changed, then only what changed is recorded', async () => {
    const phone = WON.replace('+49301234567', '+49307654321')
    const won = OPEN.replace(',,,,open,,', ',,,2026-01-15,won,77,')
    const dry = await world.take(await deals(phone + won + LOST), { mapping, dryRun: true })
    expect(dry.counts).toEqual({ read: 3, created: 0, updated: 2, unchanged: 1, refused: 0 })
    const { counts, id } = await world.take(await deals(phone + won + LOST), { mapping })
    expect(counts).toEqual(dry.counts)
    const facts = await world.rows<{ kind: string; body: { amount?: string; closedAt?: number } }>(
      `select kind, body from entries where fact and by = 'import:${id}' order by kind`,
    )
    expect(facts.map(({ kind }) => kind)).toEqual(['LeadDetailsChanged', 'OpportunityWon'])
    expect(facts[1]!.body).toMatchObject({ amount: '77', closedAt: Date.UTC(2026, 0, 15) })
    expect(await world.rows(`select stage, owner from leads where email = 'bob@acme.example'`)).toEqual([
      { stage: 'won', owner: 'moses-frase' },
    ])
  })

  it('when a lead was changed here, then an old file that says nothing new does not set it back', async () => {
    await world.db.query(
      `update leads set person = '{"email":"cy@acme.example","phone":"+4911"}' where email = 'cy@acme.example'`,
    )
    const { counts } = await world.take(await deals(LOST), { mapping })
    expect(counts.unchanged).toBe(1)
  })

  it('when one lead stands in two rows, then both are told, and telling them again is no news', async () => {
    const head = 'email,name,visited\n'
    const rows = 'dee@acme.example,Dee,2025-01-01\ndee@acme.example,Dee D,2025-01-02\n'
    const visits = mappingOf(
      `{ mapping: 1, files: { a: { match: '*', primary: true, columns: { email: email, name: name, visited: touch.page_viewed } } } }`,
    )
    const files = await filesOf({ 'visits.csv': head + rows })
    expect((await world.take(files, { mapping: visits })).counts).toMatchObject({ created: 1, updated: 1 })
    expect((await world.take(files, { mapping: visits })).counts).toMatchObject({ unchanged: 2 })
    const more = await filesOf({ 'visits.csv': `${head}${rows}dee@acme.example,Dee D,2025-01-03\n` })
    expect((await world.take(more, { mapping: visits })).counts).toMatchObject({ unchanged: 2, updated: 1 })
    expect(await world.rows(`select at from touches where kind = 'page_viewed' order by at`)).toHaveLength(3)
  })

  it('when rows are refused, then they are kept with the reason and stand in a file', async () => {
    const rows = `${OPEN.replace('D2', 'D9').replace('bob', 'eve')},,,,,,,,,,\n"D8",x@y.example,,,,2099-01-01,,,open,,\n"D7",z@y.example,,,,,,,maybe,,\n`
    const { counts, id, refusedFile } = await world.take(await deals(rows), { mapping })
    expect(counts).toMatchObject({ created: 1, refused: 2 })
    const kept = await world.rows<{ problem: { code: string } }>(
      `select problem from submissions where via = 'import:${id}' and outcome = 'refused' order by submission_id`,
    )
    expect(kept.map(({ problem }) => problem.code)).toEqual(['date_in_future', 'unknown_value'])
    const lines = readFileSync(refusedFile!, 'utf8').trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain('status,unknown_value')
  })
})
