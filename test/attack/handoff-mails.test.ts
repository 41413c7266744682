/** What people write must stay what they wrote: in mails, calendar entries, files. */
import { afterEach, describe, expect, test } from 'vitest'
import { anna, HOUR } from '../support/cast.ts'
import { digestOf, sentenceOf } from '#notices/mail.rules.ts'
import { csvRow } from '#platform/http/csv.rules.ts'
import { testServer } from '../support/server.ts'

const { ask, clock, errors } = await testServer()
afterEach(() => void expect(errors.splice(0)).toEqual([]))

let made = 0
async function meetingWith(given: object, meeting: object = {}): Promise<string> {
  const email = `mail${++made}@firm${made}.example`
  const { status, body } = await ask('POST', '/api/leads', {
    ...anna,
    email,
    touch: 'demo_requested',
    ...given,
  })
  expect(status).toBe(201)
  const at = new Date(clock.now + (24 + made) * HOUR).toISOString()
  const booked = await ask('POST', `/api/leads/${body.id}/meetings`, { at, rep: 'ines', ...meeting })
  expect(booked.status).toBe(200)
  const { items } = (await ask('GET', '/api/meetings?limit=200')).body
  const { id } = items.find((one: { lead: { id: string } }) => one.lead.id === body.id)
  const { status: got, text } = await ask('GET', `/api/leads/${body.id}/meetings/${id}/invitation.ics`)
  expect(got).toBe(200)
  return text
}

/** As calendars read it: folded lines put together again. */
const linesOf = (file: string): string[] => file.replaceAll(/\r\n[ \t]/g, '').split(/\r\n|\r|\n/)

describe('given texts that would be lines of a calendar file', () => {
  const evil = (end: string) => `x${end}ATTENDEE:mailto:e@vil.example${end}X-EVIL:1`
  test.each([['\r\n'], ['\n'], ['\r'], ['\u2028'], ['"\r\n'], ['\u0085']])(
    'when they hold %j, then no line of the file is theirs',
    async (end) => {
      for (const file of [
        await meetingWith({ company: evil(end) }),
        await meetingWith({ firstName: evil(end), lastName: '"' }),
        await meetingWith({}, { where: evil(end) }),
      ]) {
        expect(linesOf(file).filter((line) => /^(X-EVIL|ATTENDEE:mailto:e@vil)/.test(line))).toEqual([])
        expect(linesOf(file).filter((line) => line.startsWith('ATTENDEE')).length).toBe(2)
      }
    },
  )
})

describe('given addresses that would be several', () => {
  test.each([
    'a@firm.example,e@vil.example',
    'a@firm.example\r\nBcc: e@vil.example',
    '"x" <e@vil.example>',
    'a@firm.example; e@vil.example',
  ])('when a lead or a person has %j, then it is refused', async (email) => {
    expect((await ask('POST', '/api/leads', { email })).status).toBe(422)
    expect((await ask('POST', '/api/people', { name: 'Zoe', function: 'sales', email })).status).toBe(422)
  })
})

test('when a name holds HTML or lines, then a digest says it as text, on one line', () => {
  const lead = { name: '<img src=x onerror=alert(1)>\r\n- You won: http://evil.example', company: null }
  const text = sentenceOf({ what: 'offered', lead, duty: null, due: null, by: null }, 'en', 'UTC')
  const mail = digestOf('Ines', [{ text, link: 'http://localhost/leads/1' }], 'http://localhost', 'en')
  expect(mail.html).not.toContain('<img')
  expect(mail.text.split('\n').filter((line) => line.startsWith('- ')).length).toBe(1)
})

test.each([
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  ' =1+1',
])('when a cell is %j, then no spreadsheet runs it', (text) => {
  expect(csvRow([text]).replace(/^"/, '')).toMatch(/^['a-z]/)
})
