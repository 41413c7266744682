import { describe, expect, test } from 'vitest'
import { anna, DAY } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { app, ask, clock, services, errors } = await testServer()
const people = (await ask('GET', '/api/people')).body.items as { id: string; function: string }[]
const sdr = people.find((one) => one.function === 'leadgen' && !one.id.startsWith('desk:'))!.id
const { body: lead } = await ask('POST', '/api/leads', anna)

/** Hands a file in as a browser does. */
async function upload(path: string, name: string, content: string) {
  const form = new FormData()
  form.append('files', new File([content], name))
  const response = await app.request(path, {
    method: 'POST',
    headers: { host: 'localhost:4380' },
    body: form,
  })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}

async function accountOf(company: string) {
  const { body } = await ask('POST', '/api/accounts', { company, owner: sdr, tier: 'B' })
  return body as { id: string; version: number; group: { id: string }[] }
}

describe('given a company that leads come from', () => {
  test('when it becomes a target under another spelling, then its leads are there, and twice is refused', async () => {
    const { status, body } = await ask('POST', '/api/accounts', { company: 'KELLER maschinenbau', tier: 'A' })
    expect([status, body.leads, body.others[0].id]).toEqual([201, 1, lead.id])
    const again = await ask('POST', '/api/accounts', { company: 'Keller Maschinenbau' })
    expect(again.body.errors[0].field).toBe('company')
  })

  test('when a group is gathered, then coverage says which roles are known and whom we talked to', async () => {
    const one = await accountOf('Nordwerk')
    const at = `/api/accounts/${one.id}/members`
    await ask('POST', at, { role: 'decider', leadId: lead.id })
    await ask('POST', at, { role: 'budget', name: 'Somebody Else', title: 'CFO' })
    await ask('POST', at, { role: 'blocker', name: 'A Third' })
    const before = (await ask('GET', `/api/accounts/${one.id}`)).body
    expect(before.coverage).toMatchObject({ known: ['decider', 'budget'], reached: [] })
    expect(before.group[0]).toMatchObject({ name: 'Anna Keller', lead: { id: lead.id } })
    await ask('POST', `/api/leads/${lead.id}/contacted`, { how: 'call' })
    const after = (await ask('GET', `/api/accounts/${one.id}`)).body
    expect(after.coverage.reached).toEqual(['decider'])
    const twice = await ask('POST', at, { role: 'user', leadId: lead.id })
    expect(twice.body.errors[0]).toMatchObject({ field: 'leadId' })
  })

  test('when a name is found to be a lead, then the name of its own goes', async () => {
    const one = await accountOf('Found Works')
    const { body } = await ask('POST', `/api/accounts/${one.id}/members`, { role: 'user', name: 'A. Keller' })
    const member = `/api/accounts/${one.id}/members/${body.group[0].id}`
    expect((await ask('PATCH', member, { leadId: lead.id })).body.group[0].name).toBe('Anna Keller')
    const { rows } = await services.db.query('select name from account_members where lead_id = $1', [lead.id])
    expect(rows.every(({ name }) => name === null)).toBe(true)
  })
})

describe('given two who work on one account', () => {
  test('when the second builds on what the first changed, then they are told', async () => {
    const one = await accountOf('Raced Works')
    const at = `/api/accounts/${one.id}`
    expect((await ask('PATCH', at, { segment: 'Steel', version: one.version })).status).toBe(200)
    const late = await ask('PATCH', at, { segment: 'Glass', version: one.version })
    expect([late.status, late.body.code]).toEqual([412, 'changed_meanwhile'])
    expect((await ask('GET', at)).body.segment).toBe('Steel')
  })

  test('when it is given up until a day, then it is open again after it', async () => {
    const one = await accountOf('Resting Works')
    const at = `/api/accounts/${one.id}`
    const until = new Date(clock.now + 3 * DAY).toISOString().slice(0, 10)
    expect((await ask('PATCH', at, { state: 'given_up', until })).body).toMatchObject({
      state: 'given_up',
      until,
    })
    clock.now += 5 * DAY
    expect((await ask('GET', at)).body).toMatchObject({ state: 'open', until: null })
    const listed = (await ask('GET', '/api/accounts?state=open&q=resting')).body.items
    expect(listed).toHaveLength(1)
  })

  test('when many are handed over, then a dry run changes nothing and says what would', async () => {
    const ids = [(await accountOf('Bulk One')).id, (await accountOf('Bulk Two')).id]
    const wanted = { ids, owner: 'desk:leadgen', tier: 'B' }
    const tried = await ask('POST', '/api/accounts/bulk', { ...wanted, dryRun: true })
    expect(tried.body.changed).toBe(2)
    expect((await ask('GET', `/api/accounts/${ids[0]}`)).body.owner.id).toBe(sdr)
    expect((await ask('POST', '/api/accounts/bulk', wanted)).body.changed).toBe(2)
    expect((await ask('POST', '/api/accounts/bulk', wanted)).body.unchanged).toBe(2)
    const bad = await ask('POST', '/api/accounts/bulk', { ids, owner: 'nobody' })
    expect(bad.body.errors[0].field).toBe('owner')
  })

  test('when the history is read, then every change is there in its order and no free word is', async () => {
    const one = await accountOf('Told Works')
    const at = `/api/accounts/${one.id}`
    await ask('PATCH', at, { why: 'Their chief engineer is Tom Free', tier: 'A' })
    await ask('POST', `${at}/notes`, { text: 'Tom Free called back' })
    const { body } = await ask('GET', `${at}/timeline?limit=2`)
    const rest = (await ask('GET', `${at}/timeline?limit=2&cursor=${body.next}`)).body
    const kinds = [...body.items, ...rest.items].map((item: { kind: string }) => item.kind)
    expect(kinds).toEqual(['note', 'changed', 'added'])
    expect(body.items[0].note).toBe('Tom Free called back')
    const { rows } = await services.db.query('select body::text as body from account_history')
    expect(rows.some(({ body: kept }) => String(kept).includes('Tom Free'))).toBe(false)
  })
})

