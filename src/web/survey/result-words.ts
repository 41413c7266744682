import type { AgreementView, ConcordanceView } from '#journey/survey/contract.ts'
import { fixed, number } from '../ui/format.ts'
import type { Translated } from '../language.ts'

const two = (value: number) => fixed(value, 2)
const count = (n: number, one: string, more: string) => `${number(n)} ${n === 1 ? one : more}`

const en = {
  failed: 'The result could not be loaded',
  nobody: 'Nobody answered this survey',
  nobodyHint: 'It was closed before anybody sorted a card or saved an order, so there is nothing to show.',
  two,

  interval: (low: number, high: number) => `${two(low)} to ${two(high)}`,
  agreement: 'Do we mean the same?',
  together: 'Everybody together',
  between: 'Between functions',
  within: (side: string) => `Within ${side}`,
  alphaOf: (alpha: number, low: number, high: number) =>
    `α ${two(alpha)}, 95 % between ${two(low)} and ${two(high)}`,
  rests: ({ raters, units }: AgreementView) =>
    `${count(raters, 'person', 'people')}, ${count(units, 'card', 'cards')}`,
  alone: (sides: string[]) =>
    `${sides.join(', ')}: one person${sides.length > 1 ? ' each' : ''}, so there is nothing to compare within.`,
  zones: { none: 'chance', some: 'tentative', good: 'shared' },
  why: {
    one_rater: 'cannot be computed: one person alone',
    no_pairs: 'cannot be computed: no card was sorted twice',
    no_variation: 'cannot be computed: everybody gave one and the same answer throughout',
  },
  whatIsAlpha:
    'Krippendorff’s α: 1 is agreement without exception, 0 is what chance would give. From 0.8 on people can be taken to mean the same, from 0.667 on with caution. The bar is the 95 % interval.',
  pairs: 'Each two functions',
  versus: (a: string, b: string) => `${a} and ${b}`,
  nominal: (alpha: number) => `Taking the three answers as names without an order, α is ${two(alpha)}.`,

  strict: 'How much each calls a lead',
  shares: (lead: number, notYet: number, never: number) =>
    `${number(lead)} lead, ${number(notYet)} not yet, ${number(never)} never`,
  answers: { lead: 'Lead', not_yet: 'Not yet', never: 'Never' },

  definitions: 'The definition that each applies',
  definitionsHint:
    'How often a card was called a lead when it showed this, and when it did not. The wider the gap, the more it counts for them, whatever they say.',
  with: 'with it',
  without: 'without it',
  people: (people: number, answers: number) =>
    `${count(people, 'person', 'people')}, ${count(answers, 'answer', 'answers')}`,
  untold: (n: number) => `${count(n, 'criterion', 'criteria')} on too few cards to say`,
  unclear: 'may be chance',
  noSignals: 'Too few answers to see what sets their leads apart.',
  effect: (withShare: string, without: string) => `${withShare} with it, ${without} without`,

  cards: 'Where you differ most',
  cardsHint: 'Talk about these first: they are your definition’s open questions.',
  allCards: (n: number) => `Show all ${number(n)} cards`,
  fewer: 'Show fewer',
  openLead: 'Open the lead',

  criteria: 'What each says counts',
  causes: 'Why leads die, by function',
  slopeHint:
    'Each line is one item, the most important on top; the three on which functions differ most are coloured.',
  w: (w: number) => `Kendall’s W ${two(w)}`,
  wBetween: 'between functions',
  wAll: 'everybody',
  gap: 'Gap',
  numbers: 'As numbers',
  rank: 'Rank',
  item: 'Item',
  gapOf: (gap: number) => fixed(gap, 1),
  added: 'Added by people themselves',
  place: (n: number, side: string) => `place ${number(n)}, ${side}`,
  measured: 'The ledger measures each of these, so belief can be set beside the record.',
  biggest: (label: string, high: string, low: string) =>
    `They differ most on “${label}”: ${high} put it far higher than ${low}.`,

  remedies: 'What would help',
  noRemedies: 'Nobody proposed a remedy.',
  votes: (n: number) => count(n, 'vote', 'votes'),

  draft: 'A first draft from the answers',
  draftHint:
    'The agreement with its points moved half of the way to what people called a lead. Nothing else changes; each change is marked with its counts.',
  noChanges: 'The answers speak for no other points than there are.',
  rule: 'Rule',
  points: 'Points',
  openDraft: 'Open as draft',
  download: 'Download YAML',
  drafted: 'The draft is filed with the agreement’s drafts',
  draftFailed: 'The draft could not be filed. Download it instead.',

  reading: {
    unknown: 'It cannot be said yet',
    wide: 'The interval is wide: more people or more cards would say it better.',
    low: 'Even at the upper end of the interval that is too little to build a hand-off on.',
    same: 'You mean the same',
    mostly: 'You mostly mean the same',
    overlap: 'You overlap, but do not mean the same',
    different: 'You mean different things',
    opposite: 'You mean opposite things',
    chance: 'You agree no more than chance would',
  },
  orders: {
    one: 'One order alone; there is nothing to compare.',
    alike: 'The orders are much alike.',
    somewhat: 'The orders are somewhat alike.',
    none: 'There is hardly a common order.',
    against: 'The orders run against each other.',
  },
}

