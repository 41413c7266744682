import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  againAt,
  dayLimit,
  DEFAULT_SETTINGS,
  passed,
  restMs,
  warmUpLimit,
} from '#journey/mailing/sending.rules.ts'
import { headersOf, urlsOf } from '#journey/mailing/send.headers.rules.ts'
import { linkPath, opened, sealed } from '#journey/mailing/links.rules.ts'
import { messageId, messageNamed } from '#journey/mailing/message-id.rules.ts'
import { judgeDns, lookUp } from '#journey/mailing/sending.dns.rules.ts'
import { MailSettingsChange } from '#journey/mailing/sending.contract.ts'
import type { Link } from '#journey/mailing/links.rules.ts'

const DAY = 86_400_000
const key = { linkKey: new Uint8Array(32).fill(7) }
const lead = '01a20638-3371-71dc-b0c3-821114d10ba4'

describe('links of mails', () => {
  const link = fc.record({
    lead: fc.uuid().map((id) => id.toLowerCase()),
    message: fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 })),
    what: fc.constantFrom('unsubscribe', 'preferences', 'open'),
  }) as fc.Arbitrary<Link>

  test('say whom they belong to', () => {
    fc.assert(fc.property(link, (one) => void expect(opened(key, sealed(key, one), one.what)).toEqual(one)))
    const click: Link = { lead, message: 7, what: 'click', url: 'https://seller.example/ü?a=1&b=2' }
    expect(opened(key, sealed(key, click), 'click')).toEqual(click)
  })

  test('cannot be made up, changed, or used for something else', () => {
    fc.assert(
      fc.property(link, fc.nat(), fc.integer({ min: 1, max: 63 }), (one, at, shift) => {
        const token = sealed(key, one)
        const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
        // the last letter has bits that nothing is made of
        const i = at % (token.length - 1)
        const other = letters[(letters.indexOf(token[i]!) + shift) % 64]!
        expect(opened(key, token.slice(0, i) + other + token.slice(i + 1), one.what)).toBeNull()
        expect(opened({ linkKey: new Uint8Array(32) }, token, one.what)).toBeNull()
        expect(opened(key, token, one.what === 'open' ? 'unsubscribe' : 'open')).toBeNull()
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => void expect(opened(key, text, 'unsubscribe')).toBeNull()))
  })

  test('stand at their paths', () => {
    expect(linkPath(key, { lead, message: 1, what: 'unsubscribe' })).toMatch(/^\/u\/[\w-]{49,51}$/)
    expect(linkPath(key, { lead, message: 1, what: 'open' })).toMatch(/^\/o\/[\w-]+\.gif$/)
  })
})

test('a message id is found again in what comes back', () => {
  const id = messageId(lead, 12, 'seller.example')
  expect(messageNamed(`In-Reply-To: <${id}>`)).toEqual({ lead, message: 12 })
  expect(messageNamed('<someone.else@seller.example>')).toBeNull()
})

