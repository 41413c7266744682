import type { IncomingKind } from '#journey/mailing/inbound.contract.ts'
import type { Language } from '#platform/language.contract.ts'

/** Why a mail was taken for what it was, and what followed, as the table keeps it and as people read it. */
export const REASONS = {
  status_code: ['The status code in the report says so', 'Der Statuscode im Bericht sagt es'],
  bounce_text: ['The words of the other server say so', 'Die Worte des anderen Servers sagen es'],
  bounce_unclear: [
    'It came back without a clear reason, which counts as for now',
    'Sie kam ohne klaren Grund zurück; das zählt als vorübergehend',
  ],
  third_in_a_row: [
    'The third mail in a row that came back, with no sign of life between them',
    'Die dritte Mail in Folge, die zurückkam, ohne ein Lebenszeichen dazwischen',
  ],
  delayed: [
    'Their server is still trying to deliver it',
    'Der Server der Gegenseite versucht noch, sie zuzustellen',
  ],
  delivered: ['A receipt: the mail was delivered', 'Eine Bestätigung: Die Mail wurde zugestellt'],
  feedback_report: [
    'A report of the mailbox provider (RFC 5965)',
    'Eine Meldung des Postfachanbieters (RFC 5965)',
  ],
  not_spam: [
    'Somebody said that our mail was no spam',
    'Jemand hat gemeldet, dass unsere Mail kein Spam war',
  ],
  opt_out_report: [
    'The mailbox provider passes on a wish to unsubscribe',
    'Der Postfachanbieter gibt eine Abmeldung weiter',
  ],
  auto_submitted: [
    'Its header says that software answered (RFC 3834)',
    'Ihr Kopf sagt, dass Software geantwortet hat (RFC 3834)',
  ],
  auto_header: ['A header of automatic answers', 'Ein Kopfeintrag automatischer Antworten'],
  auto_subject: ['The subject of an automatic answer', 'Der Betreff einer automatischen Antwort'],
  left_company: [
    'An automatic answer that says the person is not there any more',
    'Eine automatische Antwort, nach der die Person nicht mehr dort ist',
  ],
  wish_in_subject: ['The subject asks for no more mails', 'Der Betreff bittet um keine weiteren Mails'],
  wish_in_text: ['It says nothing but that', 'Sie sagt nichts anderes'],
  answers_our_mail: ['It answers one of our mails', 'Sie antwortet auf eine unserer Mails'],
  known_sender: ['It comes from a lead’s address', 'Sie kommt von der Adresse eines Leads'],
  unknown_sender: ['Nobody here knows the sender', 'Niemand hier kennt den Absender'],
  not_taken_in: [
    'Nobody knows the sender, and this mailbox makes no leads',
    'Niemand kennt den Absender, und aus diesem Postfach werden keine Leads',
  ],
  not_a_lead: [
    'The sender’s address cannot be a lead’s',
    'Die Adresse des Absenders kann keine eines Leads sein',
  ],
  no_reply_address: ['An address that software writes from', 'Eine Adresse, von der Software schreibt'],
  our_own_mail: ['It is one of our own', 'Es ist eine von unseren eigenen'],
  colleague: ['It comes from somebody of this workspace', 'Sie kommt von jemandem aus diesem Arbeitsbereich'],
  automatic_unknown: [
    'Software wrote it, and not in answer to a mail of ours',
    'Software hat sie geschrieben, und nicht als Antwort auf eine Mail von uns',
  ],
  bulk: ['A mail to many', 'Eine Mail an viele'],
  spam: ['Your mail server takes it for spam', 'Ihr Mailserver hält sie für Spam'],
  no_header: ['It has no header that could be read', 'Sie hat keinen lesbaren Kopf'],
  no_sender: ['It names no sender', 'Sie nennt keinen Absender'],
  not_parsed: ['It could not be taken apart', 'Sie ließ sich nicht zerlegen'],
  by_hand: ['Somebody said so', 'Jemand hat es gesagt'],
} as const satisfies Record<string, readonly [en: string, de: string]>
export type Reason = keyof typeof REASONS

export const FOLLOWED = {
  replied: ['Recorded as an answer', 'Als Antwort festgehalten'],
  wrote: ['Recorded as a mail of theirs', 'Als Mail von ihnen festgehalten'],
  withdrew: ['They get no more mails', 'Sie bekommen keine Mails mehr'],
  withdrew_before: ['They had unsubscribed before', 'Sie hatten sich schon abgemeldet'],
  put_off: ['Mails wait until the person is back', 'Mails warten, bis die Person zurück ist'],
  away: ['The absence is recorded', 'Die Abwesenheit ist festgehalten'],
  unreachable: ['Nothing is sent to this address any more', 'An diese Adresse wird nichts mehr gesendet'],
  came_back: ['Recorded; they stay reachable', 'Festgehalten; sie bleiben erreichbar'],
  complained: ['They get no more mails', 'Sie bekommen keine Mails mehr'],
  created: ['A new lead', 'Ein neuer Lead'],
  told_owner: ['Whoever has the lead was told', 'Wer den Lead hat, weiß davon'],
  settled: ['The mail is known to have left', 'Die Mail ist nachweislich hinausgegangen'],
  old_address: [
    'It went to an address that the lead no longer has',
    'Sie ging an eine Adresse, die der Lead nicht mehr hat',
  ],
  erased: ['The person was erased: nothing is kept', 'Die Person wurde gelöscht: Es wird nichts aufbewahrt'],
  listed: [
    'The address is on the list of those who are left alone',
    'Die Adresse steht jetzt auf der Sperrliste',
  ],
  listed_before: [
    'The address was on the list of those who are left alone before',
    'Die Adresse stand schon auf der Sperrliste',
  ],
  off_list: [
    'The address is off the list of those who are left alone',
    'Die Adresse steht nicht mehr auf der Sperrliste',
  ],
  no_lead: ['No lead is known to whom it belongs', 'Es ist kein Lead bekannt, zu dem sie gehört'],
  reachable_again: ['The address counts as reachable again', 'Die Adresse gilt wieder als erreichbar'],
} as const satisfies Record<string, readonly [en: string, de: string]>
export type Followed = keyof typeof FOLLOWED

export function inWords(
  table: Record<string, readonly [en: string, de: string]>,
  id: string,
  language: Language,
): { id: string; sentence: string } {
  const words = Object.hasOwn(table, id) ? table[id]! : [id, id]
  return { id, sentence: words[language === 'de' ? 1 : 0]! }
}

/** Mails of these kinds are by people. */
export const BY_PEOPLE: ReadonlySet<IncomingKind> = new Set(['reply', 'unsubscribe', 'new_sender'])
