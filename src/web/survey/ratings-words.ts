export const words = {
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
