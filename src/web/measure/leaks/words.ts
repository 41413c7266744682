import type { LeakClass } from '#journey/measure/cost/contract.ts'
import type { Translated } from '../../language.ts'
import { number } from '../../ui/format.ts'

const en = {
  failed: 'The leak ledger could not be loaded',
  all: 'leads lie and go nowhere',
  allOne: 'lead lies and goes nowhere',
  expected: 'expected of them, if somebody picks them up',
  spent: 'spent on them',
  between: (low: string, high: string) => `${low} to ${high}`,
  interval: (low: string, high: string) => `95 %: ${low} to ${high}`,
  columns: {
    what: 'Where',
    leads: 'Leads',
    expected: 'Expected',
    spent: 'Spent',
    since: 'Since',
    trend: '12 weeks',
    owner: 'Can change it',
  },
  classes: {
    duplicate: ['Here already', 'disqualified as a second record of somebody'],
    lost_in_sync: ['Lost in sync', 'a notification or another system did not get through'],
    bounced: ['Mails bounce', 'the address is wrong, and nobody has looked for another'],
    returned: ['Returned, no answer', 'sales gave it back, and nobody has answered'],
    unanswered: ['Offered, no answer', 'the time to answer is over'],
    unowned: ['Waits for an owner', 'it lies on a desk'],
    idle: ['Accepted, nobody called', 'for five days or longer'],
    recycled: ['Nurture without a programme', 'nobody writes, nobody calls'],
    unwatched: ['Disqualified without a date', 'nobody will look again before the watch ends'],
  } satisfies Record<LeakClass, [string, string]>,
  worthless: 'the other record carries the value',
  roles: {
    sponsor: 'Sponsor',
    sales_manager: 'Sales manager',
    rep: 'Rep',
    marketing: 'Marketing',
    leadgen_manager: 'Lead generation manager',
    sdr: 'Lead developer',
    admin: 'Admin',
  },
  nobody: 'nobody has this role',
  andMore: (name: string, more: number) => (more === 0 ? name : `${name} + ${more}`),
  promised: (within: string) => `promised within ${within}`,
  signed: (name: string) => `Signed by ${name}`,
  unsigned: 'In the agreement, which nobody has signed for them',
  trendSaid: (from: number, to: number) => `from ${number(from)} to ${number(to)} in twelve weeks`,
  order:
    'A lead is in one row only: the first of this order that holds. So the rows add up to leads, and to money.',
  method: 'How “expected” is told',
  learned: (n: number, won: number, days: number, day: string) =>
    `The chance to be won within ${days} days, by stage, time in it and score, times the mean amount of the market and level. From ${number(n)} situations of leads until ${day}, ${number(won)} of which led to a win.`,
  by: {
    signed: 'No learned card is in force: the score is that of the signed rules.',
    card: 'The score is the learned card in force; leads of the past are scored by it as they were known then.',
  },
  refused: {
    too_few_leads: 'No money is told yet: too few leads have a past of half a year. The counts stand.',
    too_few_wins: 'No money is told yet: too few leads were won. The counts stand.',
    too_few_amounts: 'No money is told yet: too few wins have an amount. The counts stand.',
  },
  tested: (n: number) =>
    `Tested on the ${number(n)} situations of the half-year after: chances that the years before would have told, beside the share that was won.`,
  said: 'told',
  came: 'came true',
  unlearned: 'There is no half-year yet to test the chances on.',
  ranges: (n: number, won: number, said: string, share: string) =>
    `${number(n)} told ${said}, ${number(won)} won: ${share}`,
  none: 'Nothing lies still',
  noneHint:
    'Every lead has an owner, an answer, and somebody or something that works it. When one stops, it appears here.',
  listNone: 'No lead lies here now',
  stage: 'Stage',
  csvOf: 'These leads as a file',
  lost: 'Offers that were lost in a period, by team and rep, are counted on another page:',
  toTeam: 'Offers lost',
}

