import { describe, expect, test } from 'vitest'
import { certainlyNotSent, digestDay } from '#notices/digest.rules.ts'
import { digestOf, sentenceOf } from '#notices/mail.rules.ts'
import { DEFAULTS, recipientsOf, withDefaults } from '#notices/rules.ts'

const everybody = [
  { id: 'boss', role: 'sales_manager', function: 'sales' },
  { id: 'rita', role: 'rep', function: 'sales' },
  { id: 'mona', role: 'sdr', function: 'leadgen' },
  { id: 'ada', role: 'admin', function: null },
]

test('given whom a notice is for, then people, managers and teams are found, and nothing is told to nobody', () => {
  expect(recipientsOf('rita', everybody)).toEqual(['rita'])
  expect(recipientsOf('managers:sales', everybody)).toEqual(['boss'])
  expect(recipientsOf('team:sales', everybody)).toEqual(['boss', 'rita'])
  expect(recipientsOf('managers:leadgen', everybody)).toEqual(['mona'])
  expect(recipientsOf('team:marketing', everybody)).toEqual(['ada'])
  expect(recipientsOf('rita, managers:sales,rita', everybody)).toEqual(['rita', 'boss'])
  expect(recipientsOf('gone', everybody)).toEqual([])
})

test('given preferences of an older version, then what they do not know is as by default', () => {
  const saved = { digestHour: 6, groups: { offers: { product: true, mail: 'none' } } } as never
  expect(withDefaults(saved)).toMatchObject({
    digestHour: 6,
    workingDaysOnly: true,
    groups: { offers: { mail: 'none' }, clocks: DEFAULTS.groups.clocks },
  })
})

describe('the morning mail', () => {
  const berlin = {
    timeZone: 'Europe/Berlin',
    workingHours: null,
    absences: [],
    hour: 8,
    workingDaysOnly: true,
  }
  const at = (iso: string) => Date.parse(iso)

  test('is due from the hour on, in their zone, summer and winter', () => {
    expect(digestDay(at('2026-11-23T06:59:00Z'), berlin)).toBeNull()
    expect(digestDay(at('2026-11-23T07:00:00Z'), berlin)).toBe('2026-11-23')
    expect(digestDay(at('2026-07-06T06:00:00Z'), berlin)).toBe('2026-07-06')
    expect(digestDay(at('2026-11-23T15:30:00Z'), berlin)).toBeNull()
    // their Monday begins while it is Sunday in UTC
    expect(digestDay(at('2026-11-22T19:30:00Z'), { ...berlin, timeZone: 'Pacific/Auckland' })).toBe(
      '2026-11-23',
    )
  })

  test('keeps days off, own hours and absences', () => {
    expect(digestDay(at('2026-11-22T08:00:00Z'), berlin)).toBeNull()
    expect(digestDay(at('2026-11-22T08:00:00Z'), { ...berlin, workingDaysOnly: false })).toBe('2026-11-22')
    const sundays = { ...berlin, workingHours: { sun: ['09:00-12:00'] } }
    expect(digestDay(at('2026-11-22T08:00:00Z'), sundays)).toBe('2026-11-22')
    expect(digestDay(at('2026-11-23T08:00:00Z'), sundays)).toBeNull()
    const away = { ...berlin, absences: [{ from: '2026-11-20', to: '2026-11-23' }] }
    expect(digestDay(at('2026-11-23T08:00:00Z'), away)).toBeNull()
  })

  test('says in both languages what waits, with links, and nothing of a lead becomes markup', () => {
    const telling = {
      what: 'remind',
      lead: { name: 'Greta <b>Weber</b>', company: 'Nordwind' },
      duty: 'First contact',
      due: at('2026-11-23T09:30:00Z'),
      by: null,
    }
    const english = sentenceOf(telling, 'en', 'Europe/Berlin')
    expect(english).toMatch(/^Greta <b>Weber<\/b>, Nordwind: First contact is due by Mon,? 23 Nov,? 10:30$/)
    expect(sentenceOf(telling, 'de', 'Europe/Berlin')).toContain('ist fällig bis')
    expect(sentenceOf({ ...telling, what: 'unheard of', lead: null }, 'en', 'UTC')).toBe(
      'Something happened to a lead without a name',
    )
    const lines = Array.from({ length: 43 }, () => ({ text: english, link: 'https://baton.example/leads/1' }))
    const { subject, text, html } = digestOf('Rita', lines, 'https://baton.example', 'de')
    expect(subject).toBe('43 Dinge warten auf Sie')
    expect(text).toContain('… und 3 weitere')
    expect(html).toContain('&lt;b&gt;Weber')
    expect(html).not.toContain('<b>Weber')
    expect(html).toContain('href="https://baton.example/notifications"')
  })

  test('is tried again only where it certainly did not go out', () => {
    expect(certainlyNotSent({ responseCode: 451, message: 'later' })).toBe(true)
    expect(certainlyNotSent(new Error('connect ECONNREFUSED 127.0.0.1:25'))).toBe(true)
    expect(certainlyNotSent(Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT' }))).toBe(false)
    expect(certainlyNotSent(new Error('Connection closed unexpectedly'))).toBe(false)
  })
})
