import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WorkingHours } from '#people/people.contract.ts'
import { changeOf, fromServer, intervals, officeHours, workOf } from '../../src/web/people/work.ts'
import type { PersonView } from '#people/people.contract.ts'

const clock = fc.tuple(fc.nat(23), fc.nat(59))
const two = (n: number) => String(n).padStart(2, '0')

describe('working hours as people type them', () => {
  test.each([
    ['9-17', ['09:00-17:00']],
    ['9:00–12:30, 13.30 – 17', ['09:00-12:30', '13:30-17:00']],
    ['8 to 24', ['08:00-24:00']],
    ['', []],
    ['17-9', null],
    ['9-9', null],
    ['9-24:30', null],
    ['9:75-10', null],
    ['nine to five', null],
    ['9-12,', null],
  ])('given %j, then it is %j', (typed, hours) => {
    expect(intervals(typed)).toEqual(hours)
  })

  test('given any hours, when they are read, then the API takes them or they were refused here', () => {
    fc.assert(
      fc.property(clock, clock, fc.constantFrom('-', '–', ' to '), ([h1, m1], [h2, m2], dash) => {
        const read = intervals(`${h1}:${two(m1)}${dash}${h2}:${two(m2)}`)
        expect(read !== null).toBe(h1 * 60 + m1 < h2 * 60 + m2)
        if (read) expect(WorkingHours.safeParse({ mon: read }).success).toBe(true)
      }),
    )
  })

  test('given a person, when nothing is changed, then saving changes nothing', () => {
    const workingHours = { mon: ['09:00-12:30', '13:30-17:00'], fri: ['08:00-24:00'] }
    const person = {
      timeZone: 'Europe/Berlin',
      workingHours,
      holidays: 'DE-BY',
      languages: ['de', 'en-GB'],
    }
    const { change, errors } = changeOf(workOf(person as unknown as PersonView))
    expect({ change, errors }).toEqual({ change: person, errors: {} })
  })

  test('given what cannot be read, then the part of the form is named, here and by the server', () => {
    const work = {
      timeZone: '',
      holidays: '',
      languages: 'German',
      hours: { ...officeHours(), tue: 'x' },
    }
    expect(Object.keys(changeOf(work).errors).toSorted()).toEqual(['languages', 'tue'])
    const fields = { 'workingHours.wed.0': 'is hours', 'languages.1': 'is a tag', name: 'is not here' }
    expect(fromServer(fields)).toEqual({ wed: 'is hours', languages: 'is a tag' })
  })
})