const de: Translated<typeof en> = {
  failed: 'Die Lecks konnten nicht geladen werden',
  all: 'Leads liegen, und nichts geht voran',
  allOne: 'Lead liegt, und nichts geht voran',
  expected: 'von ihnen zu erwarten, wenn sich jemand kümmert',
  spent: 'für sie ausgegeben',
  between: (low, high) => `${low} bis ${high}`,
  interval: (low, high) => `95 %: ${low} bis ${high}`,
  columns: {
    what: 'Wo',
    leads: 'Leads',
    expected: 'Zu erwarten',
    spent: 'Ausgegeben',
    since: 'Seit',
    trend: '12 Wochen',
    owner: 'Kann es ändern',
  },
  classes: {
    duplicate: ['Schon vorhanden', 'als zweiter Datensatz disqualifiziert'],
    lost_in_sync: [
      'Beim Abgleich verloren',
      'eine Benachrichtigung oder ein anderes System wurde nicht erreicht',
    ],
    bounced: ['Mails kommen zurück', 'die Adresse ist falsch, und niemand hat eine andere gesucht'],
    returned: ['Zurückgegeben, keine Antwort', 'der Vertrieb gab ihn zurück, und niemand hat geantwortet'],
    unanswered: ['Angeboten, keine Antwort', 'die Zeit zur Antwort ist um'],
    unowned: ['Wartet auf jemanden', 'er liegt auf einem Schreibtisch'],
    idle: ['Angenommen, niemand rief an', 'seit fünf Tagen oder länger'],
    recycled: ['Nurture ohne Programm', 'niemand schreibt, niemand ruft an'],
    unwatched: ['Disqualifiziert ohne Termin', 'niemand sieht wieder hin, bevor die Beobachtung endet'],
  },
  worthless: 'der Wert liegt beim anderen Datensatz',
  roles: {
    sponsor: 'Sponsor',
    sales_manager: 'Vertriebsleitung',
    rep: 'Vertrieb',
    marketing: 'Marketing',
    leadgen_manager: 'Leitung Leadgenerierung',
    sdr: 'Leadentwicklung',
    admin: 'Administration',
  },
  nobody: 'niemand hat diese Rolle',
  andMore: (name, more) => (more === 0 ? name : `${name} + ${more}`),
  promised: (within) => `zugesagt: ${within}`,
  signed: (name) => `Unterschrieben von ${name}`,
  unsigned: 'Steht in der Vereinbarung; unterschrieben hat dafür niemand',
  trendSaid: (from, to) => `von ${number(from)} auf ${number(to)} in zwölf Wochen`,
  order:
    'Ein Lead steht nur in einer Zeile: der ersten, die in dieser Reihenfolge zutrifft. So ergeben die Zeilen zusammen die Leads und das Geld.',
  method: 'Woher „zu erwarten“ kommt',
  learned: (n, won, days, day) =>
    `Die Chance, innerhalb von ${days} Tagen gewonnen zu werden, nach Stufe, Zeit darin und Punkten, mal dem mittleren Betrag von Markt und Ebene. Aus ${number(n)} Lagen von Leads bis ${day}; ${number(won)} davon führten zu einem Gewinn.`,
  by: {
    signed: 'Keine gelernte Karte ist in Kraft: Die Punkte sind die der unterschriebenen Regeln.',
    card: 'Die Punkte sind die der gelernten Karte in Kraft; frühere Leads werden nach ihr bewertet, so wie sie damals bekannt waren.',
  },
  refused: {
    too_few_leads:
      'Noch wird kein Geld genannt: Zu wenige Leads haben ein halbes Jahr Vergangenheit. Die Anzahlen stehen.',
    too_few_wins: 'Noch wird kein Geld genannt: Zu wenige Leads wurden gewonnen. Die Anzahlen stehen.',
    too_few_amounts:
      'Noch wird kein Geld genannt: Zu wenige Gewinne haben einen Betrag. Die Anzahlen stehen.',
  },
  tested: (n) =>
    `Geprüft an den ${number(n)} Lagen des halben Jahres danach: Chancen, die die Jahre davor genannt hätten, neben dem Anteil, der gewonnen wurde.`,
  said: 'genannt',
  came: 'eingetreten',
  unlearned: 'Noch gibt es kein halbes Jahr, an dem sich die Chancen prüfen ließen.',
  ranges: (n, won, said, share) => `${number(n)} mit ${said}, ${number(won)} gewonnen: ${share}`,
  none: 'Nichts liegt still',
  noneHint:
    'Jeder Lead hat jemanden, eine Antwort, und etwas geht mit ihm voran. Sobald einer stehen bleibt, erscheint er hier.',
  listNone: 'Hier liegt gerade kein Lead',
  stage: 'Stufe',
  csvOf: 'Diese Leads als Datei',
  lost: 'Angebote, die in einem Zeitraum verloren gingen, nach Team und Person, zählt eine andere Seite:',
  toTeam: 'Verlorene Angebote',
}

export const words = __LANGUAGE__ === 'de' ? de : en
