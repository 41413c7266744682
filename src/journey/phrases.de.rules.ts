/** Kinds of touch that Baton knows by name. Any other is shown as it was sent. */
const TOUCHES: Record<string, string> = {
  asset_downloaded: 'Dokument heruntergeladen',
  call_attempted: 'Anruf versucht',
  call_connected: 'Telefonat geführt',
  call_made: 'Anruf',
  chat_started: 'Chat begonnen',
  contact_requested: 'Kontakt angefragt',
  content_downloaded: 'Inhalt heruntergeladen',
  demo_requested: 'Demo angefragt',
  email_clicked: 'Link in E-Mail angeklickt',
  email_opened: 'E-Mail geöffnet',
  email_received: 'E-Mail eingegangen',
  email_replied: 'E-Mail beantwortet',
  event_attended: 'Veranstaltung besucht',
  form_submitted: 'Formular abgesendet',
  mail_answered: 'E-Mail beantwortet',
  mail_clicked: 'Link in E-Mail angeklickt',
  mail_opened: 'E-Mail geöffnet',
  meeting_held: 'Termin gehalten',
  note: 'Notiz',
  page_viewed: 'Seite besucht',
  price_requested: 'Preis angefragt',
  pricing_viewed: 'Preise angesehen',
  trade_fair_met: 'Auf der Messe getroffen',
  trial_started: 'Test begonnen',
  unsubscribed: 'Abgemeldet',
  webinar_attended: 'Webinar besucht',
  website_visited: 'Website besucht',
}

export function touchDe(kind: string): string {
  const plain = kind.replaceAll('_', ' ')
  return Object.hasOwn(TOUCHES, kind) ? TOUCHES[kind]! : plain.slice(0, 1).toUpperCase() + plain.slice(1)
}

/** Texts that the journey itself writes into entries: they are kept for ever in English, and read in German. */
const ENGINE: Record<string, string> = {
  'first capture': 'erste Erfassung',
  Captured: 'Erfasst',
  'The person was erased': 'Die Person wurde gelöscht',
  'asked for on their own page': 'auf der eigenen Seite verlangt',
  'kept as long as was decided': 'so lange aufbewahrt wie festgelegt',
  'Look again: ask what became of it': 'Noch einmal ansehen: fragen, was geworden ist',
  'An opportunity was won': 'Eine Opportunity wurde gewonnen',
  'A new opportunity was opened': 'Eine neue Opportunity wurde eröffnet',
  'Accept or return': 'Annehmen oder zurückgeben',
  'Assign by hand': 'Von Hand zuteilen',
  'The return was overturned': 'Die Rückgabe wurde aufgehoben',
  'Call again': 'Noch einmal anrufen',
  'Write a mail': 'E-Mail schreiben',
  'Send a message': 'Nachricht senden',
  'Hold the meeting': 'Termin halten',
  'asked by the person': 'von der Person verlangt',
}

const UNITS: Record<string, [one: string, many: string]> = {
  minute: ['Minute', 'Minuten'],
  hour: ['Stunde', 'Stunden'],
  day: ['Tag', 'Tage'],
  week: ['Woche', 'Wochen'],
  month: ['Monat', 'Monate'],
  quarter: ['Quartal', 'Quartale'],
  year: ['Jahr', 'Jahre'],
  'business minute': ['Geschäftsminute', 'Geschäftsminuten'],
  'business hour': ['Geschäftsstunde', 'Geschäftsstunden'],
  'business day': ['Werktag', 'Werktage'],
}

/** A span as agreements write it: "2 business days" → "2 Werktage". */
export function spanDe(text: string): string {
  const [, amount, unit] = /^(\d+(?:\.\d+)?) ((?:business )?[a-z]+?)s?$/.exec(text) ?? []
  if (amount === undefined || unit === undefined || !Object.hasOwn(UNITS, unit)) return text
  return `${amount.replace('.', ',')} ${UNITS[unit]![Number(amount) === 1 ? 0 : 1]}`
}

export function engineTextDe(text: string): string {
  if (Object.hasOwn(ENGINE, text)) return ENGINE[text]!
  return text.startsWith('Reported by ') ? `Gemeldet von ${text.slice('Reported by '.length)}` : text
}
