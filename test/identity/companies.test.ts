import { beforeAll, describe, expect, test } from 'vitest'
import { importEnrichment } from '#journey/enrichment/actions.ts'
import { keepCompanies } from '#journey/identity/companies.jobs.ts'
import { keepEnriched } from '#journey/enrichment/jobs.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { testServer } from '../support/server.ts'
import type { ListFile } from '#journey/capture/list-file.contract.ts'

type Server = Awaited<ReturnType<typeof testServer>>
let server: Server
const MARA = { 'baton-person': 'mara' }

beforeAll(async () => {
  server = await testServer()
})

async function lead(given: Record<string, unknown>): Promise<string> {
  const { body, status } = await server.ask('POST', '/api/leads', given)
  expect([status, body.errors]).toEqual([status === 200 ? 200 : 201, undefined])
  return body.id as string
}

const companyOf = async (id: string) => (await server.ask('GET', `/api/leads/${id}/fields`)).body.company

const settle = async () => {
  while (await keepCompanies(server.services)());
}

describe('given leads that name companies in their own ways', () => {
  test('when legal form, umlauts and domain differ, then they are people of one company, with the reason shown', async () => {
    const a = await lead({ email: 'a@mueller-soehne.example', company: 'Müller & Söhne GmbH & Co. KG' })
    const b = await lead({ email: 'b@mueller-soehne.example', company: 'Mueller und Soehne' })
    const c = await lead({ email: 'c@mueller-soehne.example' })
    const [ofA, ofB, ofC] = [await companyOf(a), await companyOf(b), await companyOf(c)]
    expect(new Set([ofA, ofB].map((one) => one.company.id)).size).toBe(1)
    expect([ofA.because, ofB.because]).toEqual(['name', 'name_form'])
    expect(ofB).toMatchObject({ said: 'Mueller und Soehne', becauseText: 'by name, without legal form' })
    // the domain says “mueller-soehne”, which is the name without its legal form
    expect(ofC).toMatchObject({ because: 'domain', company: { id: ofA.company.id } })
    const german = await server.ask('GET', `/api/leads/${b}/fields`, undefined, { 'accept-language': 'de' })
    expect(german.body.company.becauseText).toBe('am Namen ohne Rechtsform erkannt')
    const { body } = await server.ask('GET', `/api/companies/${ofA.company.id}`)
    expect(body).toMatchObject({ total: 3, domains: [{ domain: 'mueller-soehne.example' }] })
    expect(body.score.parts.reduce((sum: number, { points }: { points: number }) => sum + points, 0)).toBe(
      body.score.total,
    )
  })

  test('when a part of a group writes from the group’s domain, then it stays itself, until a person says what it is', async () => {
    const group = await lead({ email: 'x@voltaris.example', company: 'Voltaris' })
    const part = await lead({ email: 'y@voltaris.example', company: 'Voltaris Energy' })
    const [theirs, mine] = [(await companyOf(group)).company, await companyOf(part)]
    expect(mine).toMatchObject({ company: { name: 'Voltaris Energy' }, maybe: [{ name: 'Voltaris' }] })
    const at = `/api/companies/${mine.company.id}`
    const said = await server.ask('POST', `${at}/parent`, { company: theirs.id }, MARA)
    expect([said.status, said.body.parent]).toEqual([200, theirs])
    expect(await companyOf(part)).toMatchObject({ parent: theirs, maybe: [] })
    const circle = await server.ask('POST', `/api/companies/${theirs.id}/parent`, {
      company: mine.company.id,
    })
    expect(circle.body.errors).toEqual([
      { field: 'company', message: 'is a part of it: that would be a circle' },
    ])
    expect((await server.ask('DELETE', `/api/companies/ties/${said.body.ties[0].id}`)).status).toBe(204)
    expect((await server.ask('GET', at)).body.parent).toBeNull()
    expect((await server.ask('DELETE', `/api/companies/ties/${said.body.ties[0].id}`)).status).toBe(404)
  })

  test('when two companies are joined, then they are read as one; taken back, each has its own people, also who came meanwhile', async () => {
    const a = await lead({ email: 'a@kolibri.example', company: 'Kolibri' })
    const b = await lead({ email: 'b@colibri.example', company: 'Colibri' })
    const [left, right] = [(await companyOf(a)).company.id, (await companyOf(b)).company.id]
    const joined = await server.ask('POST', `/api/companies/${left}/same`, { company: right }, MARA)
    expect(joined.body).toMatchObject({ name: 'Colibri', total: 2, called: [{ name: 'Kolibri' }] })
    const meanwhile = await lead({ email: 'c@kolibri.example', company: 'Kolibri GmbH' })
    expect((await server.ask('GET', `/api/companies/${right}`)).body.total).toBe(3)
    const again = await server.ask('POST', `/api/companies/${left}/same`, { company: right })
    expect(again.body.errors[0].field).toBe('company')
    const [{ id }] = joined.body.ties
    expect((await server.ask('DELETE', `/api/companies/ties/${id}`, undefined, MARA)).status).toBe(204)
    expect((await server.ask('GET', `/api/companies/${right}`)).body.total).toBe(1)
    expect((await server.ask('GET', `/api/companies/${left}`)).body.total).toBe(2)
    expect((await companyOf(meanwhile)).company.id).toBe(left)
  })

  test('when a domain is said to be of two companies, then whoever writes from it without a name is left open', async () => {
    const a = await lead({ email: 'a@parkhaus.example', company: 'Nordlicht Werke' })
    const b = await lead({ email: 'b@parkhaus.example', company: 'Suedwind Werke' })
    const open = await lead({ email: 'c@parkhaus.example' })
    const [one, two] = [(await companyOf(a)).company.id, (await companyOf(b)).company.id]
    expect(await companyOf(open)).toBeNull()
    for (const id of [one, two])
      await server.ask('POST', `/api/companies/${id}/domains`, { domain: 'www.parkhaus.example' })
    await settle()
    expect((await server.ask('GET', `/api/leads/${open}`)).body.company).toBeNull()
    const later = await lead({ email: 'd@parkhaus.example' })
    expect(await companyOf(later)).toMatchObject({ company: null, because: 'open' })
    // one of them has it no more: then it is the other's, for those who waited as well
    expect((await server.ask('DELETE', `/api/companies/${two}/domains/parkhaus.example`)).status).toBe(204)
    await settle()
    expect((await companyOf(open)).company.id).toBe(one)
    expect(await companyOf(later)).toMatchObject({ because: 'domain', company: { id: one } })
    const free = await server.ask('POST', `/api/companies/${one}/domains`, { domain: 'gmail.com' })
    expect(free.body.errors[0].field).toBe('domain')
  })

  test('when the list is read, then it is searched, sorted and paged, and knows what is missing', async () => {
    await settle()
    const all = await server.ask('GET', '/api/companies?sort=name&limit=2')
    const next = await server.ask('GET', `/api/companies?sort=name&limit=2&cursor=${all.body.next}`)
    const names = [...all.body.items, ...next.body.items].map(({ name }: { name: string }) => name)
    expect(names).toEqual([...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    const found = await server.ask('GET', '/api/companies?q=soehne')
    expect(found.body.items).toMatchObject([{ people: 3, missing: ['decides', 'manages', 'uses'] }])
    expect((await server.ask('GET', '/api/companies?sort=size')).body.errors[0].field).toBe('sort')
    expect((await server.ask('GET', '/api/companies?cursor=x')).body.errors[0].field).toBe('cursor')
  })
})

describe('given a lead that a person corrects', () => {
  test('when fields are said, then they stand against machines; what cannot be is named', async () => {
    const id = await lead({ email: 'kim@ostwind.example', company: 'Ostwind', country: 'DE' })
    const at = `/api/leads/${id}/details`
    const right = {
      country: 'CH',
      title: 'CFO',
      firstName: 'Kim',
      lastName: 'Aro',
      company: 'Ostwind Energie AG',
    }
    const { status, body } = await server.ask('POST', at, { fields: right }, MARA)
    expect([status, body.country, body.company, body.name]).toEqual([
      200,
      'CH',
      'Ostwind Energie AG',
      'Kim Aro',
    ])
    await server.ask('POST', '/api/leads', { email: 'kim@ostwind.example', country: 'AT', touch: 'crm_sync' })
    const fields = await server.ask('GET', `/api/leads/${id}/fields`)
    const country = fields.body.items.find(({ field }: { field: string }) => field === 'country')
    expect(country).toMatchObject({
      standing: { value: 'CH', source: 'person', by: { id: 'person:mara' } },
      former: [{ value: 'DE', source: 'form' }],
      against: [{ value: 'AT', source: 'integration' }],
    })
    expect(fields.body.company).toMatchObject({ because: 'person', company: { name: 'Ostwind Energie AG' } })
    for (const [field, value] of [
      ['email', 'a@b.example'],
      ['employees', 'many'],
      ['phone', 'none'],
      ['company', null],
      ['lastName', ' '],
    ]) {
      const wrong = await server.ask('POST', at, { fields: { [field as string]: value } }, MARA)
      expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, `fields.${field}`])
    }
    const before = (await server.ask('GET', `/api/leads/${id}`)).body.entries
    await server.ask('POST', at, { fields: right }, MARA)
    expect((await server.ask('GET', `/api/leads/${id}`)).body.entries).toBe(before)
    expect((await server.ask('POST', at, { fields: {} })).body.errors[0].field).toBe('fields')
  })
})

