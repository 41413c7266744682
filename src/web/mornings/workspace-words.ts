import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const en = {
  title: 'Workspace',
  well: 'Everything runs',
  act: (n: number) => (n === 1 ? 'One thing needs you' : `${number(n)} things need you`),
  look: (n: number) => (n === 1 ? 'One thing to look at' : `${number(n)} things to look at`),
  states: { ok: 'In order', look: 'Look at it', act: 'Act' },
  checks: {
    clocks: {
      name: 'Clocks',
      ok: 'Every clock acted in time.',
      bad: 'Clocks are due and did not act: is a worker running?',
    },
    outbox: {
      name: 'Mail and notices',
      ok: 'Nothing waits to be sent.',
      bad: 'Messages wait longer than ten minutes, or failed several times.',
    },
    mail: {
      name: 'Mail server',
      ok: 'Set.',
      bad: 'SMTP_URL is not set: invitations and notices are not mailed.',
    },
    sender: {
      name: 'Sender of invitations and notices',
      ok: 'Has a domain.',
      bad: 'Strict mail servers refuse mails from it:',
    },
    mailbox: {
      name: 'Mailbox',
      ok: 'It is read, or none is named.',
      bad: 'Answers and bounces are not seen, or not marked:',
    },
    mailing: {
      name: 'Mails of programmes',
      ok: 'They may leave.',
      bad: 'They rest: look at the cause, then let them leave again. So many wait.',
    },
    refused: {
      name: 'Refused submissions',
      ok: 'None since yesterday.',
      bad: 'Refused since yesterday: read why, the senders may not know.',
    },
    imports: {
      name: 'Imports',
      ok: 'None failed this week.',
      bad: 'Failed this week, or running for more than a day:',
    },
    sign_in: { name: 'Ways to sign in', ok: 'Everybody has one.', bad: 'Cannot sign in yet:' },
    left: { name: 'People who left', ok: 'None of them holds a lead.', bad: 'Left, and still hold leads:' },
    keys: { name: 'API keys', ok: 'None ends soon.', bad: 'End within two weeks:' },
    claimed: { name: 'Sign-in', ok: 'Everybody signs in.', bad: 'Open to whoever sits at this machine.' },
  },
  since: (when: string) => `since ${when}`,
  and: (n: number) => `and ${number(n)} more`,
  size: 'Size',
  leads: 'Leads',
  entries: 'Ledger entries',
  database: 'Database',
  about: 'estimated',
  system: 'System',
  up: 'Running since',
  schema: 'Schema',
}

const de: Translated<typeof en> = {
  title: 'Arbeitsbereich',
  well: 'Alles läuft',
  act: (n) => (n === 1 ? 'Eine Sache braucht Sie' : `${number(n)} Dinge brauchen Sie`),
  look: (n) => (n === 1 ? 'Eine Sache zum Ansehen' : `${number(n)} Dinge zum Ansehen`),
  states: { ok: 'In Ordnung', look: 'Ansehen', act: 'Handeln' },
  checks: {
    clocks: {
      name: 'Fristen',
      ok: 'Jede Frist hat rechtzeitig gewirkt.',
      bad: 'Fristen sind fällig und haben nicht gewirkt: Läuft ein Worker?',
    },
    outbox: {
      name: 'Mails und Hinweise',
      ok: 'Nichts wartet auf den Versand.',
      bad: 'Nachrichten warten länger als zehn Minuten oder schlugen mehrfach fehl.',
    },
    mail: {
      name: 'Mailserver',
      ok: 'Eingerichtet.',
      bad: 'SMTP_URL ist nicht gesetzt: Einladungen und Hinweise gehen nicht per Mail hinaus.',
    },
    sender: {
      name: 'Absender von Einladungen und Hinweisen',
      ok: 'Hat eine Domain.',
      bad: 'Strenge Mailserver weisen E-Mails von ihm ab:',
    },
    mailbox: {
      name: 'Postfach',
      ok: 'Es wird gelesen, oder keines ist genannt.',
      bad: 'Antworten und Rückläufer werden nicht gesehen oder nicht markiert:',
    },
    mailing: {
      name: 'E-Mails der Programme',
      ok: 'Sie dürfen hinaus.',
      bad: 'Sie ruhen: Sehen Sie die Ursache an, dann lassen Sie sie wieder hinaus. So viele warten.',
    },
    refused: {
      name: 'Abgelehnte Einsendungen',
      ok: 'Keine seit gestern.',
      bad: 'Seit gestern abgelehnt: Lesen Sie, warum; die Absender wissen es vielleicht nicht.',
    },
    imports: {
      name: 'Importe',
      ok: 'Keiner schlug diese Woche fehl.',
      bad: 'Diese Woche fehlgeschlagen oder länger als einen Tag am Laufen:',
    },
    sign_in: { name: 'Anmeldewege', ok: 'Alle haben einen.', bad: 'Können sich noch nicht anmelden:' },
    left: {
      name: 'Ausgeschiedene',
      ok: 'Niemand von ihnen hält einen Lead.',
      bad: 'Ausgeschieden und noch mit Leads:',
    },
    keys: { name: 'API-Schlüssel', ok: 'Keiner endet bald.', bad: 'Enden binnen zwei Wochen:' },
    claimed: {
      name: 'Anmeldung',
      ok: 'Alle melden sich an.',
      bad: 'Offen für alle, die an diesem Rechner sitzen.',
    },
  },
  since: (when) => `seit ${when}`,
  and: (n) => `und ${number(n)} weitere`,
  size: 'Größe',
  leads: 'Leads',
  entries: 'Ledger-Einträge',
  database: 'Datenbank',
  about: 'geschätzt',
  system: 'System',
  up: 'Läuft seit',
  schema: 'Schema',
}

export const words = __LANGUAGE__ === 'de' ? de : en
