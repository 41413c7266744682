import { number } from '../ui/format.ts'
import type { Translated } from '../language.ts'

const en = {
  title: 'Chance and value',
  card: 'What the learned card said',
  outcomes: { opportunity: 'becomes an opportunity', won: 'is won' },
  came: (n: number, yes: number, low: string, high: string) =>
    `${low} to ${high}; ${number(yes)} of ${number(n)} alike came`,
  said: (until: string, seen: string) =>
    `Until ${until}, by the learned card in force and what was known on ${seen}.`,
  band: (from: number | null, below: number | null) =>
    from === null
      ? below === null
        ? ''
        : `Alike are leads that it had not learned from, with fewer than ${number(below)} points.`
      : below === null
        ? `Alike are leads that it had not learned from, with ${number(from)} points or more.`
        : `Alike are leads that it had not learned from, with ${number(from)} to ${number(below - 1)} points.`,
  begin: 'Where every lead begins',
  sum: 'Together',
}

const de: Translated<typeof en> = {
  title: 'Aussicht und Wert',
  card: 'Was die gelernte Karte sagte',
  outcomes: { opportunity: 'wird Opportunity', won: 'wird gewonnen' },
  came: (n, yes, low, high) => `${low} bis ${high}; von ${number(n)} gleichen kamen ${number(yes)}`,
  said: (until, seen) =>
    `Bis ${until}, nach der gelernten Karte in Kraft und dem, was am ${seen} bekannt war.`,
  band: (from, below) =>
    from === null
      ? below === null
        ? ''
        : `Gleich sind Leads, aus denen sie nicht gelernt hat, mit weniger als ${number(below)} Punkten.`
      : below === null
        ? `Gleich sind Leads, aus denen sie nicht gelernt hat, mit ${number(from)} Punkten oder mehr.`
        : `Gleich sind Leads, aus denen sie nicht gelernt hat, mit ${number(from)} bis ${number(below - 1)} Punkten.`,
  begin: 'Womit jeder Lead beginnt',
  sum: 'Zusammen',
}

export const chanceWords = __LANGUAGE__ === 'de' ? de : en
