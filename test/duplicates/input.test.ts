/**
 * Bad input as it comes in over HTTP, each with its outcome: docs/duplicates.md lists them. Whether a lead is compared right
 * after it came in or by a run over all leads, the outcome is the same.
 */
import { describe, expect, test } from 'vitest'
import { MONDAY } from '../support/cast.ts'
import { runWorkspace } from '#journey/duplicates/workspace.ts'
import { settleMatches } from '#journey/duplicates/refresh.ts'
import { testServer } from '../support/server.ts'
import type { Services } from '#work/services.ts'

const GIVEN = ['Jonas', 'Mila', 'Tariq', 'Greta', 'Oskar', 'Lucia', 'Bram', 'Yara', 'Piet', 'Selma']
/** Names that sound unlike each other. */
function person(i: number): { firstName: string; lastName: string } {
  const part = ['Bar', 'Dul', 'Fen', 'Gor', 'Kis', 'Lam', 'Nov', 'Pet', 'Rud', 'Sol', 'Tav', 'Wex']
  const lastName = `${part[i % 12]!}${part[Math.floor(i / 12) % 12]!.toLowerCase()}${part[Math.floor(i / 144) % 12]!.toLowerCase()}`
  return { firstName: GIVEN[i % 10]!, lastName }
}

interface Path {
  path: string
  compare: (services: Services) => Promise<unknown>
  /** people on one switchboard */
  shared: number
}

const paths: Path[] = [
  { path: 'right after it came in', compare: settleMatches, shared: 1_200 },
  {
    path: 'by a run over all leads',
    compare: (services) => runWorkspace(services, 'api', { say: () => undefined }),
    shared: 5_000,
  },
]

describe.each(paths)('given that each is compared $path', async ({ compare, shared }) => {
  const clock = { now: MONDAY }
  const { ask, errors, services } = await testServer(clock)

  async function captured(given: object): Promise<string> {
    clock.now += 60_000
    return (await ask('POST', '/api/leads', given)).body.id as string
  }

  async function asked(lead: string): Promise<{ chance: number; parts: { kind: string }[] }[]> {
    await compare(services)
    return (await ask('GET', `/api/leads/${lead}/duplicates`)).body.items
  }

  test('given one switchboard on very many people, then nobody is asked, and the number is said to be too common', async () => {
    const lines = Array.from({ length: shared }, (_, i) => {
      const { firstName, lastName } = person(i)
      const email = `${firstName}.${lastName}@firm${i % 40}.de`.toLowerCase()
      return JSON.stringify({
        firstName,
        lastName,
        email,
        phone: '+49 69 7100000',
        company: `Firma ${i % 40}`,
        country: 'DE',
      })
    })
    const answer = await ask('POST', '/api/leads/batch', lines.join('\n'), {
      'content-type': 'application/x-ndjson',
    })
    expect(answer.status).toBe(200)
    await compare(services)
    const { items } = (await ask('GET', '/api/duplicates?limit=200')).body
    const byPhone = items.filter(({ parts }: { parts: { kind: string }[] }) =>
      parts.some(({ kind }) => kind === 'phone'),
    )
    expect(byPhone.length).toBeLessThan(shared / 100)
    const { common } = (await ask('GET', '/api/duplicates/state')).body
    expect(common[0]).toMatchObject({ reason: 'phone', value: '+49 69 7100000', leads: shared })

    // and one more, of another name: its number says nothing
    const late = await captured({
      firstName: 'Xenia',
      lastName: 'Quast',
      phone: '+49 69 7100000',
      email: 'xq@quast.de',
    })
    expect(await asked(late)).toEqual([])
  }, 120_000)

  test('given test@test.com twice with two names, then the address is one lead, as ever, and nobody else is asked about', async () => {
    const a = await captured({ email: 'test@test.com', firstName: 'Asd', lastName: 'Fgh' })
    const b = await captured({ email: 'test@test.com', firstName: 'Qwe', lastName: 'Rtz' })
    expect(b).toBe(a)
    const c = await captured({ email: 'TEST+1@test.com', firstName: 'Yxc', lastName: 'Vbn' })
    expect(c).not.toBe(a)
    expect(await asked(c)).toEqual([])
  })

  test('given info@ of two companies and of one, then the mailbox is no reason to ask', async () => {
    const a = await captured({ email: 'info@nordwerk.de', firstName: 'Ole', lastName: 'Harms' })
    const b = await captured({ email: 'info@suedwerk.de', firstName: 'Ute', lastName: 'Zander' })
    const c = await captured({ email: 'info+messe@nordwerk.de', firstName: 'Ida', lastName: 'Brook' })
    for (const lead of [a, b, c]) expect(await asked(lead)).toEqual([])
  })

  test('given one person at two companies, then somebody is asked, and nothing is merged by itself', async () => {
    const one = { firstName: 'Leokadia', lastName: 'Brzezinski', country: 'PL' }
    const a = await captured({ ...one, email: 'leokadia.brzezinski@ostwerk.pl', company: 'Ostwerk' })
    const b = await captured({ ...one, email: 'leokadia.brzezinski@westhafen.pl', company: 'Westhafen' })
    expect(b).not.toBe(a)
    const [pair] = await asked(a)
    expect(pair!.chance).toBeGreaterThan(0.2)
    expect((await ask('GET', `/api/leads/${b}`)).body.id).toBe(b)
  })

  test('given two people with one mailbox of their own, then the address joins them at once, as identity says', async () => {
    const mail = { email: 'familie.sonnleitner@web.de' }
    const a = await captured({ ...mail, firstName: 'Kurt', lastName: 'Sonnleitner' })
    expect(await captured({ ...mail, firstName: 'Erna', lastName: 'Sonnleitner' })).toBe(a)
    expect(await asked(a)).toEqual([])
    // the same family with a mailbox each: another given name speaks against it
    const b = await captured({ email: 'erna.sonnleitner@web.de', firstName: 'Erna', lastName: 'Sonnleitner' })
    const c = await captured({ email: 'kurt.sonnleitner@web.de', firstName: 'Kurt', lastName: 'Sonnleitner' })
    await compare(services)
    expect(JSON.stringify(await asked(b))).not.toContain(c)
  })

  test('given a name in Cyrillic and in Latin letters, then the two are found', async () => {
    const company = 'Nevapribor'
    const a = await captured({
      firstName: 'Светлана',
      lastName: 'Королёва',
      company,
      email: 'koroleva@nevapribor.ru',
    })
    const b = await captured({
      firstName: 'Svetlana',
      lastName: 'Koroleva',
      company,
      email: 'svetlana.k@nevapribor.ru',
    })
    const [pair] = await asked(a)
    expect(pair).toMatchObject({ chance: expect.any(Number) })
    expect(pair!.chance).toBeGreaterThan(0.5)
    expect(b).not.toBe(a)
  })

  test('nothing unexpected happened', () => {
    expect(errors).toEqual([])
  })
})
