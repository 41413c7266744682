import { FormDocument } from '#journey/capture/forms/contract.ts'
import { products } from '#simulate/words.rules.ts'
import type { FormField } from '#journey/capture/forms/contract.ts'

/** Forms of the demo company, each version since its day. */
export interface Published {
  id: string
  /** when, as a share of the simulated time; null: a draft that nobody has published */
  from: number | null
  document: FormDocument
}

const DETAILS: Record<string, readonly [string, string, FormField['input']]> = {
  email: ['Business e-mail', 'Geschäftliche E-Mail', 'email'],
  firstName: ['First name', 'Vorname', 'text'],
  lastName: ['Last name', 'Nachname', 'text'],
  company: ['Company', 'Unternehmen', 'text'],
  title: ['Job title', 'Position', 'text'],
  country: ['Country', 'Land', 'text'],
  phone: ['Phone', 'Telefon', 'tel'],
  industry: ['Industry', 'Branche', 'text'],
  employees: ['People at your site', 'Beschäftigte am Standort', 'number'],
  need: ['What do you want to solve?', 'Was möchten Sie lösen?', 'textarea'],
  competitorUsed: ['What do you measure with today?', 'Womit messen Sie heute?', 'text'],
  howHeard: ['How did you find us?', 'Wie haben Sie uns gefunden?', 'text'],
  budget: ['There is a budget for it', 'Es gibt ein Budget dafür', 'check'],
}
const PRODUCT = products.map((name) => ({ value: name, label: name }))
const TIMES = [
  ['now', 'At once', 'Sofort'],
  ['this_quarter', 'This quarter', 'In diesem Quartal'],
  ['this_half_year', 'This half year', 'In diesem Halbjahr'],
] as const

type Language = FormDocument['language']

function asks(language: Language, id: string, required = false): FormField {
  const german = language === 'de'
  const always = ['email', 'firstName', 'lastName', 'phone'].includes(id) ? 'always' : 'unknown'
  const rest = { required, asked: always } as const
  if (id === 'product')
    return {
      id,
      label: german ? 'Worum geht es?' : 'What is it about?',
      input: 'choice',
      choices: PRODUCT,
      ...rest,
    }
  if (id === 'timeline')
    return {
      id,
      label: german ? 'Wann soll es so weit sein?' : 'When do you need it?',
      input: 'choice',
      choices: TIMES.map(([value, en, de]) => ({ value, label: german ? de : en })),
      ...rest,
    }
  if (id === 'intent')
    return {
      id,
      label: german ? 'Was führt Sie her?' : 'What brings you here?',
      input: 'choice',
      choices: [
        { value: 'learn', label: german ? 'Ich informiere mich' : 'I am reading up' },
        { value: 'buy', label: german ? 'Ich möchte kaufen' : 'I want to buy' },
      ],
      ...rest,
    }
  const [en, de, input] = DETAILS[id]!
  return { id, label: german ? de : en, input, ...rest }
}

const NEEDED = ['email', 'firstName', 'lastName']

function fieldsOf(language: Language, ids: string): FormField[] {
  return ids.split(' ').map((id) => asks(language, id, NEEDED.includes(id)))
}

type Given = Partial<FormDocument> & Pick<FormDocument, 'name' | 'title' | 'submit' | 'touch'>

function form(ids: string, thanks: string, given: Given): FormDocument {
  const { language = 'en', ...rest } = given
  return FormDocument.parse({
    language,
    fields: fieldsOf(language, ids),
    after: { do: 'thank', text: thanks },
    source: 'Website',
    channel: 'web',
    campaign: 'Website forms',
    origins: ['https://tarnwick.example'],
    accent: '#0b6e6e',
    ...rest,
  })
}

const SHORT = 'email firstName lastName company'
const ABOUT = `${SHORT} title country phone industry employees product need intent timeline howHeard`
const TALK = `${ABOUT} competitorUsed budget`
const news = { purpose: 'news', required: false }

function contact(ids: string, consents: boolean): FormDocument {
  return form(ids, 'Thank you. An engineer answers within one working day.', {
    name: 'Talk to an engineer',
    title: 'Talk to an engineer',
    intro: 'Tell us what you measure, and what goes wrong. You get an answer from somebody who has done it.',
    submit: 'Send',
    touch: 'form_submitted',
    atOnce: 6,
    ...(consents && { consent: news }),
  })
}

const demo = form(TALK, 'Thank you. You get a date by mail today.', {
  name: 'See it on your line',
  title: 'See it measure on your own line',
  intro: 'Thirty minutes, your samples, no slides.',
  submit: 'Ask for a date',
  touch: 'demo_requested',
  consent: news,
  accent: '#b4460f',
})

const guide = form(ABOUT, 'Thank you. The guide is in your mailbox in a minute.', {
  name: 'Calibration guide',
  title: 'Audit-ready calibration: the guide',
  intro: 'Forty pages, no marketing. Which points to calibrate, how often, and what an auditor asks.',
  submit: 'Send me the guide',
  touch: 'content_downloaded',
  campaign: 'Guides',
  atOnce: 4,
  consent: news,
})

const leitfaden = form(ABOUT, 'Danke. Bitte bestätigen Sie noch Ihre Adresse, dann kommt der Leitfaden.', {
  name: 'Leitfaden Kalibrierung',
  language: 'de',
  title: 'Auditfest kalibrieren: der Leitfaden',
  intro: 'Vierzig Seiten ohne Werbung. Welche Punkte, wie oft, und wonach Auditoren fragen.',
  submit: 'Leitfaden anfordern',
  touch: 'content_downloaded',
  campaign: 'Guides',
  atOnce: 4,
  consent: news,
  doubleOptIn: { days: 14 },
})

function webinar(name: string, topic: string, purpose: string): FormDocument {
  return form(ABOUT, 'You are in. The link comes the day before.', {
    name,
    title: topic,
    intro: 'Forty minutes and your questions. Everybody who signs up gets the recording.',
    submit: 'Keep a place for me',
    touch: 'webinar_registered',
    source: 'Webinar',
    channel: 'webinar',
    campaign: name,
    consent: { purpose, required: false },
  })
}

const newsletter = form('email firstName lastName company country phone', 'Please confirm your address.', {
  name: 'Newsletter',
  title: 'Know-how twice a month',
  submit: 'Sign up',
  touch: 'form_submitted',
  consent: { purpose: 'news', required: true },
  doubleOptIn: { days: 7 },
})

const prices = form(`${SHORT} product`, 'Thank you.', {
  name: 'Price check',
  title: 'What does a measuring point cost?',
  submit: 'Work it out',
  touch: 'contact_requested',
  consent: news,
})

export const forms: Published[] = [
  { id: 'talk', from: 0, document: contact(ABOUT, false) },
  { id: 'see-it', from: 0, document: demo },
  { id: 'calibration-guide', from: 0, document: guide },
  { id: 'leitfaden-kalibrierung', from: 0.02, document: leitfaden },
  { id: 'webinar-cleaning', from: 0, document: webinar('Webinar: cleaning in place', 'Cleaning in place, measured', 'news') },
  { id: 'newsletter', from: 0.04, document: newsletter },
  { id: 'talk', from: 0.06, document: contact(ABOUT, true) },
  { id: 'webinar-calibration', from: 0.6, document: webinar('Webinar: calibration', 'Calibration that survives an audit', 'events') },
  { id: 'talk', from: 0.45, document: contact(TALK, true) },
  { id: 'price-check', from: null, document: prices },
] // prettier-ignore

/** Taken off the web when its successor began. */
export const CLOSED = { id: 'webinar-cleaning', from: 0.6 }
