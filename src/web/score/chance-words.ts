import type { Translated } from '../language.ts'

const en = {
  title: 'Chance',
  outcomes: { opportunity: 'becomes an opportunity', won: 'is won' },
  said: (until: string, seen: string) =>
    `Until ${until}, by the learned card in force and what was known on ${seen}.`,
  begin: 'Where every lead begins',
}

const de: Translated<typeof en> = {
  title: 'Aussicht',
  outcomes: { opportunity: 'wird Opportunity', won: 'wird gewonnen' },
  said: (until, seen) =>
    `Bis ${until}, nach der gelernten Karte in Kraft und dem, was am ${seen} bekannt war.`,
  begin: 'Womit jeder Lead beginnt',
}

export const chanceWords = __LANGUAGE__ === 'de' ? de : en
