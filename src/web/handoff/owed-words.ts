import type { Owed, Tried } from '#journey/handoff/owed.contract.ts'
import type { Translated } from '../language.ts'
import { day, number, shortMoment } from '../ui/format.ts'

type Rung = NonNullable<Owed['next']>['rung']

const HALF_A_YEAR_MS = 180 * 86_400_000

/** Of another year nobody asks the minute, but which year it was. */
const near = (at: string): string =>
  Math.abs(Date.parse(at) - Date.now()) > HALF_A_YEAR_MS ? day(at) : shortMoment(at)

const en = {
  title: 'Who owes what',
  none: 'Nobody owes anything on this lead now.',
  teams: { sales: 'Sales', marketing: 'Marketing', leadgen: 'Lead development' } as Record<string, string>,
  by: (at: string) => `by ${near(at)}`,
  late: 'late',
  rungs: {
    remind: (at: string) => `reminded ${shortMoment(at)}`,
    breach: (at: string) => `late from ${shortMoment(at)}`,
    manager: (at: string) => `manager told ${shortMoment(at)}`,
    take_back: (at: string) => `taken back ${shortMoment(at)}`,
  } satisfies Record<Rung, (at: string) => string>,
  next: 'Next:',
  tries: (done: number, of: number) => `${number(done)} of ${number(of)}`,
  tried: (n: number, how: string, outcome: string) =>
    `${number(n)} ${n === 1 ? 'attempt' : 'attempts'}, the last: ${how}, ${outcome}`,
  log: 'Log an attempt',
  logTitle: 'Log an attempt',
  how: 'How',
  came: 'What came of it? Press its number.',
  hows: {
    call: 'Call',
    email: 'E-mail',
    message: 'Message',
    visit: 'Visit',
    other: 'Other',
  } satisfies Record<Tried['how'], string>,
  outcomes: {
    no_answer: 'No answer',
    voicemail: 'Left a message',
    wrong_number: 'Wrong number',
    call_later: 'Try again later',
    connected: 'Talked',
    not_interested: 'Talked, not interested',
    sent: 'Sent',
    bounced: 'Came back',
  } satisfies Record<Tried['outcome'], string>,
  contact: 'real contact',
  note: 'Note',
  cancel: 'Cancel',
  logged: (how: string, outcome: string) => `Noted: ${how}, ${outcome.toLowerCase()}`,
}

const de: Translated<typeof en> = {
  title: 'Wer schuldet was',
  none: 'Zu diesem Lead schuldet gerade niemand etwas.',
  teams: { sales: 'Vertrieb', marketing: 'Marketing', leadgen: 'Leadgenerierung' },
  by: (at) => `bis ${near(at)}`,
  late: 'verspätet',
  rungs: {
    remind: (at) => `Erinnerung ${shortMoment(at)}`,
    breach: (at) => `verspätet ab ${shortMoment(at)}`,
    manager: (at) => `Leitung erfährt es ${shortMoment(at)}`,
    take_back: (at) => `wird entzogen ${shortMoment(at)}`,
  },
  next: 'Danach:',
  tries: (done, of) => `${number(done)} von ${number(of)}`,
  tried: (n, how, outcome) => `${number(n)} ${n === 1 ? 'Versuch' : 'Versuche'}, zuletzt: ${how}, ${outcome}`,
  log: 'Versuch festhalten',
  logTitle: 'Versuch festhalten',
  how: 'Auf welchem Weg',
  came: 'Was kam dabei heraus? Drücken Sie die Nummer.',
  hows: { call: 'Anruf', email: 'E-Mail', message: 'Nachricht', visit: 'Besuch', other: 'Anderes' },
  outcomes: {
    no_answer: 'Nicht erreicht',
    voicemail: 'Nachricht hinterlassen',
    wrong_number: 'Falsche Nummer',
    call_later: 'Später noch einmal',
    connected: 'Gesprochen',
    not_interested: 'Gesprochen, kein Interesse',
    sent: 'Gesendet',
    bounced: 'Kam zurück',
  },
  contact: 'echter Kontakt',
  note: 'Notiz',
  cancel: 'Abbrechen',
  logged: (how, outcome) => `Festgehalten: ${how}, ${outcome}`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
