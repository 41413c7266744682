import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compared, digestOf, type Subject } from '#journey/duplicates/records.rules.ts'
import { keysOf, reasonOf, REASONS } from '#journey/duplicates/keys.rules.ts'
import { judged } from '#journey/duplicates/judged.rules.ts'
import { MOST_SHIFT, shiftOf } from '#journey/duplicates/shift.rules.ts'
import { START } from '#journey/duplicates/weights.rules.ts'
import { weighPairs } from '#journey/duplicates/pairs.rules.ts'
import { probability } from '#journey/matching/score.rules.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'

function lead(id: string, person: PersonDetails, company: string | null = null): Subject {
  return { lead: id, person, company, country: 'DE' }
}

/** In a workspace of 400 leads, by the weights that Baton begins with. */
function chance(a: PersonDetails, b: PersonDetails, companies: [string | null, string | null]): number {
  const subjects = [lead('a', a, companies[0]), lead('b', b, companies[1])]
  const [pair] = weighPairs(subjects, [['a', 'b']], START, 400, -Infinity)
  return probability(pair!.bits)
}

function reasons(person: PersonDetails, company: string | null): string[] {
  const { records, recordOf } = compared([lead('a', person, company), lead('b', {})])
  return keysOf(records, recordOf.get('a')!).map(reasonOf)
}

const rosa = { firstName: 'Rosa', lastName: 'Lindqvist' }

test('given nothing but a guess, when two share what one person would, then the chance says so', () => {
  const mail = { email: 'rosa.lindqvist@posteo.de' }
  const work = { email: 'rosa.lindqvist@vantor.de' }
  // the same person at home and at work
  expect(chance({ ...rosa, ...mail }, { ...rosa, ...work }, ['Vantor', 'Vantor'])).toBeGreaterThan(0.99)
  // one person at two companies
  expect(
    chance({ ...rosa, ...work }, { ...rosa, email: 'rosa.lindqvist@ostwerk.de' }, ['Vantor', 'Ostwerk']),
  ).toBeGreaterThan(0.2)
  // two colleagues with one switchboard
  const phone = '+49 30 901820'
  expect(
    chance(
      { ...rosa, phone, email: 'rosa.lindqvist@vantor.de' },
      { firstName: 'Emil', lastName: 'Brandt', phone, email: 'emil.brandt@vantor.de' },
      ['Vantor', 'Vantor'],
    ),
  ).toBeLessThan(0.01)
  // a namesake with an address of another kind is less likely one
  const namesake = { ...rosa, email: 'sunny77@ostwerk.de' }
  expect(chance({ ...rosa, ...work }, namesake, ['Vantor', 'Ostwerk'])).toBeLessThan(0.5)
  // two of one given name, whose addresses are made alike
  const iyer = { firstName: 'Katarzyna', lastName: 'Iyer', email: 'katarzyna.iyer@vantor.de' }
  const tran = { firstName: 'Katarzyna', lastName: 'Tran', email: 'katarzyna.tran@vantor.de' }
  expect(chance(iyer, tran, ['Vantor', 'Vantor'])).toBeLessThan(0.2)
  // a colleague with the same family name
  expect(
    chance({ ...rosa, ...work }, { firstName: 'Ulf', lastName: 'Lindqvist' }, ['Vantor', 'Vantor']),
  ).toBeLessThan(0.2)
})

test('given names in another script, when they are compared, then they meet in Latin letters', () => {
  const cyrillic = { firstName: 'Анна', lastName: 'Иванова', email: 'anna.ivanova@vantor.de' }
  const latin = { firstName: 'Anna', lastName: 'Ivanova', email: 'aivanova@vantor.de' }
  expect(chance(cyrillic, latin, ['Vantor', 'Vantor'])).toBeGreaterThan(0.8)
})

test('given mailboxes of a task and placeholders, then they are no reason to compare anybody', () => {
  expect(reasons({ email: 'info@vantor.de' }, null)).toEqual([])
  expect(reasons({ email: 'test@test.com' }, null)).toEqual([])
  expect(
    reasons({ ...rosa, email: 'rosa.lindqvist@vantor.de', phone: '+49 30 901820' }, 'Vantor GmbH'),
  ).toEqual([...REASONS])
})

test('given any order and case, then the same details have the same keys and digest', () => {
  const name = fc.stringMatching(/^[A-Za-z]{3,12}$/)
  fc.assert(
    fc.property(name, name, (firstName, lastName) => {
      const one = lead('a', { firstName, lastName, email: `${lastName}@vantor.de` }, 'Vantor')
      const two = lead(
        'b',
        {
          lastName: lastName.toUpperCase(),
          firstName: ` ${firstName.toLowerCase()}`,
          email: `${lastName}@VANTOR.de`,
        },
        'vantor',
      )
      const { records, recordOf } = compared([one, two])
      const [i, j] = [recordOf.get('a')!, recordOf.get('b')!]
      expect(keysOf(records, i)).toEqual(keysOf(records, j))
      expect(digestOf(records, i)).toBe(digestOf(records, j))
      for (const key of keysOf(records, i)) expect(Number.isSafeInteger(key)).toBe(true)
    }),
  )
})

test('given decisions as likely as was said, then nothing moves; given others, then towards them, never too far', () => {
  expect(shiftOf([])).toBeCloseTo(0)
  // at even odds half of them are one
  const even = Array.from({ length: 100 }, (_, i) => ({ bits: 0, same: i % 2 === 0 }))
  expect(shiftOf(even)).toBeCloseTo(0)
  // 80 of 100 at even odds: the evidence was 2 bits short, of which the belief around 0 keeps a little
  const more = Array.from({ length: 100 }, (_, i) => ({ bits: 0, same: i % 5 !== 0 }))
  expect(shiftOf(more)).toBeGreaterThan(1.5)
  expect(shiftOf(more)).toBeLessThan(2)
  // one decision says little
  expect(Math.abs(shiftOf([{ bits: 0, same: false }]))).toBeLessThan(0.4)
  const decisions = fc.array(
    fc.record({ bits: fc.double({ min: -4, max: 40, noNaN: true }), same: fc.boolean() }),
  )
  fc.assert(
    fc.property(decisions, (all) => {
      const shift = shiftOf(all)
      expect(Math.abs(shift)).toBeLessThanOrEqual(MOST_SHIFT)
      expect(shiftOf([...all, { bits: 3, same: true }])).toBeGreaterThanOrEqual(shift - 1e-9)
      expect(shiftOf([...all, { bits: 3, same: false }])).toBeLessThanOrEqual(shift + 1e-9)
    }),
  )
})

test('given a pair that was decided, when it is found again, then it is asked only if more is known', () => {
  const pair = { lead: 'a', other: 'b', bits: 4, parts: [] }
  const kept = { lead: 'a', other: 'b', bits: 2, changed: 0, decidedBits: 2 }
  const digests = new Map([
    ['a', 1],
    ['b', 2],
  ])
  const reopened = (state: 'different' | 'later', before: number[], bits: number): boolean =>
    judged([{ ...kept, state, digests: before }], [{ ...pair, bits }], digests).kept[0]!.reopen
  expect(reopened('different', [1, 2], 9)).toBe(false)
  expect(reopened('different', [1, 7], 2.5)).toBe(false)
  expect(reopened('different', [1, 7], 3)).toBe(true)
  expect(reopened('later', [1, 7], 9)).toBe(false)
  expect(judged([{ ...kept, state: 'open', digests: null }], [], digests).dropped).toHaveLength(1)
})
