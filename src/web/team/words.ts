import { number, percent, tenth } from '../ui/format.ts'
import type { Translated } from '../language.ts'
import { personWords } from './person-words.ts'

const many = (count: number, capped: boolean): string => number(count) + (capped ? '+' : '')

const en = {
  title: 'Team',
  failed: 'The team could not be loaded',
  emptyTitle: 'Nobody here yet',
  empty:
    'Add the people who are handed leads; then this page shows who waits, who is late, and where leads are lost.',
  addPeople: 'Add people',
  teams: { all: 'All', sales: 'Sales', leadgen: 'Lead generation' } as Record<string, string>,
  team: 'Team',
  period: 'Period',
  periods: { '30': '30 days', '90': '90 days', '365': '1 year' } as Record<string, string>,
  waiting: 'Waits now',
  offers: 'Offers to answer',
  room: 'No room for',
  late: 'Clocks past their time',
  appeals: 'Appeals to decide',
  none: {
    offers: 'Every offer is answered.',
    room: 'Nobody waits for room.',
    late: 'Nobody is late.',
    appeals: 'Nothing to decide.',
  },
  count: many,
  seeAll: 'See all',
  more: (name: string) => `What to do with ${name}`,
  openLead: 'Open lead',
  give: 'Give to somebody else…',
  giveTitle: (name: string) => `Give ${name} to`,
  given: (name: string, to: string) => `${name} was given to ${to}`,
  loadOf: (load: number, capacity: number | null) =>
    capacity === null ? number(load) : `${number(load)} of ${number(capacity)}`,
  inWork: (load: number, capacity: number | null) =>
    capacity === null ? `${number(load)} in work` : `${number(load)} of ${number(capacity)} in work`,
  full: 'full',
  people: 'People',
  name: 'Name',
  load: 'In work',
  openOffers: 'To answer',
  lateNow: 'Late',
  accepted: 'Accepted',
  acceptedHint: 'Of answered offers of the period; the bar is the 95 % interval',
  untouched: 'Untouched',
  untouchedHint: 'Of accepted offers: after five days neither called nor written to',
  inTime: 'In time',
  inTimeHint: 'Of clocks of the period that were met, taken back or are late',
  speed: 'First work',
  speedHint: 'Median hours of the clock from an offer to the first call, mail or visit',
  signs: 'Signs',
  takes: 'Takes leads',
  takesOf: (name: string) => `${name} takes leads`,
  away: { 'switched off': 'paused', away: 'away', 'has left': 'left' } as Record<string, string>,
  nowOn: (name: string) => `${name} takes leads again`,
  nowOff: (name: string) => `${name} takes no new leads for now`,
  sign: {
    picks: 'Picks high scores',
    rubber_stamp: 'Accepts, then leaves',
    sandbag: 'Returns nearly all',
    untouched: 'Leaves accepted leads',
  } as Record<string, string>,
  signWhy: {
    picks:
      'What is worked scores higher than a choice by chance would, more than the team’s own preference explains.',
    rubber_stamp: (a: number, u: number) =>
      `At least ${percent(a)} accepted and ${percent(u)} of these untouched, at the lower end of the intervals.`,
    sandbag: (r: number) => `At least ${percent(r)} returned, at the lower end of the interval.`,
    untouched: (u: number) =>
      `At least ${percent(u)} of accepted leads untouched, at the lower end of the interval.`,
  },
  share: (hits: number, n: number) => `${number(hits)} of ${number(n)}`,
  interval: (low: number, high: number) => `95 %: ${percent(low)} to ${percent(high)}`,
  hours: (value: number) =>
    value < 1 ? `${number(value * 60)} min` : value < 48 ? `${tenth(value)} h` : `${tenth(value / 24)} d`,
  leaks: 'Offers lost',
  lying: 'Leads that lie somewhere now',
  leak: {
    expired: 'Offers that ran out unanswered',
    returned: 'Offers returned without a call',
    untouched: 'Accepted, then not worked',
  } as Record<string, string>,
  worthOf: (money: string) => `worth ${money}`,
  worthHint: (n: number, money: string) =>
    `Win rate of their scores times the mean amount won (${money}), from ${number(n)} offers that are old enough`,
  countedAt: 'Counted',
  duties: 'Clocks kept',
  duty: 'Duty',
  agreed: 'Agreed',
  started: 'Started',
  runningLate: 'Late now',
  median: 'Half within',
  ninety: '9 of 10 within',
  businessHours: (value: number) => `${tenth(value)} h`,
  businessHint: 'Business hours. Clocks that still run count as longer than they have run (Kaplan-Meier)',
  notYet: 'not yet',
  noDuties:
    'No clock has started in this period. Duties and their times are agreed in the agreement, stage by stage.',
  toAgreement: 'Open the agreement',
  of: (days: string) => `last ${days}`,
  back: 'Team',
}

