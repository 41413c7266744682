import { describe, expect, test } from 'vitest'
import { day, localMoments, nameOf, overdueBy, relative, shortMoment, time } from '../../src/web/ui/format.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = Date.parse('2026-11-22T12:00:00Z')
const at = (away: number) => new Date(now + away).toISOString()

describe('moments and spans as people read them', () => {
  test('given a sentence with a moment in UTC, when it is shown, then the moment is local like the rest of the screen', () => {
    const year = new Date().getFullYear()
    const iso = `${year}-06-15T12:00:00Z`
    expect(localMoments(`Offered to Anna, answer due ${year}-06-15 12:00 UTC`)).toBe(
      `Offered to Anna, answer due ${shortMoment(iso)}`,
    )
  })

  test('given a moment of another year, when it is shown, then its year is told', () => {
    const iso = '2019-06-15T12:00:00Z'
    expect(localMoments('due 2019-06-15 12:00 UTC.')).toBe(`due ${day(iso)}, ${time(iso)}.`)
  })

  test('given a sentence without a moment, when it is shown, then it is left alone', () => {
    expect(localMoments('Saw 2026-11-23 in /pricing, UTC')).toBe('Saw 2026-11-23 in /pricing, UTC')
  })

  test.each([
    [-30_000, 'overdue'],
    [-5 * 60_000, 'overdue by 5 min'],
    [-3 * HOUR, 'overdue by 3 h'],
    [-2 * DAY - HOUR, 'overdue by 2 d'],
    [-59 * DAY, 'overdue by 59 d'],
    [-91 * DAY, 'overdue by 3 mo'],
    [-3650 * DAY, 'overdue by 10 y'],
  ])('given a step %i ms away, when it is late, then it says %s', (away, said) => {
    expect(overdueBy(at(away), now)).toBe(said)
  })

  test.each([
    [25 * DAY, 'in 25 d'],
    [DAY, 'tomorrow'],
    [-3 * HOUR, '3 h ago'],
    [61 * DAY, 'in 2 mo'],
    [710 * DAY, 'in 2 y'],
  ])('given a moment %i ms away, when it is told, then it reads %s', (away, said) => {
    expect(relative(at(away), now)).toBe(said)
  })
})

describe('what a lead goes by', () => {
  const nobody = { name: null, email: null, company: null, phone: null, externalId: null }

  test.each([
    [{ name: 'Ada', email: 'ada@firm.example' }, 'Ada'],
    [{ email: 'ada@firm.example', company: 'Firm' }, 'ada@firm.example'],
    [{ company: 'Firm', phone: '+49 30 1' }, 'Firm'],
    [{ phone: '+49 30 1', externalId: 'crm:7' }, '+49 30 1'],
    [{ externalId: 'crm:7' }, 'crm:7'],
    [{}, 'No name'],
  ])('given %j, then %s', (known, shown) => {
    expect(nameOf({ ...nobody, ...known })).toBe(shown)
  })
})
