import type { Translated } from '../language.ts'

const en = {
  title: 'Meanwhile something else happened here',
  wanted: (done: string) => `Not carried out: “${done}”.`,
  nothing: 'A time limit passed, or the agreement moved the lead on.',
  now: 'Below it stands as it is now.',
  typed: 'What you wrote',
  dismiss: 'Dismiss this note',
  changedBy: (name: string, sentence: string) => `${name}: ${sentence}`,
}

const de: Translated<typeof en> = {
  title: 'Inzwischen ist hier etwas anderes geschehen',
  wanted: (done) => `Nicht ausgeführt: „${done}“.`,
  nothing: 'Eine Frist ist abgelaufen, oder die Vereinbarung hat den Lead weitergeführt.',
  now: 'Darunter sehen Sie den aktuellen Stand.',
  typed: 'Ihr Text',
  dismiss: 'Hinweis schließen',
  changedBy: (name, sentence) => `${name}: ${sentence}`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
