import type { Translated } from '../language.ts'

const en = {
  title: 'Is the definition still shared?',
  hint: 'Each quarter people of both sides rate the same fresh leads, blind. The dot is α, the line its 95 % interval.',
  none: 'No quarter has been rated yet.',
  off: 'No standing order: nobody checks whether the definition is still shared.',
  paused: 'The standing order is paused.',
  order: (cards: number, people: number, opens: string) =>
    `${cards} fresh leads, ${people} people; the next round opens on ${opens}.`,
  setUp: 'Set up',
  change: 'Change…',
  formTitle: 'Blind double rating, every quarter',
  formHint:
    'When a quarter has ended, that many of its leads are drawn and sorted by everybody chosen, blind to the others.',
  cards: 'Leads per quarter',
  days: 'Days to answer',
  active: 'Open a round when a quarter has ended',
  save: 'Save',
  saved: 'The standing order is saved',
  unreachable: 'The server could not be reached. Nothing was saved.',
  alpha: (alpha: string, low: string, high: string) => `α ${alpha}, 95 % between ${low} and ${high}`,
  running: 'being rated',
  unknown: 'α cannot be computed',
}

const de: Translated<typeof en> = {
  title: 'Ist die Definition noch gemeinsam?',
  hint: 'Jedes Quartal bewerten Personen beider Seiten dieselben neuen Leads, ohne voneinander zu wissen. Der Punkt ist α, die Linie sein 95-%-Intervall.',
  none: 'Noch wurde kein Quartal bewertet.',
  off: 'Kein Dauerauftrag: Niemand prüft, ob die Definition noch gemeinsam ist.',
  paused: 'Der Dauerauftrag ruht.',
  order: (cards, people, opens) =>
    `${cards} neue Leads, ${people} Personen; die nächste Runde öffnet am ${opens}.`,
  setUp: 'Einrichten',
  change: 'Ändern …',
  formTitle: 'Blinde Doppelbewertung, jedes Quartal',
  formHint:
    'Wenn ein Quartal zu Ende ist, werden so viele seiner Leads gezogen und von allen Gewählten sortiert, ohne voneinander zu wissen.',
  cards: 'Leads je Quartal',
  days: 'Tage zum Antworten',
  active: 'Eine Runde öffnen, wenn ein Quartal zu Ende ist',
  save: 'Speichern',
  saved: 'Der Dauerauftrag ist gespeichert',
  unreachable: 'Der Server war nicht zu erreichen. Es wurde nichts gespeichert.',
  alpha: (alpha, low, high) => `α ${alpha}, zu 95 % zwischen ${low} und ${high}`,
  running: 'wird bewertet',
  unknown: 'α lässt sich nicht berechnen',
}

export const words = __LANGUAGE__ === 'de' ? de : en