describe('given bought data', () => {
  const file = (
    rows: string[][],
    headers = ['Domain', 'E-Mail', 'Branche', 'Employees', 'Confidence'],
  ): ListFile => ({
    name: 'bought.csv',
    headers,
    rows: rows.map((cells, i) => ({ line: i + 2, cells })),
    tooLong: false,
  })
  const pen = { by: 'cli', say: (field: string, message: string) => `${field} ${message}`.trim() }
  const take = async (list: ListFile, dryRun = false) => {
    const answer = await importEnrichment(server.services, list, { dryRun, source: 'register' }, pen)
    if ('problem' in answer) throw new Error(answer.problem)
    return answer
  }

  test('when it is taken in, then gaps are filled, people’s words stay, and the same again changes nothing', async () => {
    const own = await lead({ email: 'a@gapfill.example', company: 'Gapfill', fields: { employees: 30 } })
    const bare = await lead({ email: 'b@gapfill.example', company: 'Gapfill' })
    const list = file([['gapfill.example', '', 'Steel', '500', '80 %']])
    expect(await take(list, true)).toMatchObject({ created: 1, leads: 2, kept: 1 })
    expect((await server.ask('GET', `/api/leads/${bare}/fields`)).body.items).not.toContainEqual(
      expect.objectContaining({ field: 'industry' }),
    )
    expect(await take(list)).toMatchObject({ created: 1, leads: 2, kept: 1 })
    expect(await take(list)).toMatchObject({ created: 0, unchanged: 1, leads: 0, kept: 0 })
    const of = async (id: string, field: string) =>
      (await server.ask('GET', `/api/leads/${id}/fields`)).body.items.find(
        (one: { field: string }) => one.field === field,
      )
    expect(await of(own, 'employees')).toMatchObject({
      standing: { value: 30, source: 'form' },
      against: [{ value: 500, source: 'enrichment', confidence: 0.8 }],
    })
    expect(await of(bare, 'employees')).toMatchObject({ standing: { value: 500, source: 'enrichment' } })
    const latest = async (language: string) => {
      const asked = { 'accept-language': language }
      const { body } = await server.ask('GET', `/api/leads/${own}/timeline`, undefined, asked)
      const { sentence, by } = body.items.find((one: { kind: string }) => one.kind === 'LeadDetailsChanged')
      return [sentence, by.name]
    }
    expect(await latest('en')).toEqual([
      'Details changed: industry; said otherwise: employees',
      'Source register',
    ])
    expect(await latest('de')).toEqual([
      'Angaben geändert: industry; anders gesagt: employees',
      'Quelle register',
    ])
    expect(await take(file([['gapfill.example', '', 'Steel', '600', '']]))).toMatchObject({
      updated: 1,
      leads: 2,
    })
    expect(await of(bare, 'employees')).toMatchObject({ standing: { value: 600 }, former: [{ value: 500 }] })
  })

  test('when somebody comes later, then they are told as well; erased, nothing bought is left of them', async () => {
    await take(file([['', 'late@latecomer.example', 'Glass', '', '']]))
    const id = await lead({ email: 'Late@latecomer.example' })
    await keepEnriched(server.services)()
    const { body } = await server.ask('GET', `/api/leads/${id}/fields`)
    expect(body.items).toContainEqual(
      expect.objectContaining({ field: 'industry', standing: expect.objectContaining({ value: 'Glass' }) }),
    )
    await eraseLead(server.services, id, 'asked', 'person:mara')
    const { rows } = await server.services.db.query(`select 1 from enrichments where key like '%latecomer%'`)
    expect(rows).toEqual([])
  })

  test.each([
    [['', '', 'Steel', '', ''], 'email is empty, and so is the domain'],
    [
      ['gmail.com', '', 'Steel', '', ''],
      'domain is no domain of a company: it is none at all, or of free mail',
    ],
    [['', 'nobody', 'Steel', '', ''], 'email is not an e-mail address'],
    [['x.example', '', '', 'about 40', ''], 'employees must be a number'],
    [['x.example', '', 'Steel', '', 'high'], 'confidence is no share between 0 and 1, or 0 and 100 %'],
    [['x.example', '', '', '', ''], 'says nothing'],
  ])('when a row is %j, then it is refused: %s', async (cells, reason) => {
    expect((await take(file([cells]), true)).problems).toEqual([{ line: 2, reason }])
  })

  test('when a domain is given a person’s title, then the row is refused; without a key column, the file is', async () => {
    const list = file([['x.example', 'CEO']], ['Domain', 'Title'])
    expect((await take(list, true)).problems[0]!.reason).toBe(
      'title is of a person: name their e-mail address',
    )
    await expect(take(file([['Steel']], ['Branche']))).rejects.toThrow('names no column')
  })
})
