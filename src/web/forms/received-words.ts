import type { Became, NotTaken } from '#journey/capture/forms/received.contract.ts'
import type { Translated } from '../language.ts'

const became: Record<Became, string> = {
  lead: 'New lead',
  known: 'Known lead',
  waiting: 'To be confirmed',
  faded: 'Never confirmed',
  refused: 'Refused',
}
const because: Record<NotTaken, string> = {
  trap: 'filled in what people do not see: a program',
  invalid: 'an answer was wrong',
  stale: 'the page was older than a week, or not ours',
  quick: 'sent quicker than anybody reads',
  closed: 'the form was closed',
  too_large: 'larger than any form',
  other: 'not taken in',
}

const en = {
  tabs: { label: 'Form', form: 'Form', received: 'Submissions' },
  failed: 'The submissions could not be loaded',
  table: 'Submissions',
  filters: 'What became of them',
  became,
  because,
  wrong: (fields: string) => `wrong: ${fields}`,
  who: 'From',
  what: 'Became',
  when: 'Received',
  until: 'can be confirmed until',
  consented: 'Agreed to the purpose',
  gone: 'Details were deleted',
  answers: 'As it was sent',
  show: (who: string) => `Answers of ${who}`,
  nobody: 'No address',
  openLead: 'Open lead',
  emptyTitle: 'Nothing was sent yet',
  empty:
    'Whatever comes by this form stands here with what became of it: a new lead, somebody known, one that waits for a confirmation, one that was refused and why.',
  noMatchTitle: 'None of these',
  noMatch: 'No submission of this form became that.',
}

const de: Translated<typeof en> = {
  tabs: { label: 'Formular', form: 'Formular', received: 'Einsendungen' },
  failed: 'Die Einsendungen konnten nicht geladen werden',
  table: 'Einsendungen',
  filters: 'Was daraus wurde',
  became: {
    lead: 'Neuer Lead',
    known: 'Bekannter Lead',
    waiting: 'Zu bestätigen',
    faded: 'Nie bestätigt',
    refused: 'Abgelehnt',
  },
  because: {
    trap: 'füllte aus, was Menschen nicht sehen: ein Programm',
    invalid: 'eine Antwort war falsch',
    stale: 'die Seite war älter als eine Woche oder nicht unsere',
    quick: 'schneller gesendet, als jemand liest',
    closed: 'das Formular war geschlossen',
    too_large: 'größer als jedes Formular',
    other: 'nicht aufgenommen',
  },
  wrong: (fields) => `falsch: ${fields}`,
  who: 'Von',
  what: 'Wurde zu',
  when: 'Eingegangen',
  until: 'zu bestätigen bis',
  consented: 'Hat dem Zweck zugestimmt',
  gone: 'Angaben wurden gelöscht',
  answers: 'Wie gesendet',
  show: (who) => `Antworten von ${who}`,
  nobody: 'Keine Adresse',
  openLead: 'Lead öffnen',
  emptyTitle: 'Noch nichts gesendet',
  empty:
    'Was über dieses Formular kommt, steht hier mit dem, was daraus wurde: ein neuer Lead, jemand Bekanntes, eine Einsendung, die auf Bestätigung wartet, eine abgelehnte und warum.',
  noMatchTitle: 'Keine davon',
  noMatch: 'Keine Einsendung dieses Formulars wurde dazu.',
}

export const receivedWords = __LANGUAGE__ === 'de' ? de : en
