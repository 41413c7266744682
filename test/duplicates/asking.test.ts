import { expect, test } from 'vitest'
import { auditWorkspace } from '../support/audited.ts'
import { MONDAY } from '../support/cast.ts'
import { settleMatches } from '#journey/duplicates/refresh.ts'
import { testServer } from '../support/server.ts'

const clock = { now: MONDAY }
const { ask, errors, services } = await testServer(clock)
const GOOD = { chain: 'ok', replay: 'ok', promises: 'ok' }

async function captured(given: object): Promise<string> {
  clock.now += 60_000
  const { body, status } = await ask('POST', '/api/leads', given)
  expect(status).toBeLessThan(300)
  return body.id as string
}

async function pairsOf(lead: string, state = 'open') {
  await settleMatches(services)
  clock.now += 1
  return (await ask('GET', `/api/duplicates?lead=${lead}&state=${state}`)).body.items
}

let n = 0
async function twoOfOne(): Promise<{ a: string; b: string; last: string }> {
  const last = [
    'Vasquez',
    'Okonkwo',
    'Lindqvist',
    'Szymborski',
    'Hartmannsweil',
    'Quillfeather',
    'Drozdowicz',
    'Abernathy',
    'Zuckmaier',
    'Ferrante',
  ][n++]!
  const one = { firstName: 'Rosalind', lastName: last, company: `${last} Turbines`, country: 'DE' }
  const local = `rosalind.${last.toLowerCase()}`
  const a = await captured({ ...one, email: `${local}@turbines-${n}.de`, phone: `+49 30 77${n}1234` })
  const b = await captured({ ...one, firstName: 'Rosalynd', email: `${local}@posteo.de` })
  return { a, b, last }
}

test('given one person twice, when both came in, then the pair is asked about with what speaks for it', async () => {
  const { a, b } = await twoOfOne()
  const [pair] = await pairsOf(a)
  expect([pair.lead.id, pair.other.id].sort()).toEqual([a, b].sort())
  expect(pair.chance).toBeGreaterThan(0.8)
  expect(pair).toMatchObject({ same: true, survivor: a, state: 'open' })
  const email = pair.parts.find(({ kind }: { kind: string }) => kind === 'email')
  expect(email).toMatchObject({ says: 'the same name at another provider' })
  expect(email.bits).toBeGreaterThan(5)
  expect((await ask('GET', `/api/leads/${b}/duplicates`)).body.items).toHaveLength(1)
  expect((await ask('GET', '/api/duplicates/count')).body.open).toBeGreaterThan(0)
})

test('given a pair, when it is the same, then one lead goes on; when that is taken back, it is asked again', async () => {
  const { a, b } = await twoOfOne()
  await pairsOf(a)
  const done = await ask('POST', '/api/duplicates/decide', { lead: b, other: a, decision: 'same' })
  expect(done).toMatchObject({ status: 200, body: { state: 'same', survivor: a } })
  expect(await pairsOf(a)).toEqual([])
  expect((await ask('GET', `/api/leads/${b}`)).body.id).toBe(a)
  const [decided] = await pairsOf(a, 'decided')
  expect(decided).toMatchObject({ state: 'same', survivor: a, decided: { by: { id: 'api' } } })
  expect(await auditWorkspace(services)).toEqual(GOOD)

  const back = await ask('POST', '/api/duplicates/undo', { lead: a, other: b })
  expect(back.body).toMatchObject({ undone: 1, left: 0, refused: [] })
  expect((await ask('GET', `/api/leads/${b}`)).body.id).toBe(b)
  expect(await pairsOf(a)).toHaveLength(1)
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given two merged leads, when somebody parts them on the page of the lead, then they are decided to be different', async () => {
  const { a, b } = await twoOfOne()
  await pairsOf(a)
  await ask('POST', '/api/duplicates/decide', { lead: a, other: b, decision: 'same' })
  await pairsOf(a)
  clock.now += 1000
  expect((await ask('POST', `/api/leads/${a}/unmerge`, { lead: b })).status).toBe(200)
  expect(await pairsOf(a)).toEqual([])
  const [decided] = await pairsOf(b, 'decided')
  expect(decided).toMatchObject({ state: 'different', decided: { by: { id: 'api' } } })
})

test('given leads that nobody asked about, when they are merged and parted by hand, then nobody is asked about them', async () => {
  const a = await captured({ email: 'orla@fjord.example.no', firstName: 'Orla', lastName: 'Fjeld' })
  const b = await captured({ email: 'sven@glacier.example.no', firstName: 'Sven', lastName: 'Isbre' })
  expect(await pairsOf(a)).toEqual([])
  await ask('POST', `/api/leads/${a}/merge`, { lead: b })
  clock.now += 1000
  await ask('POST', `/api/leads/${a}/unmerge`, { lead: b })
  expect(await pairsOf(a)).toEqual([])
  expect(await pairsOf(a, 'decided')).toMatchObject([{ state: 'different' }])
})

