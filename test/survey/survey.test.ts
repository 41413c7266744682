import { describe, expect, test } from 'vitest'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { DAY } from '../support/cast.ts'
import { company } from './company.ts'

const { ask, as, clock, deadline, errors, services } = await company()
const people = ['ines', 'olaf', 'maja', 'milo', 'vera']
let survey = ''
let cards: number[] = []

const sheet = async (person: string) =>
  (await ask('GET', `/api/surveys/${survey}/sheet`, undefined, as(person))).body
const says = (person: string, card: number, answer: string | null) =>
  ask('POST', `/api/surveys/${survey}/answers`, { card, answer }, as(person))

/** Sales goes by budget, marketing by what the lead did; the executive answers like sales. */
const opinion = (
  person: string,
  card: { fields: { id: string; value: string }[]; did: { kind: string }[] },
) => {
  const budget = card.fields.some(({ id, value }) => id === 'budget' && value === 'yes')
  const asked = card.did.some(({ kind }) => kind === 'demo_requested' || kind === 'webinar_attended')
  const marketing = person.startsWith('m')
  return (marketing ? asked : budget) ? 'lead' : asked ? 'not_yet' : 'never'
}

describe('given somebody who may draft, when they ask what a lead is', () => {
  test('then the choices name people by side, criteria of the agreement and causes', async () => {
    const { body } = await ask('GET', '/api/surveys/choices')
    expect(body.people.map((side: { side: string }) => side.side)).toEqual([
      'executives',
      'reps',
      'marketing',
      'leadgen',
    ])
    expect(body.criteria.filter((one: { proposed: boolean }) => one.proposed).length).toBeGreaterThanOrEqual(
      8,
    )
    expect(body.causes.map((one: { id: string }) => one.id)).toContain('returned:no_budget')
  })

  test('then the survey is made once per key, with cards and criteria', async () => {
    const input = { kind: 'lead', title: 'What do you call a lead?', people, cards: 20, deadline }
    const { status, body } = await ask('POST', '/api/surveys', input, as('maja', 'make'))
    expect(status).toBe(201)
    expect(body).toMatchObject({ cards: 20, status: 'open', createdBy: { id: 'maja' } })
    survey = body.id
    const again = await ask('POST', '/api/surveys', input, as('maja', 'make'))
    expect(again.body.id).toBe(survey)
    expect((await ask('GET', '/api/surveys')).body.items).toHaveLength(1)
  })

  test.each([
    [{ people: ['ines', 'nobody'] }, 422, 'unknown_person', 'people'],
    [{ people: ['ines', 'ines'] }, 422, 'invalid', 'people'],
    [{ deadline: '2026-01-01T00:00:00Z' }, 422, 'invalid', 'deadline'],
    [{ deadline: '2099-01-01T00:00:00Z' }, 422, 'invalid', 'deadline'],
    [{ items: ['field:nothing', 'field:budget', 'field:title'] }, 422, 'invalid', 'items'],
    [{ items: ['field:budget'] }, 422, 'invalid', 'items'],
    [{ cards: 4 }, 422, 'invalid', 'cards'],
    [{ people: ['desk:sales', 'ines'] }, 422, 'unknown_person', 'people'],
  ])(
    'when it is made with %j, then it is refused and names the field',
    async (wrong, status, code, field) => {
      const input = { kind: 'lead', title: 'Survey', people, cards: 20, deadline, ...wrong }
      const { body, status: got } = await ask('POST', '/api/surveys', input)
      expect([got, body.code, body.errors[0].field]).toEqual([status, code, field])
    },
  )
})

describe('given the cards', () => {
  test('then nothing on them names a person, a company or an address, and no free text stands there', async () => {
    const text = JSON.stringify((await sheet('ines')).cards)
    expect(text).not.toMatch(/forename|surname|nordwind|9018|@|met at the fair|Ask for|example/i)
    expect(text).toMatch(/Head of Operations/)
    // exact numbers of employees can name a company
    expect(text).not.toMatch(/"value":"\d+"/)
  })

  test('then each person has an order of their own, the same at every visit', async () => {
    const order = async (person: string) =>
      (await sheet(person)).cards.map(({ card }: { card: number }) => card)
    cards = await order('ines')
    expect(await order('ines')).toEqual(cards)
    expect(await order('maja')).not.toEqual(cards)
    expect([...(await order('maja'))].sort()).toEqual([...cards].sort())
  })
})

