import { detailDe } from '#journey/mailing/send.details.rules.ts'
import type { Body, EntryKind } from '#journey/entries.ts'
import type { Left } from '#journey/nurture/facts.ts'
import type { Words } from '#ledger/entry.ts'

type Kinds = Extract<EntryKind, `Programme${string}` | `Mail${string}` | `Consent${string}` | 'MailsPaused'>

const ENDS: Record<Left, string> = {
  finished: 'es ist zu Ende',
  goal: 'das Ziel ist erreicht',
  ready: 'der Lead ist so weit',
  sales: 'der Vertrieb bearbeitet den Lead',
  moved: 'der Lead ist jetzt anderswo',
  replied: 'die Person hat geantwortet',
  withdrew: 'die Person möchte keine Mails mehr',
  unreachable: 'Mails kommen nicht an',
  erased: 'die Person wurde gelöscht',
  stopped: 'es wurde von Hand beendet',
}

const DID = {
  mail: 'Mail',
  wait: 'Gewartet',
  task: 'Aufgabe',
  webhook: 'Anderes System benachrichtigt',
  branch: 'Entschieden',
}

const LATER = {
  window: 'außerhalb der Versandzeiten',
  cap: 'die Person hat vorerst genug Mails bekommen',
  away: 'die Person ist abwesend',
}

const CAME = {
  sent: 'Mail gesendet',
  skipped: 'Mail nicht gesendet',
  refused: 'Mail vom Server abgelehnt',
  unclear: 'Mail wahrscheinlich gesendet; die Antwort des Servers ging verloren',
}

const TOLD = {
  hard: 'Mail kam endgültig zurück',
  soft: 'Mail kam vorerst zurück',
  complaint: 'Unsere Mail wurde als Spam gemeldet',
  away: 'Abwesend',
  arrives: 'Mails kommen doch an: Es war weder eine Rückläuferin noch eine Beschwerde',
}

/** The entries of nurture and of consent in German; sentences.de.rules.ts takes them in. */
export const nurtureDe: { [Kind in Kinds]: (body: Body<Kind>, words: Words) => string } = {
  ProgrammeConsidered: ({ ask }) =>
    ask === 'enter'
      ? 'Von einem Programm angesehen, das später begann'
      : 'Das Programm wurde von Hand beendet',
  ProgrammeTaskDone: ({ what }) => `Aufgabe erledigt: ${what}`,
  ProgrammeEntered: ({ arm, name, because }) =>
    arm === 'treated'
      ? `In das Programm ${name} aufgenommen: ${because === 'came back' ? 'ist zurückgekommen' : 'passt zum Einstieg'}`
      : `In die Kontrollgruppe von ${name} gelost: bekommt keine seiner Mails, damit sich die Wirkung messen lässt`,
  ProgrammeStepTaken: ({ does, what, way, taskDue }, words) =>
    `${DID[does]}: ${what}${way === undefined ? '' : ` (${way})`}` +
    `${taskDue === undefined ? '' : `, bis ${words.moment(taskDue)}`}`,
  ProgrammePostponed: ({ due, because }, words) =>
    `Mail verschoben auf ${words.moment(due)}: ${LATER[because]}`,
  ProgrammeLeft: ({ name, because }) => `Programm ${name} verlassen: ${ENDS[because]}`,
  MailSettled: ({ outcome, detail }) =>
    `${CAME[outcome]}${outcome === 'sent' || !detail ? '' : `: ${detailDe(detail)}`}`,
  MailReturned: ({ what, code, until }, words) =>
    `${TOLD[what]}${code ? ` (${code})` : ''}${until ? `, zurück ${words.moment(until)}` : ''}`,
  ConsentGiven: ({ purpose, channel, text }) =>
    `Einverstanden mit ${channel === 'email' ? 'Mails' : 'Anrufen'}: ${purpose.replaceAll('_', ' ')}` +
    `${text ? ` (Text ${text.id}, Version ${text.version})` : ''}`,
  ConsentWithdrawn: ({ purpose, channel }) =>
    `Möchte keine ${channel === 'email' ? 'Mails' : 'Anrufe'} mehr${purpose ? `: ${purpose.replaceAll('_', ' ')}` : ''}`,
  MailsPaused: ({ until }, words) => `Möchte bis ${words.moment(until)} keine Mails`,
}