describe('given a list of target accounts', () => {
  const csv = [
    'Account name,Website,Priority,Industry,Owner,Contact,Job title,Role,E-mail',
    `Listed One,https://www.listed-one.example/about,A,Steel,${sdr},Nia Brook,CEO,Decision maker,`,
    'Listed One,,,,,Omar Finch,CFO,Budget,',
    `Listed Two,listed-two.example,B,Glass,,Anna Keller,,User,${anna.email}`,
    ',nobody.example,,,,,,,',
    'Listed Three,,Z,,,,,,',
    'Rival AG,,A,,,,,,',
  ].join('\n')

  test('when it is tried, taken in, and taken in again, then it says the same, and the second time changes nothing', async () => {
    await ask('POST', '/api/suppressions', { value: 'Rival AG', reason: 'competitor' })
    const tried = await upload('/api/accounts/import?dryRun=true', 'targets.csv', csv)
    expect(tried.body).toMatchObject({ read: 6, created: 2, updated: 0, refused: 3, dryRun: true })
    expect(tried.body.problems).toMatchObject([
      { line: 5, reason: 'No company is named.' },
      { line: 6, reason: expect.stringContaining('no tier “Z”') },
      { line: 7, reason: expect.stringContaining('is a competitor') },
    ])
    expect((await ask('GET', '/api/accounts?q=listed')).body.items).toEqual([])
    const taken = await upload('/api/accounts/import?dryRun=false', 'targets.csv', csv)
    expect(taken.body).toMatchObject({ created: 2, refused: 3 })
    const again = await upload('/api/accounts/import?dryRun=false', 'targets.csv', csv)
    expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    const { items } = (await ask('GET', '/api/accounts?q=listed&sort=name')).body
    expect(items).toMatchObject([
      { name: 'Listed One', tier: 'A', domain: 'listed-one.example', members: 2, owner: { id: sdr } },
      { name: 'Listed Two', tier: 'B', members: 1, owner: { id: 'desk:leadgen' } },
    ])
    expect((await ask('GET', `/api/accounts/${items[1].id}`)).body.group[0].lead.id).toBe(lead.id)
  })

  test('when a mapping names what is not there, then it says which', async () => {
    const mapping = encodeURIComponent(JSON.stringify({ company: 'Nope' }))
    const { status, body } = await upload(`/api/accounts/import?mapping=${mapping}`, 'targets.csv', csv)
    expect([status, body.errors]).toMatchObject([422, [{ field: 'mapping' }]])
  })
})

test('when the lists are paged and filtered, then each account is met once, in order', async () => {
  const seen: string[] = []
  for (let next = ''; next !== null;) {
    const { body } = await ask('GET', `/api/accounts?limit=3&sort=tier${next && `&cursor=${next}`}`)
    seen.push(
      ...body.items.map((item: { tier: string; name: string }) => `${item.tier} ${item.name.toLowerCase()}`),
    )
    next = body.next
  }
  expect(seen).toEqual([...seen].sort())
  expect(new Set(seen).size).toBe(seen.length)
  const covered = (await ask('GET', '/api/accounts?coverage=none')).body.items
  expect(covered.every((item: { coverage: { known: [] } }) => item.coverage.known.length === 0)).toBe(true)
  expect((await ask('GET', '/api/accounts?cursor=x')).status).toBe(422)
  const { tiers } = (await ask('GET', '/api/accounts/summary')).body
  const all = tiers.reduce((sum: number, one: { accounts: number }) => sum + one.accounts, 0)
  expect(all).toBe(seen.length)
  expect(errors).toEqual([])
})

describe('given tiers with accounts in them', () => {
  const GERMAN = { 'accept-language': 'de' }
  const at = '/api/accounts/settings'

  test('when one of them would go, then it is refused and named; an empty one goes', async () => {
    await accountOf('Tier Works')
    const { tiers, roles } = (await ask('GET', at)).body
    const without = (id: string) => ({ tiers: tiers.filter((tier: { id: string }) => tier.id !== id), roles })
    const refused = await ask('PATCH', at, without('B'))
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'tiers'])
    expect(refused.body.errors[0].message).toContain('B')
    expect((await ask('GET', at)).body.tiers).toEqual(tiers)
    const { body } = await ask('PATCH', at, without('C'))
    expect(body.tiers.map(({ id }: { id: string }) => id)).toEqual(['A', 'B'])
  })

  test('when somebody saves them in German, then what they left as it was stays English for the others', async () => {
    const english = (await ask('GET', at)).body
    const german = (await ask('GET', at, undefined, GERMAN)).body
    expect(german.tiers[0].meaning).not.toBe(english.tiers[0].meaning)
    german.tiers[1].meaning = 'Jeden Monat'
    await ask('PATCH', at, german, GERMAN)
    const now = (await ask('GET', at)).body
    expect([now.tiers[0].meaning, now.tiers[1].meaning]).toEqual([english.tiers[0].meaning, 'Jeden Monat'])
  })
})
