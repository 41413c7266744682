/** How likely a person did it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge, judgeAgain, REASONS, shortAgent } from '#journey/capture/tracking/human.rules.ts'
import { placeOf, readHit, sourceOf } from '#journey/capture/tracking/hits.rules.ts'
import type { Reason, Seen } from '#journey/capture/tracking/human.rules.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const link = (more: Partial<Seen> = {}): Seen => ({
  kind: 'click',
  agent: CHROME,
  method: 'GET',
  purpose: '',
  via: '',
  language: true,
  ...more,
})

describe('given a link of a mail that was followed', () => {
  it('when nothing speaks against a person, then it was one', () => {
    expect(judge(link())).toEqual({ human: 0.8, why: [] })
    expect(judge(link({ script: true })).human).toBeGreaterThan(0.95)
  })

  it.each<[Reason, Partial<Seen>]>([
    ['crawler', { agent: 'Mimecast-URL-Scanner/2' }],
    ['crawler', { agent: 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)' }],
    ['head', { method: 'HEAD' }],
    ['prefetch', { purpose: 'prefetch;prerender' }],
    ['no_agent', { agent: '' }],
    ['at_once_after_sending', { sinceSentMs: 2_000 }],
    ['all_links_at_once', { linksAtOnce: 3 }],
    ['domain_at_once', { sameDomainAtOnce: 5 }],
    ['data_centre', { via: '1.1 ec2-1-2-3-4.compute.amazonaws.com' }],
  ])('when %s is found, then that alone is enough against it', (reason, seen) => {
    const { human, why } = judge(link(seen))
    expect(why).toEqual([reason])
    expect(human).toBeLessThan(0.5)
  })

  it('when the page’s script was not heard again, then that alone is not enough: they may have said no', () => {
    const { human, why } = judge(link({ script: false }))
    expect([human >= 0.5, why]).toEqual([true, ['no_script']])
  })

  it('when more is found against it, then it is never likelier; it is always between 0 and 1', () => {
    const reasons = Object.keys(REASONS).filter((one) => REASONS[one as Reason] < 1) as Reason[]
    fc.assert(
      fc.property(fc.subarray(reasons), fc.constantFrom(...reasons), (why, more) => {
        const before = judgeAgain('email_clicked', why.join(' '), null).human
        const after = judgeAgain('email_clicked', [...why, more].join(' '), null).human
        expect(after).toBeLessThanOrEqual(before)
        expect(after).toBeGreaterThanOrEqual(0)
        expect(before).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('given the picture of a mail', () => {
  it('when a provider’s proxy fetched it for a reader, then it counts; when a proxy opens every mail, then it does not', () => {
    const google = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)'
    expect(judge(link({ kind: 'open', agent: google, language: false }))).toEqual({
      human: 0.5,
      why: ['mail_proxy'],
    })
    expect(judge(link({ kind: 'open', agent: 'Mozilla/5.0' })).human).toBeLessThan(0.5)
  })
})

it('given a program’s name, then people can read it', () => {
  expect(shortAgent(CHROME)).toBe('Chrome 140 on Windows')
  expect(shortAgent('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')).toContain(
    'Googlebot/2.1',
  )
})

describe('given what the script sends', () => {
  it('when anything else comes, then it is left alone and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (raw) => {
        expect(readHit(raw)).toBeNull()
      }),
    )
  })

  it('when a path names somebody, then the name goes', () => {
    expect(placeOf('https://Shop.Example/a/ada%40x.example/b?email=ada@x.example#c')).toEqual({
      host: 'shop.example',
      page: '/a/…/b',
    })
  })

  it('when it says what brought the browser, then UTM comes first, then the click id, then who linked', () => {
    expect(sourceOf({ utm_source: 'news', gclid: 'x', utm_campaign: 'a' })).toEqual({
      source: 'news',
      campaign: 'a',
    })
    expect(sourceOf({ li_fat_id: 'x', referrer: 'b.example' }).source).toBe('linkedin')
    expect(sourceOf({ referrer: 'b.example' }).source).toBe('b.example')
    expect(sourceOf({})).toEqual({ source: null, campaign: null })
  })
})