const de: Translated<typeof en> = {
  failed: 'Das Ergebnis konnte nicht geladen werden',
  nobody: 'Niemand hat an dieser Umfrage teilgenommen',
  nobodyHint:
    'Sie wurde geschlossen, bevor jemand eine Karte sortiert oder eine Reihenfolge gespeichert hat; zu zeigen gibt es nichts.',
  two,

  interval: (low, high) => `${two(low)} bis ${two(high)}`,
  agreement: 'Meinen wir dasselbe?',
  together: 'Alle zusammen',
  between: 'Zwischen den Funktionen',
  within: (side) => `Innerhalb von ${side}`,
  alphaOf: (alpha, low, high) => `α ${two(alpha)}, zu 95 % zwischen ${two(low)} und ${two(high)}`,
  rests: ({ raters, units }) => `${count(raters, 'Person', 'Personen')}, ${count(units, 'Karte', 'Karten')}`,
  alone: (sides) =>
    `${sides.join(', ')}: ${sides.length > 1 ? 'je ' : ''}eine Person, darin lässt sich nichts vergleichen.`,
  zones: { none: 'Zufall', some: 'mit Vorsicht', good: 'gemeinsam' },
  why: {
    one_rater: 'lässt sich nicht berechnen: nur eine Person',
    no_pairs: 'lässt sich nicht berechnen: keine Karte wurde zweimal sortiert',
    no_variation: 'lässt sich nicht berechnen: alle gaben durchweg ein und dieselbe Antwort',
  },
  whatIsAlpha:
    'Krippendorffs α: 1 heißt ausnahmslos einig, 0 ist, was der Zufall ergäbe. Ab 0,8 kann man davon ausgehen, dass alle dasselbe meinen, ab 0,667 mit Vorsicht. Der Balken ist das 95-%-Intervall.',
  pairs: 'Je zwei Funktionen',
  versus: (a, b) => `${a} und ${b}`,
  nominal: (alpha) => `Nimmt man die drei Antworten als Namen ohne Ordnung, ist α ${two(alpha)}.`,

  strict: 'Wie viel jeder einen Lead nennt',
  shares: (lead, notYet, never) => `${number(lead)} Lead, ${number(notYet)} noch nicht, ${number(never)} nie`,
  answers: { lead: 'Lead', not_yet: 'Noch nicht', never: 'Nie' },

  definitions: 'Die Definition, die jeder anwendet',
  definitionsHint:
    'Wie oft eine Karte Lead genannt wurde, wenn sie dies zeigte, und wie oft, wenn nicht. Je größer der Abstand, desto mehr zählt es, was immer gesagt wird.',
  with: 'mit',
  without: 'ohne',
  people: (people, answers) =>
    `${count(people, 'Person', 'Personen')}, ${count(answers, 'Antwort', 'Antworten')}`,
  untold: (n) => `${count(n, 'Kriterium', 'Kriterien')} auf zu wenigen Karten für eine Aussage`,
  unclear: 'vielleicht Zufall',
  noSignals: 'Zu wenige Antworten, um zu sehen, was ihre Leads auszeichnet.',
  effect: (withShare, without) => `${withShare} mit, ${without} ohne`,

  cards: 'Wo Sie am weitesten auseinanderliegen',
  cardsHint: 'Sprechen Sie über diese zuerst: Sie sind die offenen Fragen Ihrer Definition.',
  allCards: (n) => `Alle ${number(n)} Karten zeigen`,
  fewer: 'Weniger zeigen',
  openLead: 'Lead öffnen',

  criteria: 'Was nach Meinung jeder Seite zählt',
  causes: 'Warum Leads sterben, nach Funktion',
  slopeHint:
    'Jede Linie ist ein Punkt, der wichtigste oben; die drei, in denen sich die Funktionen am meisten unterscheiden, sind farbig.',
  w: (w) => `Kendalls W ${two(w)}`,
  wBetween: 'zwischen den Funktionen',
  wAll: 'alle',
  gap: 'Abstand',
  numbers: 'Als Zahlen',
  rank: 'Rang',
  item: 'Punkt',
  gapOf: (gap) => fixed(gap, 1),
  added: 'Von Teilnehmenden ergänzt',
  place: (n, side) => `Platz ${number(n)}, ${side}`,
  measured: 'Jede davon misst auch die Aufzeichnung; so steht Meinung neben Messung.',
  biggest: (label, high, low) =>
    `Am weitesten auseinander liegt „${label}“: ${high} setzt es weit höher als ${low}.`,

  remedies: 'Was helfen würde',
  noRemedies: 'Niemand hat etwas vorgeschlagen.',
  votes: (n) => count(n, 'Stimme', 'Stimmen'),

  draft: 'Ein erster Entwurf aus den Antworten',
  draftHint:
    'Die Vereinbarung, deren Punkte auf halbem Weg zu dem gerückt sind, was Lead genannt wurde. Sonst ändert sich nichts; jede Änderung ist mit ihren Zahlen versehen.',
  noChanges: 'Die Antworten sprechen für keine anderen Punkte als die bisherigen.',
  rule: 'Regel',
  points: 'Punkte',
  openDraft: 'Als Entwurf öffnen',
  download: 'YAML herunterladen',
  drafted: 'Der Entwurf liegt bei den Entwürfen der Vereinbarung',
  draftFailed: 'Der Entwurf konnte nicht abgelegt werden. Laden Sie ihn stattdessen herunter.',

  reading: {
    unknown: 'Noch lässt sich nichts sagen',
    wide: 'Das Intervall ist breit: Mehr Personen oder mehr Karten sagten es genauer.',
    low: 'Selbst das obere Ende des Intervalls ist zu wenig, um eine Übergabe darauf zu bauen.',
    same: 'Sie meinen dasselbe',
    mostly: 'Sie meinen weitgehend dasselbe',
    overlap: 'Sie überschneiden sich, meinen aber nicht dasselbe',
    different: 'Sie meinen Verschiedenes',
    opposite: 'Sie meinen Gegensätzliches',
    chance: 'Sie sind sich nicht einiger, als es der Zufall ergäbe',
  },
  orders: {
    one: 'Nur eine Reihenfolge; zu vergleichen gibt es nichts.',
    alike: 'Die Reihenfolgen sind sich sehr ähnlich.',
    somewhat: 'Die Reihenfolgen sind sich etwas ähnlich.',
    none: 'Eine gemeinsame Reihenfolge ist kaum zu erkennen.',
    against: 'Die Reihenfolgen laufen einander entgegen.',
  },
}

