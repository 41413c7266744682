import type { Step } from '#journey/measure/cost/contract.ts'
import type { Translated } from '../../language.ts'
import { number } from '../../ui/format.ts'

const en = {
  failed: 'The cost of leads could not be loaded',
  by: 'By',
  all: 'All together',
  unsaid: 'Not said',
  leads: 'Leads',
  leadsOf: (n: number) => `${number(n)} ${n === 1 ? 'lead' : 'leads'}`,
  spent: 'Spent',
  steps: {
    lead: 'Per lead',
    qualified: 'Per qualified',
    accepted: 'Per accepted',
    opportunity: 'Per opportunity',
    customer: 'Per customer',
  } satisfies Record<Step, string>,
  names: {
    lead: ['lead', 'leads'],
    qualified: ['qualified', 'qualified'],
    accepted: ['accepted', 'accepted'],
    opportunity: ['opportunity', 'opportunities'],
    customer: ['customer', 'customers'],
  } satisfies Record<Step, [string, string]>,
  ranks: 'From the cheapest lead to the cheapest customer',
  ranksHint:
    'Each line is one of them; the cheapest stands on top. Where lines cross, cheap leads were no cheap customers.',
  chart: 'How the order changes from the cost of a lead to the cost of a customer',
  atLeast: (amount: string) => `≥ ${amount}`,
  none: (amount: string) => `None yet: at least ${amount} each, with 95 % certainty`,
  between: (low: string, high: string) => `${low} to ${high}`,
  of: (reached: number, leads: number) => `${number(reached)} of ${number(leads)}`,
  ripe: (days: number) => (days === 1 ? 'a day old and older' : `${number(days)} days old and older`),
  ripeAll: 'all leads',
  unpaid: (n: number) => `${number(n)} without spend`,
  cameTo: (what: string) => `came to it: ${what}`,
  standings: { won: 'Won', off: 'Written off', working: 'Still working', recovered: 'Came back' },
  stands: 'Stands',
  came: 'Came',
  nothing: 'no spend reported',
  young: 'too young',
  maturity:
    'A step counts only leads as old as nine of ten are when they come to it, and what was spent on them. Younger ones have not had the time.',
  interval:
    'What was spent is known; how many of so many came so far is chance. The range is that of the count (95 %, Wilson), divided into what was spent.',
  borne:
    'Every lead bears an equal part of what was spent on its campaign and source in the days in which it came.',
  more: (n: number) => `${number(n)} smaller ones are counted in “All together” alone.`,
  noSpend: 'No spend was reported for these leads',
  noSpendHint:
    'Send what campaigns cost to the API, or import it as a file. Each lead then bears its part, and this page says what a customer really costs.',
  noLeads: 'No lead came in this period',
  unspent: 'Spent, and no lead came that it was for',
  unspentRow: (from: string, to: string) => `${from} to ${to}`,
  vintages: 'Leads as an investment',
  vintagesHint: 'By the month in which they came: what was spent on them, and where it is now.',
  month: 'Came in',
  invested: 'Invested',
  won: 'In customers',
  off: 'Written off',
  working: 'Still working',
  recovered: 'Came back',
  recoveredHint: 'had been written off before',
  returned: 'Returned',
  expected: 'Expected still',
  where: (won: string, off: string, working: string) =>
    `${won} in customers, ${off} written off, ${working} still working`,
  unpriced: (n: number) =>
    n === 1
      ? 'One win has no amount, or no rate of its day, and is in no sum.'
      : `${number(n)} wins have no amount, or no rate of their day, and are in no sum.`,
}

