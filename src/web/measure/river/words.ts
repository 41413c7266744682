import type { Translated } from '../../language.ts'

const en = {
  failed: 'The river could not be counted',
  empty: 'No lead entered in this time',
  emptyHint: 'Choose another period, take a filter away, or bring leads in.',
  toImports: 'Import leads',
  label: (day: string) => `From sources through the stages to the outcomes, by ${day}`,
  width: 'Width',
  widths: { leads: 'Leads', money: 'Money' },
  counted: (ago: string) => `counted ${ago}`,
  play: 'Play',
  pause: 'Pause',
  moment: 'Moment',
  rest: 'Other sources',
  left: (n: string) => `${n} left`,
  lost: (amount: string) => `${amount} lost`,
  band: (from: string, to: string, value: string) => `${from} → ${to}: ${value}`,
  leak: (from: string, to: string, value: string) => `${from}, left to ${to}: ${value}`,
  stays: (n: string) => `${n} still there`,
  noMoney: 'No opportunity has an amount yet, so that there is no money to draw.',
  money: (won: string, n: string, mean: string) =>
    `Won: ${won} from ${n} leads, ${mean} each. All others count with the chance of the furthest stage they came to, times their own amount, or that mean.`,
  young:
    'Chances are those of leads whose fate is known. While it plays, each lead counts with what is known of it now.',
  without: (amount: string, n: string) =>
    `${amount} of ${n} leads have no rate of the day: they are not in the money.`,
  table: 'As a table',
  from: 'From',
  to: 'To',
  leads: 'Leads',
  worth: 'Worth',
}

const de: Translated<typeof en> = {
  failed: 'Der Fluss konnte nicht gezählt werden',
  empty: 'In dieser Zeit ging kein Lead ein',
  emptyHint: 'Wählen Sie einen anderen Zeitraum, nehmen Sie einen Filter weg, oder bringen Sie Leads herein.',
  toImports: 'Leads importieren',
  label: (day) => `Von den Quellen durch die Phasen bis zum Ausgang, bis ${day}`,
  width: 'Breite',
  widths: { leads: 'Anzahl', money: 'Geld' },
  counted: (ago) => `gezählt ${ago}`,
  play: 'Abspielen',
  pause: 'Anhalten',
  moment: 'Zeitpunkt',
  rest: 'Andere Quellen',
  left: (n) => `${n} verlassen`,
  lost: (amount) => `${amount} verloren`,
  band: (from, to, value) => `${from} → ${to}: ${value}`,
  leak: (from, to, value) => `${from}, verlassen nach ${to}: ${value}`,
  stays: (n) => `${n} noch dort`,
  noMoney: 'Noch hat keine Opportunity einen Betrag; so gibt es kein Geld zu zeichnen.',
  money: (won, n, mean) =>
    `Gewonnen: ${won} aus ${n} Leads, je ${mean}. Alle anderen zählen mit der Chance der weitesten Phase, in die sie kamen, mal ihrem Betrag oder diesem Mittel.`,
  young:
    'Chancen sind die von Leads, deren Ausgang bekannt ist. Beim Abspielen zählt jeder Lead mit dem, was heute von ihm bekannt ist.',
  without: (amount, n) =>
    `${amount} von ${n} Leads haben keinen Tageskurs: Sie sind nicht im Geld enthalten.`,
  table: 'Als Tabelle',
  from: 'Von',
  to: 'Nach',
  leads: 'Leads',
  worth: 'Wert',
}

export const words = __LANGUAGE__ === 'de' ? de : en
