import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { languageOf } from '#platform/language.contract.ts'
import { moreProblemsDe } from '#work/problems-more.de.rules.ts'
import { problem } from '#platform/http/problem.ts'
import { problemsDe } from '#work/problems.de.rules.ts'
import { translated } from '#work/translate.rules.ts'
import { testServer, type Reply } from '../support/server.ts'

describe('given what a browser says of its languages', () => {
  test.each([
    [{}, null, 'en'],
    [{ 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' }, null, 'de'],
    [{ 'accept-language': 'fr,en;q=0.3,de;q=0.7' }, null, 'de'],
    [{ 'accept-language': 'de;q=0, en' }, null, 'en'],
    [{ 'accept-language': 'fr, *;q=0.1' }, null, 'en'],
    [{ 'accept-language': ';;q=,,=' }, null, 'en'],
    [{ 'accept-language': 'en', cookie: 'a=b; baton.language=de; c=d' }, null, 'de'],
    [{ 'accept-language': 'en', cookie: 'baton.language=xx' }, null, 'en'],
    [{ 'accept-language': 'de', cookie: 'baton.language=de' }, 'en', 'en'],
  ])('when it is %j and the person chose %s, then the answer is in %s', (headers, chosen, language) => {
    expect(languageOf(new Headers(headers as Record<string, string>), chosen)).toBe(language)
  })
})

describe('given a lead, asked for in two languages', () => {
  const GERMAN = { 'accept-language': 'de' }
  let ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  let id: string
  beforeAll(async () => {
    ;({ ask } = await testServer())
    const lead = { email: 'ada@plant.example', name: 'Ada', source: 'Messe', touch: 'form_submitted' }
    id = (await ask('POST', '/api/leads', lead)).body.id
  })

  test('when its timeline is read, then what happened is told in the language, and what was agreed as it was written', async () => {
    const told = async (headers: Record<string, string>) =>
      (await ask('GET', `/api/leads/${id}/timeline`, undefined, headers)).body.items.map(
        ({ sentence }: { sentence: string }) => sentence,
      )
    const english = await told({})
    const german = await told(GERMAN)
    expect(german).toHaveLength(english.length)
    expect(english.at(-1)).toBe('Captured from Messe: form submitted')
    expect(german.at(-1)).toBe('Erfasst, Quelle Messe: Formular abgesendet')
    expect(german.some((sentence: string) => sentence.startsWith('Score stieg von 0 auf'))).toBe(true)
    for (const sentence of german) expect(english).not.toContain(sentence)
  })

  test('when desks and the spans of duties are named, then in the language, wherever it is', async () => {
    await ask('POST', '/api/accounts', { company: 'Plant', owner: 'desk:leadgen' })
    const urgent = { email: 'grace@plant.example', name: 'Grace', title: 'CEO', touch: 'demo_requested' }
    expect((await ask('POST', '/api/leads', urgent)).status).toBe(201)
    const names = async (path: string, headers: Record<string, string>) =>
      (await ask('GET', path, undefined, headers)).text
    for (const path of ['/api/people', '/api/accounts', `/api/leads/${id}`, '/api/leads']) {
      expect(await names(path, {}), path).toMatch(/(Marketing|Lead development) desk/)
      expect(await names(path, GERMAN), path).toMatch(/(Marketing|Leadgenerierungs)-Pool/)
      expect(await names(path, GERMAN), path).not.toMatch(/(Marketing|Lead development) desk/)
    }
    const english = (await ask('GET', '/api/team')).body.duties as { within: string }[]
    const german = (await ask('GET', '/api/team', undefined, GERMAN)).body.duties as { within: string }[]
    expect(english.map(({ within }) => within).join()).toMatch(/business hour/)
    expect(german.map(({ within }) => within).join()).not.toMatch(/business/)
  })

  test('when a refusal comes, then its sentences are in the language and its code is not', async () => {
    const missing = '/api/leads/019f0000-0000-7000-8000-000000000000'
    const { body } = await ask('GET', missing, undefined, GERMAN)
    expect(body).toMatchObject({ code: 'not_found', detail: 'Diesen Lead gibt es nicht.' })
    expect((await ask('GET', missing)).body.detail).toBe('There is no such lead.')
  })

  test('when fields are wrong, then each is told in German, and named as the API names it', async () => {
    const { status, body } = await ask('POST', '/api/leads', { name: 'Nobody', pass: {} }, GERMAN)
    expect(status).toBe(422)
    expect(body.title).toBe('Einige Felder sind ungültig')
    expect(JSON.stringify(body.errors)).not.toMatch(/Invalid|Unrecognized|give at least/)
  })

  test('when a refusal names things, then they stand in the German sentence', () => {
    const said = (detail: string) =>
      translated(problem(409, 'not_offered', 'It is signed already', detail), 'de').detail
    expect(said('It was accepted by Ada Lovelace already.')).toBe('Ada Lovelace hat ihn schon angenommen.')
    expect(said('Version 3 took its place.')).toBe('Version 3 ist an ihre Stelle getreten.')
    expect(said('Nobody has written this yet.')).toBe('Nobody has written this yet.')
  })

  test('when a sentence has a German one, then the code still says it, and every thing it names is named', () => {
    const code = fs
      .readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.de.rules.ts') && !file.startsWith('web'))
      .map((file) => fs.readFileSync(path.join('src', file), 'utf8').replaceAll("\\'", "'"))
      .join('\n')
    const all = Object.entries({ ...problemsDe, ...moreProblemsDe })
    const gone = all.filter(([from]) =>
      from.split('{}').some((part) => part.length > 3 && !code.includes(part)),
    )
    expect(gone.map(([from]) => from)).toEqual([])
    const lost = all.filter(([from, to]) => from.split('{}').length - 1 !== new Set(to.match(/\{\d\}/g)).size)
    expect(lost).toEqual([])
  })
})
