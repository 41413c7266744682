import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { drawPaper } from '#platform/paper.ts'
import { speechIn } from '#journey/measure/mornings/speech.rules.ts'
import { sponsorDe } from '#journey/measure/mornings/sponsor.words.de.contract.ts'
import { sponsorEn } from '#journey/measure/mornings/sponsor.words.contract.ts'
import { sponsorMail } from '#journey/measure/mornings/weekly.rules.ts'
import { sponsorPaper } from '#journey/measure/mornings/paper.rules.ts'
import type { SponsorMorning } from '#journey/measure/mornings/contract.ts'

const share = (hits: number, n: number) => ({
  hits,
  n,
  share: n === 0 ? null : hits / n,
  low: n === 0 ? null : Math.max(0, hits / n - 0.1),
  high: n === 0 ? null : Math.min(1, hits / n + 0.1),
})

const view: SponsorMorning = {
  asOf: '2026-11-23T23:30:00.000Z',
  countedAt: '2026-11-23T08:00:00.000Z',
  from: '2026-08-25T08:00:00.000Z',
  days: 90,
  agreement: {
    version: 3,
    name: 'Our agreement',
    signed: true,
    since: '2026-01-20T00:00:00.000Z',
    review: null,
  },
  decide: [
    {
      what: 'leak',
      version: null,
      day: null,
      of: 'sales',
      name: 'returned',
      measured: share(79, 356),
      worth: 339_158,
      to: '/team',
    },
  ],
  promises: [
    {
      id: 'answer',
      of: 'sales',
      what: 'duty',
      name: 'Answer the offer',
      promised: 0.9,
      within: '4 business hours',
      measured: share(50, 100),
      before: null,
      verdict: 'missed',
    },
  ],
  leaks: [{ what: 'returned', ...share(79, 356), worth: 339_158 }],
  money: {
    won: [{ amount: 615_450, currency: 'EUR' }],
    before: [],
    wonCount: 19,
    pipeline: [
      { amount: 1_000, currency: 'EUR' },
      { amount: 20, currency: 'USD' },
    ],
    openCount: 2,
    sourced: [
      { of: 'marketing', share: share(0, 0), revenue: [], promised: { from: 8, to: 30 } },
      { of: 'sales', share: share(19, 19), revenue: [{ amount: 615_450, currency: 'EUR' }], promised: null },
    ],
  },
  notes: ['How it is counted.'],
}

const paperIn = (language: 'en' | 'de', zone = 'Europe/Berlin', of = view) =>
  sponsorPaper(of, language === 'de' ? sponsorDe : sponsorEn, speechIn(language, zone), language)

/** What Helvetica writes in a PDF of pdfkit: pages deflated, text as hexadecimal letters in arrays. */
function textsOf(pdf: Buffer): string {
  const texts: string[] = []
  for (const [, , stream] of pdf
    .toString('latin1')
    .matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)) {
    const content = inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1')
    for (const [array] of content.matchAll(/\[<.*?\] TJ/g)) {
      const letters = [...array.matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) =>
        Buffer.from(hex!, 'hex').toString('latin1'),
      )
      texts.push(letters.join(''))
    }
  }
  return texts.join('\n')
}

describe('given the sponsor’s page', () => {
  test('when it is put on paper, then decisions, promises, money and leaks stand there as on the screen', () => {
    const { under, blocks } = paperIn('en')
    // half past midnight of the next day in Berlin
    expect(under).toBe(
      'Our agreement · Version 3, in force since 20 January 2026 · 25 August 2026 to 24 November 2026',
    )
    expect(blocks).toContainEqual({
      what: 'point',
      text: '22% of the offers came back from sales.',
      beside: 'worth about €339,158',
    })
    expect(blocks).toContainEqual({
      what: 'row',
      name: 'Answer the offer',
      hint: 'promised 90% · within 4 business hours',
      value: '50% (40% to 60%, of 100)',
      share: { share: 0.5, low: 0.4, high: 0.6 },
      mark: 0.9,
      tone: 'bad',
      verdict: 'Missed',
    })
    expect(blocks.find(({ what }) => what === 'sums')).toMatchObject({
      of: [
        { value: '€615,450', hint: '19 opportunities · – in the period before' },
        { value: '€1,000 + US$20' },
      ],
    })
    expect(blocks).toContainEqual(
      expect.objectContaining({ name: 'Marketing', hint: 'agreed 8 to 30 %', value: '– · –', share: null }),
    )
  })

  test('when a German holds it, then it is German', () => {
    const texts = JSON.stringify(paperIn('de'))
    expect(texts).toContain('22 % der Angebote kamen vom Vertrieb zurück.')
    expect(texts).toContain('in Kraft seit 20. Januar 2026')
    expect(texts).toContain('615.450 €')
  })

  test('when it is drawn, then the file holds its words on one tagged page, in its language', async () => {
    const pdf = await drawPaper(paperIn('en'))
    const texts = textsOf(pdf)
    for (const words of ['What we signed', 'To decide next', 'Answer the offer', 'Missed', 'Page 1 of 1'])
      expect(texts).toContain(words)
    expect(pdf.toString('latin1')).toMatch(/\/Lang \(en\)/)
    expect(pdf.toString('latin1')).toMatch(/\/Marked true/)
  })

  test('when there is more than a page of it, then pages are numbered, and no letter of another script is lost', async () => {
    const paper = paperIn('en')
    const name = 'Соглашение о лидах'
    const many = Array.from({ length: 60 }, () => paper.blocks.find(({ what }) => what === 'row')!)
    const pdf = await drawPaper({ ...paper, title: name, blocks: many })
    expect(textsOf(pdf)).toContain('Page 2 of 3')
    // a font comes along only where it is needed
    expect(pdf.toString('latin1')).toContain('DejaVuSans-Bold')
    expect((await drawPaper(paper)).toString('latin1')).not.toContain('DejaVuSans')
  })
})

describe('given the mail of the week', () => {
  const mail = sponsorMail(view, sponsorEn, speechIn('en', 'UTC'), 'https://baton.example', 'en')

  test('when it is written, then it says what to decide, with the way there, and how promises stand', () => {
    expect(mail.subject).toBe('What we signed, 23 November 2026: one thing to decide')
    expect(mail.text).toContain('1. 22% of the offers came back from sales.\n   https://baton.example/team')
    expect(mail.text).toContain('- Missed: Sales, Answer the offer')
    expect(mail.html).toContain('<a href="https://baton.example/team">22% of the offers')
  })

  test('when a name holds markup, then it stays text', () => {
    const promises = [{ ...view.promises[0]!, name: '<img src=x onerror=alert(1)>' }]
    const { html } = sponsorMail(
      { ...view, promises },
      sponsorEn,
      speechIn('en', 'UTC'),
      'https://b.example',
      'en',
    )
    expect(html).not.toContain('<img')
  })
})
