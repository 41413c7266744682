import type { Translated } from '../language.ts'

/** The words that every screen shares: units, and what went wrong on the way to the server. */
const en = {
  csv: 'CSV',
  csvHint: 'This list as a file',
  now: 'now',
  noName: 'No name',
  nothing: '—',
  yes: 'yes',
  no: 'no',
  units: { minute: 'min', hour: 'h', day: 'd', month: 'mo' },
  overdue: 'overdue',
  overdueBy: (span: string) => `overdue by ${span}`,
  left: (span: string) => `${span} left`,
  unreachable: 'The server could not be reached. It may be starting up.',
  unreachableUnchanged: 'The server could not be reached. Nothing was changed.',
  signedOut: 'You were signed out before this was done. Sign in, then do it once more.',
  answered: (status: number) => `The server answered ${status}`,
  again: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  dismiss: 'Dismiss',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  score: (fit: number, engagement: number) => `Fit ${fit}, engagement ${engagement}`,
  control: 'Ctrl',
}

const de: Translated<typeof en> = {
  csv: 'CSV',
  csvHint: 'Diese Liste als Datei',
  now: 'jetzt',
  noName: 'Ohne Namen',
  nothing: '—',
  yes: 'ja',
  no: 'nein',
  units: { minute: 'Min.', hour: 'Std.', day: 'Tg.', month: 'Mon.' },
  overdue: 'überfällig',
  overdueBy: (span) => `seit ${span} überfällig`,
  left: (span) => `noch ${span}`,
  unreachable: 'Der Server ist nicht zu erreichen. Vielleicht startet er gerade.',
  unreachableUnchanged: 'Der Server war nicht zu erreichen. Es wurde nichts geändert.',
  signedOut:
    'Sie wurden abgemeldet, bevor das erledigt war. Melden Sie sich an und versuchen Sie es noch einmal.',
  answered: (status) => `Der Server antwortete mit ${status}`,
  again: 'Noch einmal versuchen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  close: 'Schließen',
  dismiss: 'Ausblenden',
  showPassword: 'Passwort zeigen',
  hidePassword: 'Passwort verbergen',
  score: (fit, engagement) => `Fit ${fit}, Engagement ${engagement}`,
  control: 'Strg',
}

export const words = __LANGUAGE__ === 'de' ? de : en
