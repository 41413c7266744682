import { describe, expect, test } from 'vitest'
import { companyKey, emailKey, identityKeys, phoneKey } from '#journey/identity/rules.ts'
import { emailKind, seniority } from '#journey/identity/classify.rules.ts'
import { changedDetails, mergePerson, sortSubmission } from '#journey/capture/rules.ts'
import { anna, ben, defaultRules } from '../support/cast.ts'
import { Story } from '../support/story.ts'
import type { Sorted } from '#journey/capture/rules.ts'

describe('given who somebody says to be', () => {
  test('when an address is written in another case or with blanks, then it is the same key', () => {
    expect(emailKey(' Anna@Firm.Example ')).toBe(emailKey('anna@firm.example'))
  })

  test.each([
    ['+49 30 901820', undefined],
    ['030 901820', 'DE'],
    ['+49 (0)30 / 90-18-20', undefined],
    ['0049 30 901820', 'de'],
  ])('when a number is written %s in %s, then it is the same key', (phone, country) => {
    expect(phoneKey(phone, country)).toBe('phone:+4930901820')
  })

  test('when a number is national and no country is known, then it still finds itself', () => {
    expect(identityKeys({ phone: '030 901820' })).toEqual(identityKeys({ phone: '030/901820' }))
  })

  test('when something stronger is given, then a switchboard’s number makes nobody the same', () => {
    expect(identityKeys({ ...anna, phone: '+49 30 901820', externalIds: ['crm:7'] })).toEqual([
      'external:crm:7',
      'email:anna.keller@keller-maschinenbau.example',
    ])
  })

  test.each([
    ['GTX Pro', 'gtx-pro'],
    ['Müller & Söhne', 'muller  sohne'],
    ['É.D.F', 'edf'],
  ])('when a company is written %s and %s, then it is one', (a, b) => {
    expect(companyKey(a)).toBe(companyKey(b))
  })

  test('when a name is made of signs alone, then it is a company all the same', () => {
    expect(companyKey('!!!')).not.toBe(companyKey('???'))
  })

  test.each([
    ['anna@firm.example', 'business'],
    ['anna@gmail.com', 'free'],
    ['anna@GMX.de', 'free'],
    ['anna@mailinator.com', 'disposable'],
  ])('when the address is %s, then the mailbox is %s', (email, kind) => {
    expect(emailKind(email)).toBe(kind)
  })

  test.each([
    ['Chief Executive Officer', 'c_level'],
    ['CTO & Co-Founder', 'c_level'],
    ['Geschäftsführerin', 'c_level'],
    ['Vice President Sales, Manager EMEA', 'vp'],
    ['Head of Operations', 'director'],
    ['Abteilungsleiter Einkauf', 'director'],
    ['Team Lead Planning', 'manager'],
    ['Product Manager', 'manager'],
    ['Engineer', 'individual'],
    ['', null],
    [undefined, null],
  ])('when the title is %s, then the level is %s', (title, level) => {
    expect(seniority(title)).toBe(level)
  })
})

describe('given a submission', () => {
  const sorted = (given: Parameters<typeof sortSubmission>[1], manner: 'strict' | 'lenient' = 'strict') =>
    sortSubmission(defaultRules, given, manner) as Sorted & { problems?: unknown }

  test('when it is sorted, then what names a person is apart from what rules may see', () => {
    const { body, personal } = sorted({
      ...anna,
      fields: { ...anna.fields, notes: 'calls her Annie', shoeSize: 38 },
    })
    expect(body.attributes).toMatchObject({
      title: 'Head of Operations',
      seniority: 'director',
      emailKind: 'business',
      employees: 420,
    })
    expect(JSON.stringify(body)).not.toMatch(/anna|annie|38/i)
    expect(personal).toMatchObject({ firstName: 'Anna', fields: { notes: 'calls her Annie', shoeSize: 38 } })
  })

  test('when a value does not fit its field, then the strict door names it and the lenient one keeps it', () => {
    const given = { ...ben, fields: { employees: 'about 40', timeline: 'soonish' } }
    expect(sorted(given).problems).toEqual([
      { field: 'fields.employees', message: 'must be a number' },
      { field: 'fields.timeline', message: expect.stringMatching(/^must be one of now, this_quarter/) },
    ])
    expect(sorted(given, 'lenient').personal.fields).toEqual({ employees: 'about 40', timeline: 'soonish' })
  })

  test.each([
    ['yes', true],
    ['FALSE', false],
    ['1', true],
  ])('when a yes-or-no field says %s, then it is %s', (given, value) => {
    expect(sorted({ ...ben, fields: { budget: given } }).body.attributes['budget']).toBe(value)
  })

  test('when a number comes as text, then it is a number; when blank, then nothing was said', () => {
    expect(sorted({ ...ben, fields: { employees: ' 40 ' } }).body.attributes['employees']).toBe(40)
    expect(sorted({ ...ben, fields: { employees: '' } }).body.attributes).not.toHaveProperty('employees')
  })

  test('when it says nothing new, then nothing changes; when one field is new, then that one does', () => {
    const { state, person } = new Story().captured(anna).card!
    const again = sorted(anna)
    expect(changedDetails(state, person, 'Keller Maschinenbau', again)).toBeNull()
    const news = changedDetails(
      state,
      person,
      'Keller Maschinenbau',
      sorted({ ...anna, fields: { employees: 500 } }),
    )
    expect(news!.body.attributes).toEqual({ employees: 500 })
  })

  test('when details are merged, then what is given replaces, what is not stays, and lists are added to', () => {
    const merged = mergePerson(
      { firstName: 'Anna', externalIds: ['a:1'], fields: { x: 1 } },
      { firstName: 'Ann', externalIds: ['b:2'], fields: { y: 2 } },
    )
    expect(merged).toEqual({ firstName: 'Ann', externalIds: ['a:1', 'b:2'], fields: { x: 1, y: 2 } })
  })
})
