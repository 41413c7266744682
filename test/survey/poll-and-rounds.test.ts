import { describe, expect, test } from 'vitest'
import { keepSurveys } from '#journey/survey/survey.jobs.ts'
import { quarterAt, quarterBefore } from '#journey/survey/quarter.rules.ts'
import { DAY } from '../support/cast.ts'
import { company } from './company.ts'

const { ask, as, clock, deadline, services } = await company()

describe('given the poll why leads die', () => {
  let poll = ''
  const act = (person: string, what: string, body: object) =>
    ask('POST', `/api/surveys/${poll}/${what}`, body, as(person))
  const sheet = async (person: string) =>
    (await ask('GET', `/api/surveys/${poll}/sheet`, undefined, as(person))).body

  test('when it is made, then it has causes that the ledger measures, and no cards', async () => {
    const input = { kind: 'poll', title: 'Why do leads die?', people: ['ines', 'olaf', 'maja'], deadline }
    const { body } = await ask('POST', '/api/surveys', input, as('maja'))
    poll = body.id
    expect(body).toMatchObject({ kind: 'poll', cards: 0 })
    const { items } = await sheet('ines')
    expect(items.length).toBe(body.items)
    expect(items.every(({ measure }: { measure: string | null }) => measure !== null)).toBe(true)
  })

  test('when remedies are proposed, then others see the words, not whose they are nor the votes', async () => {
    await act('ines', 'remedies', { text: 'Call within the hour', cause: 'contacted_late' })
    const [remedy] = (await sheet('maja')).remedies
    expect(remedy).toEqual({
      id: expect.any(String),
      text: 'Call within the hour',
      cause: 'contacted_late',
      mine: false,
      voted: false,
    })
    const before = (await ask('GET', `/api/surveys/${poll}/sheet`, undefined, as('olaf'))).text
    await act('maja', 'votes', { remedy: remedy.id, for: true })
    await act('maja', 'votes', { remedy: remedy.id, for: true })
    expect((await ask('GET', `/api/surveys/${poll}/sheet`, undefined, as('olaf'))).text).toBe(before)
    expect((await sheet('maja')).remedies[0].voted).toBe(true)
  })

  test('when a proposal is wrong, or somebody else’s is withdrawn, then it is refused', async () => {
    expect((await act('ines', 'remedies', { text: 'x' })).body.code).toBe('invalid')
    expect(
      (await act('ines', 'remedies', { text: 'Something', cause: 'weather' })).body.errors[0].field,
    ).toBe('cause')
    const [remedy] = (await sheet('maja')).remedies
    expect((await act('maja', 'remedies/withdraw', { remedy: remedy.id })).status).toBe(404)
    expect((await act('yuki', 'votes', { remedy: remedy.id, for: true })).body.code).toBe('not_invited')
    await act('olaf', 'remedies', { text: 'Typed by mistake' })
    const mine = (await sheet('olaf')).remedies.find((one: { mine: boolean }) => one.mine)
    expect((await act('olaf', 'remedies/withdraw', { remedy: mine.id })).status).toBe(200)
    expect((await sheet('olaf')).remedies).toHaveLength(1)
  })

  test('when it is closed, then ranks by side, their gap and the votes are there', async () => {
    const ids: string[] = (await sheet('ines')).items.map(({ id }: { id: string }) => id).sort()
    await act('ines', 'ranking', { order: ids })
    await act('olaf', 'ranking', { order: ids })
    await act('maja', 'ranking', { order: [...ids].reverse() })
    expect((await act('ines', 'ranking', { order: ids, added: [{ id: 'own:1', label: 'x' }] })).status).toBe(
      422,
    )
    await act('maja', 'close', {})
    const { body } = await ask('GET', `/api/surveys/${poll}/result`, undefined, as('ines'))
    expect(body.agreement).toBeNull()
    expect(body.draft).toBeNull()
    expect(body.ranking.within[0].concordance.w).toBe(1)
    expect(body.ranking.between.w).toBe(0)
    const top = body.ranking.items.find(({ id }: { id: string }) => id === ids[0])
    expect(top.gap).toBe(ids.length - 1)
    expect(top.sides.map(({ rank }: { rank: number }) => rank)).toEqual([1, ids.length])
    expect(body.remedies[0]).toMatchObject({ votes: 1, sides: [{ side: 'marketing', votes: 1 }] })
    expect((await ask('GET', `/api/surveys/${poll}/draft.yaml`)).status).toBe(404)
  })
})

describe('given the standing order for double ratings', () => {
  const order = (people: string[], more = {}) =>
    ask('POST', '/api/ratings', { active: true, cards: 10, days: 14, people, ...more }, as('maja'))

  test('when all raters are of one side, then it is refused: nothing could be compared', async () => {
    const { status, body } = await order(['maja', 'milo'])
    expect([status, body.errors[0].field]).toEqual([422, 'people'])
  })

  test('when a quarter has ended, then one round of its own leads opens, once, and blind', async () => {
    await order(['maja', 'ines'])
    const ended = quarterBefore(clock.now)
    clock.now = quarterAt(clock.now).until + DAY
    const quarter = quarterBefore(clock.now)
    expect(quarter.name).not.toBe(ended.name)
    await keepSurveys(services)
    await keepSurveys(services)
    const { body } = await ask('GET', '/api/surveys', undefined, as('ines'))
    const rounds = body.items.filter((one: { kind: string }) => one.kind === 'rating')
    expect(rounds).toHaveLength(1)
    expect(rounds[0]).toMatchObject({ quarter: quarter.name, items: 0, status: 'open' })
    const { rows } = await services.db.query<{ created: number }>(
      `select created_at as created from leads l join survey_cards c using (workspace_no, lead_id)
        where c.survey_id = $1`,
      [rounds[0].id],
    )
    expect(rows.length).toBe(rounds[0].cards)
    expect(rows.every(({ created }) => created >= quarter.from && created < quarter.until)).toBe(true)
  })

  test('when the round is over, then its α stands in the series', async () => {
    const round = (await ask('GET', '/api/surveys')).body.items.find(
      (one: { kind: string }) => one.kind === 'rating',
    )
    for (const person of ['maja', 'ines']) {
      for (let card = 1; card <= round.cards; card++) {
        const answer = card % 3 === 0 ? 'lead' : card % 3 === 1 && person === 'maja' ? 'not_yet' : 'never'
        await ask('POST', `/api/surveys/${round.id}/answers`, { card, answer }, as(person))
      }
    }
    expect((await ask('GET', '/api/ratings')).body.quarters[0]).toMatchObject({
      status: 'open',
      overall: null,
    })
    clock.now += 15 * DAY
    const { body } = await ask('GET', '/api/ratings')
    expect(body.quarters[0].overall.alpha).toBeGreaterThan(0)
    expect(body.quarters[0].overall.alpha).toBeLessThan(1)
    expect(body.quarters[0].between).toMatchObject({ alpha: body.quarters[0].overall.alpha })
  })
})