describe('when people answer', () => {
  test('then who was not invited is refused, to answer and to look', async () => {
    expect((await says('yuki', cards[0]!, 'lead')).body).toMatchObject({ status: 403, code: 'not_invited' })
    const { body } = await ask('GET', `/api/surveys/${survey}/sheet`, undefined, as('yuki'))
    expect(body.code).toBe('not_invited')
    expect((await ask('GET', `/api/surveys/${survey}/sheet`)).body.code).toBe('not_invited')
  })

  test('then a card that is not there, and a word that is no answer, are refused', async () => {
    expect((await says('ines', 99, 'lead')).body.code).toBe('unknown_card')
    expect((await says('ines', cards[0]!, 'perhaps')).body.code).toBe('invalid')
  })

  test('then an answer can be changed and taken back, and each sees their own alone', async () => {
    await says('ines', cards[0]!, 'lead')
    await says('ines', cards[0]!, 'never')
    const { body } = await says('ines', cards[1]!, 'lead')
    expect(body.mine).toMatchObject({ answered: 2, finished: false })
    await says('ines', cards[1]!, null)
    const mine = await sheet('ines')
    expect(mine.cards[0].answer).toBe('never')
    expect(mine.cards[1].answer).toBeNull()
    const others = await sheet('maja')
    expect(others.cards.every(({ answer }: { answer: unknown }) => answer === null)).toBe(true)
  })

  test('then a repeat of an old request does not undo a newer answer', async () => {
    const say = (answer: string, key: string) =>
      ask('POST', `/api/surveys/${survey}/answers`, { card: cards[0], answer }, as('ines', key))
    await say('lead', 'first')
    await say('never', 'second')
    expect((await say('lead', 'first')).headers.get('idempotency-replayed')).toBe('true')
    expect((await sheet('ines')).cards[0].answer).toBe('never')
  })

  test('then a ranking that misses something, doubles or invents is refused', async () => {
    const ids: string[] = (await sheet('ines')).items.map(({ id }: { id: string }) => id)
    const rank = (order: string[], added: object[] = []) =>
      ask('POST', `/api/surveys/${survey}/ranking`, { order, added }, as('ines'))
    expect((await rank(ids.slice(1))).body).toMatchObject({ code: 'incomplete_ranking', status: 422 })
    expect((await rank([...ids, ids[0]!])).body.code).toBe('incomplete_ranking')
    expect((await rank([...ids, 'field:made_up'])).body.code).toBe('incomplete_ranking')
    const own = { id: 'own:1', label: 'Had a bad experience elsewhere' }
    expect((await rank(['own:1', ...ids], [own])).status).toBe(200)
    expect((await sheet('ines')).order[0]).toBe('own:1')
  })

  test('then until it is closed nobody sees a result, not even its author or an executive', async () => {
    for (const person of ['maja', 'vera', 'ines']) {
      const { body } = await ask('GET', `/api/surveys/${survey}/result`, undefined, as(person))
      expect(body).toMatchObject({ status: 409, code: 'survey_open' })
    }
    expect((await ask('GET', `/api/surveys/${survey}/draft.yaml`)).body.code).toBe('survey_open')
  })

  test('then everything that can be read while it is open is the same whatever others said', async () => {
    const seen = async () => {
      const paths = [`/api/surveys`, `/api/surveys/${survey}`, `/api/surveys/${survey}/sheet`, '/api/ratings']
      return Promise.all(paths.map(async (path) => (await ask('GET', path, undefined, as('maja'))).text))
    }
    await says('olaf', cards[3]!, 'lead')
    const before = await seen()
    await says('olaf', cards[3]!, 'never')
    expect(await seen()).toEqual(before)
  })

  test('then the list tells how many of each side have finished', async () => {
    for (const person of people) {
      const own = await sheet(person)
      for (const card of own.cards) await says(person, card.card, opinion(person, card))
      const ids: string[] = own.items.map(({ id }: { id: string }) => id).sort()
      const order = person.startsWith('m') ? ids : [...ids].reverse()
      await ask('POST', `/api/surveys/${survey}/ranking`, { order, added: [] }, as(person))
    }
    const { body } = await ask('GET', '/api/surveys', undefined, as('ines'))
    expect(body.items[0].response).toEqual([
      { side: 'executives', label: 'Executives', invited: 1, finished: 1 },
      { side: 'reps', label: 'Sales reps', invited: 2, finished: 2 },
      { side: 'marketing', label: 'Marketing', invited: 2, finished: 2 },
    ])
    expect(body.items[0].mine).toMatchObject({ finished: true })
  })
})