const de: Translated<typeof en> = {
  title: 'Team',
  failed: 'Das Team konnte nicht geladen werden',
  emptyTitle: 'Noch niemand da',
  empty:
    'Legen Sie die Personen an, denen Leads übergeben werden; dann zeigt diese Seite, wer wartet, wer zu spät ist und wo Leads verloren gehen.',
  addPeople: 'Personen anlegen',
  teams: { all: 'Alle', sales: 'Vertrieb', leadgen: 'Leadgenerierung' },
  team: 'Team',
  period: 'Zeitraum',
  periods: { '30': '30 Tage', '90': '90 Tage', '365': '1 Jahr' },
  waiting: 'Wartet jetzt',
  offers: 'Angebote ohne Antwort',
  room: 'Ohne freien Platz',
  late: 'Überschrittene Fristen',
  appeals: 'Einsprüche zu entscheiden',
  none: {
    offers: 'Jedes Angebot ist beantwortet.',
    room: 'Niemand wartet auf einen freien Platz.',
    late: 'Niemand ist zu spät.',
    appeals: 'Nichts zu entscheiden.',
  },
  count: many,
  seeAll: 'Alle ansehen',
  more: (name) => `Was mit ${name} geschehen soll`,
  openLead: 'Lead öffnen',
  give: 'Jemand anderem geben …',
  giveTitle: (name) => `${name} übergeben an`,
  given: (name, to) => `${name} liegt jetzt bei ${to}`,
  loadOf: (load, capacity) => (capacity === null ? number(load) : `${number(load)} von ${number(capacity)}`),
  inWork: (load, capacity) =>
    capacity === null ? `${number(load)} in Arbeit` : `${number(load)} von ${number(capacity)} in Arbeit`,
  full: 'voll',
  people: 'Personen',
  name: 'Name',
  load: 'In Arbeit',
  openOffers: 'Offen',
  lateNow: 'Zu spät',
  accepted: 'Angenommen',
  acceptedHint: 'Von den beantworteten Angeboten des Zeitraums; der Balken ist das 95-%-Intervall',
  untouched: 'Unberührt',
  untouchedHint: 'Von den angenommenen: nach fünf Tagen weder angerufen noch angeschrieben',
  inTime: 'Rechtzeitig',
  inTimeHint: 'Von den Fristen des Zeitraums, die erfüllt, zurückgenommen oder überschritten sind',
  speed: 'Erste Arbeit',
  speedHint: 'Median der Uhrstunden vom Angebot bis zum ersten Anruf, zur ersten Mail oder zum ersten Besuch',
  signs: 'Anzeichen',
  takes: 'Nimmt Leads',
  takesOf: (name) => `${name} nimmt Leads`,
  away: { 'switched off': 'pausiert', away: 'abwesend', 'has left': 'ausgeschieden' },
  nowOn: (name) => `${name} nimmt wieder Leads`,
  nowOff: (name) => `${name} nimmt vorerst keine neuen Leads`,
  sign: {
    picks: 'Pickt hohe Scores',
    rubber_stamp: 'Nimmt an, lässt liegen',
    sandbag: 'Gibt fast alles zurück',
    untouched: 'Lässt Angenommenes liegen',
  },
  signWhy: {
    picks:
      'Das Bearbeitete hat höhere Scores, als eine zufällige Wahl ergäbe, auch über die Vorliebe des Teams hinaus.',
    rubber_stamp: (a, u) =>
      `Mindestens ${percent(a)} angenommen und davon ${percent(u)} unberührt, am unteren Ende der Intervalle.`,
    sandbag: (r) => `Mindestens ${percent(r)} zurückgegeben, am unteren Ende des Intervalls.`,
    untouched: (u) =>
      `Mindestens ${percent(u)} der angenommenen Leads unberührt, am unteren Ende des Intervalls.`,
  },
  share: (hits, n) => `${number(hits)} von ${number(n)}`,
  interval: (low, high) => `95 %: ${percent(low)} bis ${percent(high)}`,
  hours: (value) =>
    value < 1
      ? `${number(value * 60)} Min.`
      : value < 48
        ? `${tenth(value)} Std.`
        : `${tenth(value / 24)} T.`,
  leaks: 'Verlorene Angebote',
  lying: 'Leads, die jetzt irgendwo liegen',
  leak: {
    expired: 'Angebote, die ohne Antwort abliefen',
    returned: 'Angebote, die ohne Anruf zurückkamen',
    untouched: 'Angenommen, dann nicht bearbeitet',
  },
  worthOf: (money) => `im Wert von ${money}`,
  worthHint: (n, money) =>
    `Gewinnquote ihrer Scores mal mittlerer gewonnener Betrag (${money}), aus ${number(n)} hinreichend alten Angeboten`,
  countedAt: 'Gezählt',
  duties: 'Gehaltene Fristen',
  duty: 'Pflicht',
  agreed: 'Vereinbart',
  started: 'Begonnen',
  runningLate: 'Jetzt zu spät',
  median: 'Die Hälfte in',
  ninety: '9 von 10 in',
  businessHours: (value) => `${tenth(value)} Std.`,
  businessHint: 'Geschäftsstunden. Laufende Fristen zählen als länger, als sie bisher laufen (Kaplan-Meier)',
  notYet: 'noch nicht',
  noDuties:
    'In diesem Zeitraum hat keine Frist begonnen. Pflichten und ihre Zeiten stehen in der Vereinbarung, Stufe für Stufe.',
  toAgreement: 'Vereinbarung öffnen',
  of: (days) => `letzte ${days}`,
  back: 'Team',
}

export const words = { ...(__LANGUAGE__ === 'de' ? de : en), ...personWords }