export const words = __LANGUAGE__ === 'de' ? de : en

/** α in plain words. The limits are Krippendorff’s own (Content Analysis, 2013, 12.3). */
export function reading({ alpha, interval, why }: AgreementView): { title: string; more: string } {
  if (alpha === null || !interval) {
    return { title: words.reading.unknown, more: `α ${words.why[why ?? 'no_pairs']}.` }
  }
  const more =
    interval.high - interval.low > 0.3 ? words.reading.wide : interval.high < 0.667 ? words.reading.low : ''
  if (alpha >= 0.8) return { title: words.reading.same, more }
  if (alpha >= 0.667) return { title: words.reading.mostly, more }
  if (alpha >= 0.4) return { title: words.reading.overlap, more }
  if (alpha >= 0.1) return { title: words.reading.different, more }
  return { title: alpha < -0.1 ? words.reading.opposite : words.reading.chance, more }
}

/**
 * Kendall's W in plain words. Few orders that have nothing to do with each other give a W of 1 / m, so what is read is the mean
 * rank correlation of any two of them, which is 0 then.
 */
export function readingOfW({ w, ballots }: ConcordanceView): string {
  if (w === null) return words.orders.one
  const alike = (ballots * w - 1) / (ballots - 1)
  if (alike >= 0.6) return words.orders.alike
  if (alike >= 0.3) return words.orders.somewhat
  if (alike >= -0.3) return words.orders.none
  return words.orders.against
}