describe('when it is closed', () => {
  test('then nobody can answer, and closing again is refused', async () => {
    const { body } = await ask('POST', `/api/surveys/${survey}/close`, {}, as('maja', 'close'))
    expect(body.status).toBe('closed')
    expect((await says('ines', cards[0]!, 'lead')).body).toMatchObject({ status: 409, code: 'survey_closed' })
    expect((await ask('POST', `/api/surveys/${survey}/close`, {})).body.code).toBe('survey_closed')
  })

  test('then sides that agree within and not with each other are seen as that', async () => {
    const { body } = await ask('GET', `/api/surveys/${survey}/result`, undefined, as('olaf'))
    const within = (side: string) => body.agreement.within.find((one: { side: string }) => one.side === side)
    expect(within('reps').agreement.alpha).toBe(1)
    expect(within('marketing').agreement.alpha).toBe(1)
    expect(within('executives').agreement).toMatchObject({ alpha: null, why: 'one_rater' })
    expect(body.agreement.between.alpha).toBeLessThan(body.agreement.overall.alpha)
    expect(body.agreement.overall.interval.low).toBeLessThan(body.agreement.overall.alpha)
    expect(body.cards[0].disagreement).toBeGreaterThanOrEqual(body.cards.at(-1).disagreement)
    expect(body.ranking.between.w).toBeLessThan(0.2)
    expect(body.ranking.within[1].concordance.w).toBe(1)
  })

  test('then the definition that each side applies is found: sales by budget, marketing by deeds', async () => {
    const { body } = await ask('GET', `/api/surveys/${survey}/result`, undefined, as('olaf'))
    const best = (side: string) =>
      body.definitions.find((one: { side: string }) => one.side === side).signals[0].rule
    expect(best('reps')).toBe('has_budget')
    expect(['demo', 'webinar']).toContain(best('marketing'))
  })

  test('then a first draft comes out, compiles, differs in points alone and says where they come from', async () => {
    const { text, headers } = await ask('GET', `/api/surveys/${survey}/draft.yaml`, undefined, as('maja'))
    expect(headers.get('content-type')).toContain('yaml')
    expect(text).toMatch(/^# DRAFT drawn from the survey "What do you call a lead\?"/)
    expect(text).toMatch(/# survey: \d+ -> \d+, a lead in \d+ of \d+ answers with it/)
    const draft = compileAgreement(text)
    if (!draft.ok) throw new Error(JSON.stringify(draft.problems))
    const present = services.agreements.at(-1)!.ruleset
    expect(draft.ruleset.version).toBe(present.version + 1)
    const ids = (rules: typeof present) => [...rules.fit.rules, ...rules.engagement.rules].map(({ id }) => id)
    expect(ids(draft.ruleset)).toEqual(ids(present))
    const lines = services.agreements.at(-1)!.text.split('\n')
    const others = text.split('\n').filter((line) => !lines.includes(line))
    expect(others.every((line) => /^#|points:|^version:|^effectiveFrom:/.test(line))).toBe(true)
  })

  test('then erasing a lead takes the link from its card and leaves the card', async () => {
    const read = async () => (await ask('GET', `/api/surveys/${survey}/result`)).body.cards
    const [card] = await read()
    await ask('POST', `/api/leads/${card.leadId}/erase`, { because: 'asked to be' })
    const after = (await read()).find((one: { card: number }) => one.card === card.card)
    expect(after).toEqual({ ...card, leadId: null })
    expect(errors).toEqual([])
  })
})

describe('given a deadline', () => {
  test('when it passes, then the survey is closed, with no job having run', async () => {
    const soon = new Date(clock.now + DAY).toISOString()
    const input = { kind: 'lead', title: 'Short', people, cards: 10, deadline: soon }
    const { body } = await ask('POST', '/api/surveys', input, as('maja'))
    clock.now += 2 * DAY
    const answer = { card: 1, answer: 'lead' }
    expect((await ask('POST', `/api/surveys/${body.id}/answers`, answer, as('ines'))).body.code).toBe(
      'survey_closed',
    )
    const result = (await ask('GET', `/api/surveys/${body.id}/result`)).body
    expect(result.agreement.overall).toMatchObject({ alpha: null, why: 'one_rater' })
    expect(result.survey.closedAt).toBe(soon)
  })

  test('when a survey is asked for that is not there, then it says so', async () => {
    for (const id of ['00000000-0000-7000-8000-00000000dead', 'nonsense', '%00']) {
      expect((await ask('GET', `/api/surveys/${id}/result`)).status).toBe(404)
    }
  })
})
