import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { backAt } from '#journey/mailing/inbound.away.rules.ts'
import { ownWords } from '#journey/mailing/inbound.mail.rules.ts'
import { plainMail, sameness } from '#journey/mailing/inbound.rules.ts'
import { takeApart } from '#journey/mailing/inbound.parse.ts'
import { AT, reading } from './read.ts'

const mail = (head: string, text = 'Hello') =>
  reading(`From: Ada <ada@kontron.de>\nMessage-ID: <1@k>\n${head}\n\n${text}\n`)

describe('software that answers', () => {
  it.each([
    ['Auto-Submitted: auto-replied', 'auto_submitted'],
    ['Auto-Submitted: auto-generated; owner-email=x@y', 'auto_submitted'],
    ['X-Autoreply: yes', 'auto_header'],
    ['Precedence: auto_reply', 'auto_header'],
    ['X-Auto-Response-Suppress: All\nSubject: Automatic reply: Hello', 'auto_header'],
    ['Subject: Automatische Antwort: Hello', 'auto_subject'],
    ['Subject: AW: Abwesenheitsnotiz', 'auto_subject'],
    ['Subject: Réponse automatique : Hello', 'auto_subject'],
    ['Subject: Respuesta automática: Hello', 'auto_subject'],
    ['Subject: =?UTF-8?Q?Automatick=C3=A1_odpov=C4=9B=C4=8F?=', 'auto_subject'],
  ])('given %s, then no person wrote it', async (head, because) => {
    expect(await mail(head)).toMatchObject({ as: 'automatic', because })
  })

  it.each([
    'Auto-Submitted: no\nSubject: Hello',
    'X-Auto-Response-Suppress: DR, OOF, AutoReply\nSubject: Re: Hello',
    'Subject: About your automatic reply',
    'Subject: Office hours',
  ])('given %s, then a person wrote it', async (head) => {
    expect(await mail(head)).toMatchObject({ as: 'person' })
  })
})

describe('when somebody is back', () => {
  const day = (text: string) => {
    const back = backAt(text, AT)
    return back === null ? null : new Date(back).toISOString().slice(0, 10)
  }
  it.each([
    ['I am out of the office until Friday, June 19th. For urgent matters call 0171 1234567.', '2026-06-20'],
    ['I will be back on June 22, 2026.', '2026-06-22'],
    ['I am away from 8 June 2026 to 12 June 2026 and read no mail.', '2026-06-13'],
    ['Ich bin bis zum 19.06.2026 nicht im Büro.', '2026-06-20'],
    [
      'Ich bin vom 1.6. bis 12.6. im Urlaub.\nIn dringenden Fällen wenden Sie sich an Herrn Meier.',
      '2026-06-13',
    ],
    ['Ich bin ab dem 15. Juni 2026 wieder erreichbar.', '2026-06-15'],
    ["Je suis absente jusqu'au 19 juin 2026 inclus.", '2026-06-20'],
    ['Estaré fuera de la oficina hasta el 19 de junio de 2026.', '2026-06-20'],
    ['Sono assente fino al 19 giugno 2026.', '2026-06-20'],
    ['Ik ben afwezig tot 19 juni 2026.', '2026-06-20'],
    ['Out until 2026-06-30', '2026-07-01'],
    ['Thank you for your mail of 3 June. We will answer soon.', null],
    ['I was out of the office until 2 June 2025.', null],
    ['I am back on 1 January 2031.', null],
    ['', null],
  ])('given %j, then %s', (text, expected) => {
    expect(day(text)).toBe(expected)
  })

  it('given any text, then it is nothing or a day ahead that is less than 401 days away', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const back = backAt(`until ${text}`, AT)
        expect(back === null || (back > AT && back - AT <= 401 * 86_400_000)).toBe(true)
      }),
    )
  })
})