test('headers hold one-click unsubscription and a list id whatever the name is', () => {
  const named = { lead, message: 1, programme: 'first_steps', template: 'hello' }
  const urls = urlsOf(key, 'https://seller.example', { ...DEFAULT_SETTINGS, trackClicks: false }, named)
  expect(urls.click('https://a.example')).toBe('https://a.example')
  expect(urls.open).toBeNull()
  const headers = headersOf(named, 'Größe "GmbH"\r\nBcc: x@y.de', 'seller.example', urls.unsubscribe)
  expect(headers).toMatchObject({
    'List-Unsubscribe': `<${urls.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  })
  expect(headers['List-Id']).toBe('Groe GmbHBcc xyde <first-steps.seller.example>')
})

describe('how many may leave', () => {
  const warmUp = { since: '2026-06-08', first: 100, growth: 50, until: 1_000 }
  const begin = Date.parse('2026-06-08T00:00:00Z')

  test('grows day by day until the warm-up is over', () => {
    const days = [0, 1, 2, 5, 6].map((n) => warmUpLimit(warmUp, begin + n * DAY + 1))
    expect(days).toEqual([100, 150, 225, 759, null])
    expect(warmUpLimit(warmUp, begin - 1)).toBe(0)
  })

  test('is the lesser of the day’s limit and the warm-up', () => {
    expect(dayLimit({ ...DEFAULT_SETTINGS, warmUp, perDay: 120 }, begin)).toBe(100)
    expect(dayLimit({ ...DEFAULT_SETTINGS, warmUp, perDay: 120 }, begin + 9 * DAY)).toBe(120)
    expect(dayLimit(DEFAULT_SETTINGS, begin)).toBeNull()
  })

  test('a mail that is put off waits longer each time, about a day in all', () => {
    let now = 0
    const waits: number[] = []
    for (let n = 1; ; n++) {
      const at = againAt(n, now)
      if (at === null) break
      waits.push(at - now)
      now = at
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(now / 3_600_000).toBeGreaterThan(20)
    expect(restMs(1)).toBeLessThan(restMs(4))
    expect(restMs(1_000)).toBe(600_000)
  })

  test('nothing is judged by few mails, and complaints weigh more than bounces', () => {
    const limits = { complaints: 0.3, bounces: 5, over: 1_000, least: 200 }
    expect(passed({ mails: 199, hard: 199, complaints: 199 }, limits)).toBeNull()
    expect(passed({ mails: 1_000, hard: 50, complaints: 3 }, limits)).toBeNull()
    expect(passed({ mails: 1_000, hard: 51, complaints: 3 }, limits)).toBe('bounces')
    expect(passed({ mails: 1_000, hard: 51, complaints: 4 }, limits)).toBe('complaints')
  })
})

describe('what DNS says', () => {
  const made = { domain: 'mail.seller.example', selector: 'baton1', publicKey: 'AAAB' }
  const ask = async (records: Record<string, string[]>, named: typeof made | null = made) => {
    const resolver = {
      txt: (name: string) => Promise.resolve(records[name] ?? []),
      mx: (name: string) => Promise.resolve(records[`mx ${name}`] ?? []),
    }
    const asked = { domain: 'mail.seller.example', returnDomain: 'mail.seller.example', key: named }
    const findings = judgeDns(await lookUp(resolver, asked), 'en')
    return Object.fromEntries(findings.map(({ what, verdict }) => [what, verdict]))
  }

  test('is missing where there is nothing', async () => {
    expect(await ask({})).toEqual({ spf: 'missing', dkim: 'missing', dmarc: 'missing', mx: 'missing' })
    expect((await ask({}, null)).dkim).toBe('missing')
  })

  test('is right when all stands there, DMARC at the parent too', async () => {
    const records = {
      'mail.seller.example': ['google-site-verification=1', 'v=spf1 include:_spf.example ~all'],
      'baton1._domainkey.mail.seller.example': ['v=DKIM1; k=rsa; p=AA AB'],
      '_dmarc.seller.example': ['v=DMARC1; p=quarantine; rua=mailto:a@seller.example'],
      'mx mail.seller.example': ['mx.seller.example'],
    }
    expect(await ask(records)).toEqual({ spf: 'ok', dkim: 'ok', dmarc: 'ok', mx: 'ok' })
  })

  test('is wrong with two policies, everybody allowed, another key, or none', async () => {
    const spf = (...found: string[]) => ask({ 'mail.seller.example': found })
    expect((await spf('v=spf1 -all', 'v=spf1 ~all')).spf).toBe('wrong')
    expect((await spf('v=spf1 +all')).spf).toBe('wrong')
    expect((await spf('v=spf1 a -all')).spf).toBe('ok')
    expect((await ask({ 'baton1._domainkey.mail.seller.example': ['v=DKIM1; p=BBBB'] })).dkim).toBe('wrong')
    expect((await ask({ '_dmarc.mail.seller.example': ['v=DMARC1; rua=x'] })).dmarc).toBe('wrong')
    expect((await ask({}, { ...made, domain: 'other.example' })).dkim).toBe('wrong')
  })

  test('is unknown when nobody answers, in either language', async () => {
    const silent = { txt: () => Promise.resolve(null), mx: () => Promise.resolve(null) }
    const found = await lookUp(silent, { domain: 'a.example', returnDomain: 'a.example', key: made })
    expect(
      judgeDns({ ...found, key: { ...made, domain: 'a.example' } }, 'de').map(({ verdict }) => verdict),
    ).toEqual(Array(4).fill('unknown'))
  })
})

test.each([
  ['address', 'no address'],
  ['address', 'a@b.de\r\nBcc: x@y.de'],
  ['name', 'Pia\nBcc: x@y.de'],
  ['perSecond', 0],
  ['warmUp', { since: 'yesterday', first: 1, growth: 1, until: 2 }],
  ['secret', 1],
])('a setting %s of %j is refused', (field, value) => {
  expect(MailSettingsChange.safeParse({ revision: 0, [field]: value }).success).toBe(false)
})
