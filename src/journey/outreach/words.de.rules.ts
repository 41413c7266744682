import { phrasebook } from '#platform/phrasebook.rules.ts'

/** What target accounts and the list of whom nobody approaches say by themselves, in German. */
export const OUTREACH_DE: Record<string, string> = {
  // why somebody is left alone: who, and where it is known from
  '{} asked not to be contacted ({}).': '{1} will nicht kontaktiert werden ({2}).',
  '{} must not be called ({}).': '{1} darf nicht angerufen werden ({2}).',
  '{} is a competitor ({}).': '{1} gehört zum Wettbewerb ({2}).',
  '{} is a customer ({}).': '{1} ist schon Kunde ({2}).',
  '{} has an open deal ({}).': 'Mit {1} läuft schon ein Geschäft ({2}).',
  '{} does not take mail ({}).': '{1} nimmt keine E-Mails an ({2}).',
  '{} was erased at their own wish ({}).': '{1} wurde auf eigenen Wunsch gelöscht ({2}).',
  // the tiers that a workspace begins with
  'Worked by name every week, with a plan of their own': 'Jede Woche namentlich bearbeitet, mit eigenem Plan',
  'Worked by name every month': 'Jeden Monat namentlich bearbeitet',
  'Watched: worked when somebody there moves': 'Beobachtet: bearbeitet, sobald sich dort jemand regt',
}

const SOURCES_DE: Record<string, string> = {
  'the record of opportunities': 'aus den Opportunities',
  'by hand': 'von Hand',
  'an erasure': 'aus einer Löschung',
  'a mail of theirs': 'aus einer eigenen E-Mail',
  'a report of the mailbox provider': 'aus einer Meldung des Postfachanbieters',
  'a report as spam': 'aus einer Spam-Meldung',
  'a link of a mail': 'über den Link einer E-Mail',
  'This number': 'Diese Nummer',
  'This address': 'Diese Adresse',
  'The company': 'Das Unternehmen',
  '{}, until {}': '{1}, bis {2}',
}

export const sourceDe = phrasebook(SOURCES_DE)
export const outreachDe = phrasebook(OUTREACH_DE, { said: sourceDe })