describe('a wish to be left alone', () => {
  it.each([
    ['Subject: unsubscribe', ''],
    ['Subject: Re: Abmelden', 'Hello'],
    ['Subject: Re: Hello', 'STOP'],
    ['Subject: Re: Hello', 'Hi,\nplease remove me from your mailing list.\nThanks\nAda'],
    [
      'Subject: Re: Hello',
      'Bitte keine weiteren E-Mails mehr!\n\nMit freundlichen Grüßen\n-- \nAda Lind\nKontron',
    ],
    [
      'Subject: Re: Hello',
      'Bitte nehmen Sie mich aus dem Verteiler.\n\nAm 8. Juni schrieb Acme <x@acme.example>:\n> Hello Ada\n> unsubscribe here',
    ],
    ['Subject: Re: Hello', 'Veuillez me désinscrire.'],
  ])('given %s and %j, then it is one', async (head, text) => {
    expect(await mail(head, text)).toMatchObject({ as: 'person', wish: expect.stringMatching(/^wish/) })
  })

  it.each([
    ['Subject: Re: Hello', 'Stop by our booth at the fair!'],
    ['Subject: Re: Hello', 'Nice. How do people unsubscribe with your product?'],
    [
      'Subject: Re: Hello',
      'Yes please.\n\nOn Mon, Jun 8, 2026 at 8:00 AM Acme <x@acme.example>\nwrote:\n> unsubscribe',
    ],
    ['Subject: Stop the press: we want to buy', 'Call me'],
    ['Subject: Cancellation terms', 'What are they?'],
  ])('given %s and %j, then it is none', async (head, text) => {
    expect(await mail(head, text)).toMatchObject({ as: 'person', wish: null })
  })
})

describe('a mail to many', () => {
  it('given a list of our own that passes it on, then a person wrote it', async () => {
    expect(await mail('List-Id: <sales.acme.example>\nSubject: A question')).toMatchObject({ as: 'person' })
    expect(await mail('List-Id: <news.far.example>\nSubject: News')).toMatchObject({
      as: 'unwanted',
      because: 'bulk',
    })
  })
})

describe('bytes that are no mail', () => {
  it('given anything at all, then it is read without a throw, and kept under some name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const read = await reading(Buffer.from(bytes).toString('latin1'))
        expect(read.as).toBeTypeOf('string')
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [
      'a boundary that never comes',
      'From: a@b.de\nContent-Type: multipart/mixed; boundary=x\n\n--y\nhello',
      'person',
    ],
    [
      'broken base64',
      'From: a@b.de\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%%',
      'person',
    ],
    ['an unknown charset', 'From: a@b.de\nContent-Type: text/plain; charset=klingon\n\nhello', 'person'],
    [
      'a report without its report',
      'From: mailer-daemon@b.de\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nfailed\n--x--',
      'bounce',
    ],
    ['no header', '\n\nhello', 'unreadable'],
  ])('given %s, then it is taken for %s', async (_what, source, as) => {
    expect((await reading(source)).as).toBe(as)
  })

  it('given NUL and half a surrogate in a subject, then PostgreSQL can hold what is kept', async () => {
    const { subject } = await takeApart(
      Buffer.from('From: a@b.de\r\nSubject: a\u0000b =?utf-8?B?7aCA?=\r\n\r\nx'),
    )
    expect(subject.isWellFormed() && !subject.includes('\u0000')).toBe(true)
  })
})

describe('the same mail', () => {
  it('given it by a pipe and from a mailbox, then it is the same, however its lines end and whatever servers wrote before', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ -~]{0,20}$/), { maxLength: 8 }), (lines) => {
        const source = `Message-ID: <a@b>\nSubject: x\n\n${lines.join('\n')}`
        const read = Buffer.from(`Received: by mx\r\n${source.replaceAll('\n', '\r\n')}\r\n`)
        const piped = Buffer.from(`From a@b Mon\n${source}`)
        expect(sameness(plainMail(piped)).equals(sameness(plainMail(read)))).toBe(true)
      }),
    )
  })

  it('given a borrowed Message-ID, then it is another', () => {
    const of = (text: string) => sameness(plainMail(Buffer.from(`Message-ID: <a@b>\n\n${text}`))).toString()
    expect(of('one')).not.toBe(of('two'))
  })
})

describe('own words', () => {
  it.each([
    ['Yes.\n\nOn Mon, 8 Jun 2026, Acme wrote:\n> Hi', 'Yes.'],
    ['Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: x', 'Ja.'],
    ['Oui\n-- \nAda', 'Oui'],
    ['On Monday I wrote to you.', 'On Monday I wrote to you.'],
  ])('given %j, then %j', (text, own) => {
    expect(ownWords(text)).toBe(own)
  })
})
