import type { Translated } from '../../language.ts'
import { number, percent } from '../../ui/format.ts'

const en = {
  failed: 'Quality could not be counted',
  seen: 'As sales sees it',
  headline: (share: string, needed: string) =>
    `For ${share} of the reps, at least ${needed} of their leads were fully qualified.`,
  nobody: (fewest: string) => `No rep has answered ${fewest} leads in this period yet.`,
  of: (hits: number, n: number) => `${number(hits)} of ${number(n)} reps`,
  before: (share: string, n: number) => `${share} in as long a time before (of ${number(n)} reps)`,
  what: (needed: string, fewest: string) =>
    `Fully qualified: accepted, not given back, and not rated 1 or 2 of 5. Reps with fewer than ${fewest} answered leads are not judged. The mark is at ${needed}.`,
  quarters: 'By quarter',
  quarter: (n: number, year: string) => `Q${n} ${year}`,
  rep: 'Rep',
  answered: 'Answered',
  full: 'Fully qualified',
  came: { met: 'Enough', missed: 'Not enough', few: 'Too few to say' } as Record<string, string>,
  models: 'Who brings leads',
  modelsHint: 'How far the leads of each come, what each accepted lead costs, and how steadily they come.',
  broughtBy: 'Brought by',
  leads: 'Leads',
  qualified: 'Qualified',
  accepted: 'Accepted',
  acceptedHint: 'of those offered',
  won: 'Won',
  cost: 'Each accepted',
  costNone: 'nothing was spent, or none was accepted',
  steady: 'Month by month',
  steadyHint: (months: number) =>
    `Accepted in each of ${number(months)} whole months; the line is the middle one.`,
  variation: (cv: string, chance: string) => `varies by ${cv}; chance alone ${chance}`,
  beyond: 'more than chance',
  within: 'no more than chance',
  signal: 'a shift or a trend',
  noSteady: 'too few months',
  chart: (name: string, from: string, to: string, least: string, most: string) =>
    `${name}: accepted leads a month from ${from} to ${to}, between ${least} and ${most}`,
  month: (month: string, n: string) => `${month}: ${n}`,
  empty: 'No lead came in this period',
}

const de: Translated<typeof en> = {
  failed: 'Die Qualität konnte nicht gezählt werden',
  seen: 'Wie der Vertrieb sie sieht',
  headline: (share, needed) =>
    `Für ${share} der Vertriebler waren mindestens ${needed} ihrer Leads vollständig qualifiziert.`,
  nobody: (fewest) => `Noch hat niemand im Vertrieb in diesem Zeitraum ${fewest} Leads beantwortet.`,
  of: (hits, n) => `${number(hits)} von ${number(n)} Vertrieblern`,
  before: (share, n) => `${share} in ebenso langer Zeit davor (von ${number(n)} Vertrieblern)`,
  what: (needed, fewest) =>
    `Vollständig qualifiziert: angenommen, nicht zurückgegeben und nicht mit 1 oder 2 von 5 bewertet. Wer weniger als ${fewest} Leads beantwortet hat, wird nicht beurteilt. Die Marke steht bei ${needed}.`,
  quarters: 'Nach Quartal',
  quarter: (n, year) => `${n}. Quartal ${year}`,
  rep: 'Vertriebler',
  answered: 'Beantwortet',
  full: 'Vollständig qualifiziert',
  came: { met: 'Genug', missed: 'Nicht genug', few: 'Zu wenige' },
  models: 'Wer Leads bringt',
  modelsHint: 'Wie weit die Leads eines jeden kommen, was ein angenommener kostet und wie stetig sie kommen.',
  broughtBy: 'Gebracht von',
  leads: 'Leads',
  qualified: 'Qualifiziert',
  accepted: 'Angenommen',
  acceptedHint: 'der angebotenen',
  won: 'Gewonnen',
  cost: 'Je angenommenem',
  costNone: 'nichts ausgegeben, oder keiner angenommen',
  steady: 'Monat für Monat',
  steadyHint: (months) => `Angenommene in ${number(months)} ganzen Monaten; die Linie ist der mittlere.`,
  variation: (cv, chance) => `schwankt um ${cv}; Zufall allein ${chance}`,
  beyond: 'mehr als Zufall',
  within: 'nicht mehr als Zufall',
  signal: 'eine Verschiebung oder ein Trend',
  noSteady: 'zu wenige Monate',
  chart: (name, from, to, least, most) =>
    `${name}: angenommene Leads im Monat von ${from} bis ${to}, zwischen ${least} und ${most}`,
  month: (month, n) => `${month}: ${n}`,
  empty: 'In diesem Zeitraum kam kein Lead',
}

export const words = __LANGUAGE__ === 'de' ? de : en

/** A share as a word, also where nothing can be divided by. */
export const told = (share: number | null): string => (share === null ? '–' : percent(share))
