import type { Review } from '#journey/review/contract.ts'
import type { Translated } from '../language.ts'

const en = {
  title: 'Review of the agreement',
  version: (version: number, name: string) => `Version ${version}: ${name}`,
  loadFailed: 'The review could not be loaded',
  gather: 'Gather the evidence now',
  again: 'Gather anew',
  print: 'Print',
  gathered: (from: string, until: string, at: string) => `From ${from} to ${until}, gathered ${at}`,
  none: 'This agreement names no day of review.',
  due: (day: string): Record<Exclude<Review['state'], 'none'>, string> => ({
    later: `Review by ${day}`,
    soon: `Review by ${day}: invite both sides`,
    overdue: `Review was due on ${day}`,
  }),
  emptyTitle: 'No evidence gathered yet',
  empty:
    'Three weeks before the day of review this page fills itself: who was handed over wrongly, who was missed, why leads came back, which clocks were kept, and whether both sides still mean the same by a lead.',
  falsePositives: 'Handed over, and not kept',
  falseOf: (count: number, of: number) => `${count} of ${of} answered offers`,
  returned: 'returned at once',
  returnedLater: 'given back after accepting',
  disqualifiedLater: 'disqualified later',
  missed: 'Missed',
  missedOf: (count: number, of: number) => `${count} of ${of} opportunities came without a hand-off`,
  won: (count: number) => `${count} of them won`,
  reasons: 'Why leads came back',
  noReasons: 'None came back in this time.',
  clocks: 'Clocks kept',
  noClocks: 'No clock has run out or ended yet.',
  kept: (kept: number, of: number) => `${kept} of ${of}`,
  within: (span: string) => `within ${span}`,
  ratings: 'Do both sides still mean the same?',
  noRatings: 'No double rating yet. Surveys can set one for each quarter.',
  alpha: 'α',
  notComputed: 'cannot be computed',
  reading: (alpha: number) =>
    alpha >= 0.8
      ? 'shared'
      : alpha >= 0.667
        ? 'shared in the main'
        : alpha > 0
          ? 'not shared'
          : 'no better than chance',
  examples: 'Look at them',
  limits: 'What limits these figures',
  sides: { sales: 'Sales', marketing: 'Marketing', leadgen: 'Lead development' } as Record<string, string>,
  nameless: 'No name',
}

const de: Translated<typeof en> = {
  title: 'Überprüfung der Vereinbarung',
  version: (version, name) => `Version ${version}: ${name}`,
  loadFailed: 'Die Überprüfung konnte nicht geladen werden',
  gather: 'Belege jetzt sammeln',
  again: 'Neu sammeln',
  print: 'Drucken',
  gathered: (from, until, at) => `Von ${from} bis ${until}, gesammelt ${at}`,
  none: 'Diese Vereinbarung nennt keinen Tag der Überprüfung.',
  due: (day) => ({
    later: `Überprüfung bis ${day}`,
    soon: `Überprüfung bis ${day}: Laden Sie beide Seiten ein`,
    overdue: `Überprüfung war fällig am ${day}`,
  }),
  emptyTitle: 'Noch keine Belege gesammelt',
  empty:
    'Drei Wochen vor dem Tag der Überprüfung füllt sich diese Seite von selbst: wer zu Unrecht übergeben wurde, wer übersehen wurde, warum Leads zurückkamen, welche Fristen eingehalten wurden und ob beide Seiten unter einem Lead noch dasselbe verstehen.',
  falsePositives: 'Übergeben und nicht behalten',
  falseOf: (count, of) => `${count} von ${of} beantworteten Übergaben`,
  returned: 'sofort zurückgegeben',
  returnedLater: 'nach der Annahme zurückgegeben',
  disqualifiedLater: 'später disqualifiziert',
  missed: 'Übersehen',
  missedOf: (count, of) => `${count} von ${of} Opportunities kamen ohne Übergabe`,
  won: (count) => `${count} davon gewonnen`,
  reasons: 'Warum Leads zurückkamen',
  noReasons: 'In dieser Zeit kam keiner zurück.',
  clocks: 'Eingehaltene Fristen',
  noClocks: 'Noch ist keine Frist abgelaufen oder beendet.',
  kept: (kept, of) => `${kept} von ${of}`,
  within: (span) => `Frist: ${span}`,
  ratings: 'Meinen beide Seiten noch dasselbe?',
  noRatings: 'Noch keine Doppelbewertung. Unter „Umfragen“ lässt sich für jedes Quartal eine einrichten.',
  alpha: 'α',
  notComputed: 'lässt sich nicht berechnen',
  reading: (alpha) =>
    alpha >= 0.8
      ? 'gemeinsam'
      : alpha >= 0.667
        ? 'weitgehend gemeinsam'
        : alpha > 0
          ? 'nicht gemeinsam'
          : 'nicht besser als Zufall',
  examples: 'Ansehen',
  limits: 'Was diese Zahlen begrenzt',
  sides: { sales: 'Vertrieb', marketing: 'Marketing', leadgen: 'Leadgenerierung' },
  nameless: 'Ohne Namen',
}

export const words = __LANGUAGE__ === 'de' ? de : en