test('given two who are different, when nothing new is known, then nobody is asked; when a number says more, then again', async () => {
  const { a, b, last } = await twoOfOne()
  await pairsOf(a)
  const said = await ask('POST', '/api/duplicates/decide', { lead: a, other: b, decision: 'different' })
  expect(said.body).toMatchObject({ state: 'different', survivor: null })
  expect(await pairsOf(a)).toEqual([])
  const again = await ask('POST', '/api/duplicates/decide', { lead: a, other: b, decision: 'same' })
  expect(again).toMatchObject({ status: 409, body: { code: 'answered_already' } })

  const { phone } = (await ask('GET', `/api/leads/${a}`)).body.person
  const other = (await ask('GET', `/api/leads/${b}`)).body.email
  await captured({ email: other, firstName: 'Rosalynd', lastName: last, company: `${last} GmbH` })
  expect(await pairsOf(a)).toEqual([])
  await captured({ email: other, firstName: 'Rosalynd', phone, company: `${last} Turbines` })
  expect(await pairsOf(a)).toMatchObject([{ state: 'open' }])
})

test('given a pair that is put off, when a week has passed, then it is asked again', async () => {
  const { a, b } = await twoOfOne()
  await pairsOf(a)
  await ask('POST', '/api/duplicates/decide', { lead: a, other: b, decision: 'later' })
  expect(await pairsOf(a)).toEqual([])
  expect(await pairsOf(a, 'later')).toMatchObject([{ state: 'later' }])
  clock.now += 7 * 86_400_000
  expect(await pairsOf(a)).toMatchObject([{ state: 'open' }])
  expect(await pairsOf(a, 'later')).toEqual([])
})

test('given many pairs, when all above a chance are merged, then one undo takes all back', async () => {
  await settleMatches(services)
  const preview = await ask('POST', '/api/duplicates/merge', { above: 0.8, preview: true })
  expect(preview.body.pairs).toBeGreaterThan(1)
  expect(preview.body).toMatchObject({ merged: 0, left: preview.body.pairs })
  const done = await ask('POST', '/api/duplicates/merge', { above: 0.8 })
  expect(done.body).toMatchObject({ merged: preview.body.pairs, left: 0 })
  expect((await ask('POST', '/api/duplicates/merge', { above: 0.8, preview: true })).body.pairs).toBe(0)
  expect(await auditWorkspace(services)).toEqual(GOOD)
  const back = await ask('POST', '/api/duplicates/undo', { bulk: done.body.bulk })
  expect(back.body).toEqual({ undone: preview.body.pairs, left: 0, refused: [] })
  await settleMatches(services)
  expect((await ask('POST', '/api/duplicates/merge', { above: 0.8, preview: true })).body.pairs).toBe(
    preview.body.pairs,
  )
  expect(await auditWorkspace(services)).toEqual(GOOD)
})

test('given a person who is erased, then no key and no pair of theirs is left', async () => {
  const { a, b } = await twoOfOne()
  await pairsOf(a)
  expect((await ask('POST', `/api/leads/${b}/erase`, { because: 'asked' })).status).toBe(200)
  expect(await pairsOf(a)).toEqual([])
  for (const table of ['match_keys', 'match_records', 'duplicate_pairs']) {
    const { rows } = await services.db.query<{ n: number }>(
      `select count(*)::int4 as n from ${table} where lead_id = $1`,
      [b],
    )
    expect([table, rows[0]!.n]).toEqual([table, 0])
  }
})

test('given bad input, then each refusal names its field', async () => {
  const { a, b } = await twoOfOne()
  const other = '01890000-0000-7000-8000-000000000000'
  const cases: [string, object, number, string | null][] = [
    ['decide', { lead: a, other: b, decision: 'maybe' }, 422, 'decision'],
    ['decide', { lead: a, other: a, decision: 'same' }, 422, 'other'],
    ['decide', { lead: a, other, decision: 'same' }, 404, null],
    ['undo', { lead: a, other }, 404, null],
    ['merge', { above: 0.2 }, 422, 'above'],
    ['settings', { same: 0.8, ask: 0.9 }, 422, 'ask'],
  ]
  for (const [path, body, status, field] of cases) {
    const answer = await ask('POST', `/api/duplicates/${path}`, body)
    expect([path, answer.status]).toEqual([path, status])
    if (field !== null) expect(answer.body.errors.map((one: { field: string }) => one.field)).toContain(field)
  }
  await settleMatches(services)
  const wrong = await ask('POST', '/api/duplicates/decide', {
    lead: a,
    other: b,
    decision: 'same',
    survivor: other,
  })
  expect(wrong.body.errors[0].field).toBe('survivor')
  expect((await ask('GET', '/api/duplicates?cursor=x')).status).toBe(422)
})

test('given pairs on several pages, when they are paged, then each comes once, by any order', async () => {
  await settleMatches(services)
  for (const sort of ['certain', 'company', 'owner']) {
    const all = (await ask('GET', `/api/duplicates?sort=${sort}&limit=200`)).body.items
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await ask('GET', `/api/duplicates?sort=${sort}&limit=2${cursor}`)
      for (const { lead, other } of body.items) seen.push(`${lead.id} ${other.id}`)
      cursor = body.next ? `&cursor=${body.next}` : ''
    } while (cursor !== '')
    expect(seen).toEqual(
      all.map(({ lead, other }: { lead: { id: string }; other: { id: string } }) => `${lead.id} ${other.id}`),
    )
    expect(seen.length).toBeGreaterThan(2)
  }
})

test('nothing unexpected happened', () => {
  expect(errors).toEqual([])
})
