import { createRandom, type Random } from '#simulate/random.rules.ts'
import { messageId } from '#journey/mailing/message-id.rules.ts'
import type { Contact } from '#simulate/market.rules.ts'

/** Mails as they come in, word by word as mail programs and servers write them. */

export const MAILBOX = 'hello@tarnwick.example'
const DOMAIN = 'tarnwick.example'
const GERMAN = new Set(['Germany', 'Austria', 'Switzerland'])

/** The mail of ours that is answered or comes back. */
export interface About {
  lead: string
  seq: number
  subject: string
}

interface Head {
  from: string
  subject: string
  /** epoch ms; mails tell whole seconds */
  at: number
  more?: readonly string[]
}

/** `Wed, 04 Mar 2026 09:10:11 +0000` */
function dated(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}

/** Words that are not ASCII go through a header in base64 (RFC 2047). */
function headed(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return `=?UTF-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}?=`
}

function letter({ from, subject, at, more = [] }: Head, text: string, type = 'text/plain; charset=utf-8') {
  const head = [
    `Date: ${dated(at)}`,
    `From: ${from}`,
    `To: Tarnwick Instruments <${MAILBOX}>`,
    `Subject: ${headed(subject)}`,
    ...more,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: 8bit',
  ]
  return `${head.join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`
}

function nameOf({ details }: Contact): string {
  return `${details.firstName} ${details.lastName}`
}

function mailOf(contact: Contact): string {
  return `${headed(nameOf(contact))} <${contact.details.email}>`
}

function isGerman({ details }: Contact): boolean {
  return GERMAN.has(details.country ?? '')
}

/** What people write has chance of its own: the rest of a life stays as it was without mails. */
function penOf({ index }: Contact, at: number): Random {
  return createRandom(index ^ Math.floor(at / 1_000), 0x1e77e2)
}

function idOf(contact: Contact, at: number): string {
  return `Message-ID: <${Math.floor(at).toString(36)}.${contact.index}@${contact.details.email!.split('@')[1]}>`
}

function oursOf({ lead, seq }: About): string {
  return `<${messageId(lead, seq, DOMAIN)}>`
}

const ANSWERS = {
  en: [
    'Thanks, that was useful. Could somebody call me next week about the filling line?',
    'We are changing the plant in autumn. What would two measuring points cost, roughly?',
    'Do you also calibrate sensors of other makes? We have about forty.',
    'Good article. Please send me the data sheet of the FX-200 as well.',
    'Interesting, but my colleague in maintenance decides this. I forwarded it.',
  ],
  de: [
    'Danke, das hat geholfen. Kann mich nächste Woche jemand wegen der Abfüllung anrufen?',
    'Wir bauen im Herbst um. Was kosten zwei Messpunkte ungefähr?',
    'Kalibrieren Sie auch Sensoren anderer Hersteller? Wir haben etwa vierzig.',
    'Guter Artikel. Bitte schicken Sie mir auch das Datenblatt zum FX-200.',
  ],
}

export function answer(contact: Contact, about: About, at: number): string {
  const language = isGerman(contact) ? 'de' : 'en'
  const said = penOf(contact, at).pick(ANSWERS[language])
  const quoted =
    language === 'de'
      ? 'Am selben Tag schrieb Tarnwick Instruments:'
      : 'On that day Tarnwick Instruments wrote:'
  const text = `${said}\n\n${nameOf(contact)}\n\n${quoted}\n> ${about.subject}`
  return letter(
    {
      from: mailOf(contact),
      subject: `${language === 'de' ? 'AW' : 'Re'}: ${about.subject}`,
      at,
      more: [idOf(contact, at), `In-Reply-To: ${oursOf(about)}`],
    },
    text,
  )
}

export function leaveMeAlone(contact: Contact, about: About, at: number): string {
  const german = isGerman(contact)
  return letter(
    {
      from: mailOf(contact),
      subject: `${german ? 'AW' : 'Re'}: ${about.subject}`,
      at,
      more: [idOf(contact, at), `In-Reply-To: ${oursOf(about)}`],
    },
    german ? `Bitte abmelden.\n\n${nameOf(contact)}` : `Please unsubscribe me.\n\n${nameOf(contact)}`,
  )
}