const de: Translated<typeof en> = {
  failed: 'Die Kosten der Leads konnten nicht geladen werden',
  by: 'Nach',
  all: 'Alle zusammen',
  unsaid: 'Nicht angegeben',
  leads: 'Leads',
  leadsOf: (n) => `${number(n)} ${n === 1 ? 'Lead' : 'Leads'}`,
  spent: 'Ausgegeben',
  steps: {
    lead: 'Je Lead',
    qualified: 'Je qualifiziertem',
    accepted: 'Je angenommenem',
    opportunity: 'Je Opportunity',
    customer: 'Je Kunde',
  },
  names: {
    lead: ['Lead', 'Leads'],
    qualified: ['qualifiziert', 'qualifiziert'],
    accepted: ['angenommen', 'angenommen'],
    opportunity: ['Opportunity', 'Opportunitys'],
    customer: ['Kunde', 'Kunden'],
  },
  ranks: 'Vom günstigsten Lead zum günstigsten Kunden',
  ranksHint:
    'Jede Linie ist eine Herkunft; oben steht die günstigste. Wo Linien sich kreuzen, waren günstige Leads keine günstigen Kunden.',
  chart: 'Wie sich die Reihenfolge von den Kosten eines Leads bis zu denen eines Kunden ändert',
  atLeast: (amount) => `≥ ${amount}`,
  none: (amount) => `Noch keiner: mindestens ${amount} je Stück, mit 95 % Sicherheit`,
  between: (low, high) => `${low} bis ${high}`,
  of: (reached, leads) => `${number(reached)} von ${number(leads)}`,
  ripe: (days) => (days === 1 ? 'ab einem Tag' : `ab ${number(days)} Tagen`),
  ripeAll: 'alle Leads',
  unpaid: (n) => `${number(n)} ohne Ausgaben`,
  cameTo: (what) => `so weit gekommen: ${what}`,
  standings: { won: 'Gewonnen', off: 'Abgeschrieben', working: 'In Arbeit', recovered: 'Kam zurück' },
  stands: 'Stand',
  came: 'Kam',
  nothing: 'keine Ausgaben gemeldet',
  young: 'zu jung',
  maturity:
    'Eine Stufe zählt nur Leads, die so alt sind wie neun von zehn, wenn sie dort ankommen, und was für sie ausgegeben wurde. Jüngere hatten die Zeit noch nicht.',
  interval:
    'Was ausgegeben wurde, ist bekannt; wie viele von so vielen so weit kamen, ist Zufall. Die Spanne ist die der Anzahl (95 %, Wilson), geteilt in das Ausgegebene.',
  borne:
    'Jeder Lead trägt den gleichen Teil dessen, was für seine Kampagne und Quelle in den Tagen ausgegeben wurde, in denen er kam.',
  more: (n) => `${number(n)} kleinere sind nur in „Alle zusammen“ gezählt.`,
  noSpend: 'Für diese Leads wurden keine Ausgaben gemeldet',
  noSpendHint:
    'Senden Sie an die API, was Kampagnen kosten, oder importieren Sie es als Datei. Dann trägt jeder Lead seinen Teil, und diese Seite sagt, was ein Kunde wirklich kostet.',
  noLeads: 'In diesem Zeitraum kam kein Lead',
  unspent: 'Ausgegeben, ohne dass ein passender Lead kam',
  unspentRow: (from, to) => `${from} bis ${to}`,
  vintages: 'Leads als Investition',
  vintagesHint: 'Nach dem Monat, in dem sie kamen: was für sie ausgegeben wurde, und wo es jetzt ist.',
  month: 'Kamen im',
  invested: 'Investiert',
  won: 'In Kunden',
  off: 'Abgeschrieben',
  working: 'Noch in Arbeit',
  recovered: 'Kamen zurück',
  recoveredHint: 'waren schon abgeschrieben',
  returned: 'Zurückgekommen',
  expected: 'Noch zu erwarten',
  where: (won, off, working) => `${won} in Kunden, ${off} abgeschrieben, ${working} noch in Arbeit`,
  unpriced: (n) =>
    n === 1
      ? 'Ein Gewinn hat keinen Betrag oder keinen Kurs seines Tages und steht in keiner Summe.'
      : `${number(n)} Gewinne haben keinen Betrag oder keinen Kurs ihres Tages und stehen in keiner Summe.`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
