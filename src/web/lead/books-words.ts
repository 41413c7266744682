import type { Translated } from '../language.ts'

const en = {
  title: 'Books of this lead',
  spent: 'Spent',
  expected: 'Expected',
  returned: 'Returned',
  noSpend: 'none reported',
  tooLittle: 'too little history',
  nothingMore: 'nothing more',
  pass: (n: number) => `Pass ${n}`,
  how: 'How this comes about',
  standings: { won: 'won', off: 'written off', working: 'still working' },
  everybody: 'For all leads',
  among: (sum: string, leads: string) => `An equal part of ${sum}, which ${leads} leads share`,
  days: (from: string, to: string) => `${from} to ${to}`,
  chance: (day: string, chance: string) => `${day}, chance ${chance}`,
}

const de: Translated<typeof en> = {
  title: 'Die Bücher dieses Leads',
  spent: 'Ausgegeben',
  expected: 'Zu erwarten',
  returned: 'Eingebracht',
  noSpend: 'nichts gemeldet',
  tooLittle: 'zu wenig Vergangenheit',
  nothingMore: 'nichts mehr',
  pass: (n) => `Durchgang ${n}`,
  how: 'Wie das zustande kommt',
  standings: { won: 'gewonnen', off: 'abgeschrieben', working: 'noch in Arbeit' },
  everybody: 'Für alle Leads',
  among: (sum, leads) => `Ein gleicher Teil von ${sum}, den sich ${leads} Leads teilen`,
  days: (from, to) => `${from} bis ${to}`,
  chance: (day, chance) => `${day}, Chance ${chance}`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