/** `back`: the day on which they are there again; null: they do not say, or never. */
export function absent(
  contact: Contact,
  about: About,
  at: number,
  { back, left = false }: { back: number | null; left?: boolean },
): string {
  const german = isGerman(contact)
  const day = back === null ? '' : new Date(back).toISOString().slice(0, 10)
  const [year, month, date] = day.split('-')
  const gone = german
    ? `${nameOf(contact)} ist nicht mehr bei uns tätig. Bitte schreiben Sie an info@${contact.details.email!.split('@')[1]}.`
    : `${nameOf(contact)} is no longer with the company. Please write to info@${contact.details.email!.split('@')[1]}.`
  const away = german
    ? `Guten Tag,\n\nich bin nicht im Büro und ab dem ${date}.${month}.${year} wieder erreichbar.`
    : `Hello,\n\nI am out of the office and will be back on ${date} ${MONTHS[Number(month) - 1]} ${year}.`
  const subject = german ? `Automatische Antwort: ${about.subject}` : `Automatic reply: ${about.subject}`
  const more = [idOf(contact, at), `In-Reply-To: ${oursOf(about)}`, 'Auto-Submitted: auto-replied']
  return letter({ from: mailOf(contact), subject, at, more }, left ? gone : away)
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

type Said = readonly (readonly [string, string])[]
const HARD: Said = [
  ['5.1.1', '550 5.1.1 <%>: Recipient address rejected: User unknown in virtual mailbox table'],
  ['5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
  ['5.4.4', 'X-Postfix; Host or domain name not found. Name service error for name=%: Host not found'],
]
const SOFT: Said = [
  ['5.2.2', '552 5.2.2 <%>: Mailbox full'],
  ['4.7.1', '451 4.7.1 Greylisting in action, please come back later'],
  ['5.7.1', '554 5.7.1 Service unavailable; message looks like spam'],
]

export function returned(contact: Contact, about: About, at: number, kind: 'hard' | 'soft'): string {
  const email = contact.details.email!
  const host = email.split('@')[1]!
  const [status, said] = penOf(contact, at).pick(kind === 'hard' ? HARD : SOFT)
  const diagnostic = said.replace('%', email)
  const text = `This is the mail system at host mx.${host}.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<${email}>: ${diagnostic}`
  return report({
    from: `MAILER-DAEMON@mx.${host} (Mail Delivery System)`,
    subject: 'Undelivered Mail Returned to Sender',
    at,
    of: 'delivery-status',
    text,
    told: `Reporting-MTA: dns; mx.${host}

Final-Recipient: rfc822; ${email}
Original-Recipient: rfc822;${email}
Action: failed
Status: ${status}
Diagnostic-Code: smtp; ${diagnostic}`,
    about,
    email,
  })
}

/** Somebody pressed "spam", and their provider tells us so. */
export function complained(contact: Contact, about: About, at: number): string {
  const email = contact.details.email!
  return report({
    from: 'Feedback <feedback@provider.example>',
    subject: `FW: ${about.subject}`,
    at,
    of: 'feedback-report',
    text: 'This is an e-mail abuse report for a message that was received from you.',
    told: `Feedback-Type: abuse
User-Agent: FeedbackLoop/1.4
Version: 1
Original-Rcpt-To: <${email}>`,
    about,
    email,
  })
}

interface Report {
  from: string
  subject: string
  at: number
  of: 'delivery-status' | 'feedback-report'
  text: string
  told: string
  about: About
  email: string
}

function report({ from, subject, at, of, text, told, about, email }: Report): string {
  const edge = '=_tarnwick'
  const body = `--${edge}
Content-Type: text/plain; charset=utf-8

${text}

--${edge}
Content-Type: message/${of}

${told}

--${edge}
Content-Type: message/rfc822

Message-ID: ${oursOf(about)}
From: Tarnwick Instruments <${MAILBOX}>
To: <${email}>
Subject: ${headed(about.subject)}

--${edge}--`
  const type = `multipart/report; report-type=${of}; boundary="${edge}"`
  const more = ['Return-Path: <>', `Message-ID: <${Math.floor(at).toString(36)}.${about.seq}@${from.match(/@([\w.-]+)/)![1]}>`] // prettier-ignore
  return letter({ from, subject, at, more }, body, type)
}

const FIRST: Record<'en' | 'de', Said> = {
  en: [
    ['Question about level gauges', 'we fill adhesives and our level gauges drift after every cleaning. Is that something that you know?'],
    ['Price for twelve sensors', 'could you quote twelve pressure transmitters, 0 to 6 bar, hygienic fitting?'],
    ['Your talk at the fair', 'I heard your talk about audits. We have one in spring, and our records are a spreadsheet. Can we talk?'],
    ['Calibration on site', 'do you also come to the plant? Taking sensors out costs us a shift.'],
  ],
  de: [
    ['Frage zu Füllstandssensoren', 'wir füllen Klebstoffe ab, und nach jeder Reinigung laufen die Sensoren weg. Kennen Sie das?'],
    ['Preis für zwölf Sensoren', 'können Sie uns zwölf Drucktransmitter anbieten, 0 bis 6 bar, hygienischer Anschluss?'],
    ['Kalibrierung vor Ort', 'kommen Sie auch ins Werk? Der Ausbau kostet uns jedes Mal eine Schicht.'],
  ],
} // prettier-ignore

/** Somebody whom nobody knew writes to the address on the web site. */
export function firstLetter(contact: Contact, at: number): string {
  const german = isGerman(contact)
  const [subject, said] = penOf(contact, at).pick(german ? FIRST.de : FIRST.en)
  const text = `${german ? 'Guten Tag' : 'Hello'},\n\n${said}\n\n${german ? 'Viele Grüße' : 'Kind regards'}\n${nameOf(contact)}`
  return letter({ from: mailOf(contact), subject, at, more: [idOf(contact, at)] }, text)
}

/** What else lands in a mailbox, newest first, days before the end: colleagues, advertising, machines, and one that is broken. */
export function strays(until: number): { at: number; raw: string }[] {
  const at = (days: number) => until - days * 86_400_000
  return [
    stray(at(0.9), 'David Achterberg <david.achterberg@tarnwick.example>', 'Fwd: Distributor in Lyon', 'Who takes this one?'),
    stray(at(2.2), 'Sales Boost <offers@salesboost.example>', 'Ten thousand leads for 99 euros', 'Buy our list today.', ['List-Unsubscribe: <mailto:out@salesboost.example>', 'Precedence: bulk']),
    stray(at(4.7), 'Ticket system <support@carrier.example>', 'Automatic reply: your parcel', 'We have received your message.', ['Auto-Submitted: auto-generated']),
    stray(at(9.1), 'No reply <no-reply@portal.example>', 'Your invoice is ready', 'Sign in to see it.'),
    { at: at(12.4), raw: 'Received: from unknown (HELO mx) by mx.tarnwick.example\r\nSubject: =?utf-8?B?4oKs/w==?=\r\nContent-Type: multipart/mixed; boundary="never\r\n\r\n--ne\u0001ver\r\nContent-Transfer-Encoding: base64\r\n\r\n####\r\n' },
    stray(at(21.3), 'Mara Lind <mara.lind@freight.example>', 'Abwesenheitsnotiz', 'Ich bin bis Ende der Woche nicht im Haus.', ['Auto-Submitted: auto-replied']),
    stray(at(33.8), 'Trade Weekly <news@tradeweekly.example>', 'Sensors this week', 'Read online.', ['List-Id: <news.tradeweekly.example>']),
  ] // prettier-ignore
}

function stray(at: number, from: string, subject: string, text: string, more: readonly string[] = []) {
  const id = `Message-ID: <${Math.floor(at).toString(36)}@${from.match(/@([\w.-]+)/)![1]}>`
  return { at, raw: letter({ from, subject, at, more: [id, ...more] }, text) }
}
