import type { AttributionDimension } from '#journey/measure/attribution/attribution.contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { ModelKind } from '#journey/measure/attribution/model.contract.ts'
import type { Origin } from '#journey/measure/grain/origin.rules.ts'

/** What the figures of attribution and contribution say in words. Numbers come in as text, written for the reader. */
const en = {
  locale: 'en-GB',
  models: {
    first: 'First touch',
    last: 'Last touch',
    linear: 'Linear',
    u: 'U (40/20/40)',
    w: 'W (30/30/30/10)',
    full: 'Full path',
    decay: 'Time decay',
    custom: 'Custom',
    markov: 'Markov chain',
    shapley: 'Shapley value',
  } satisfies Record<ModelKind, string>,
  nothing: {
    channel: 'No channel given',
    source: 'No source given',
    campaign: 'No campaign given',
    content: 'No content given',
    kind: 'No kind given',
    segment: 'In no segment',
    message: 'No mail of a programme',
  } satisfies Record<AttributionDimension, string>,
  origins: {
    marketing: 'marketing',
    leadgen: 'lead generation',
    sales: 'sales',
    partner: 'partners',
    agency: 'agencies',
  } satisfies Record<Origin, string>,
  untouched: (by: string) => `No touch recorded: sourced by ${by}`,
  notes: {
    path: (months: string) =>
      `A path is all that is recorded of all people of the deal’s company, ${months} months back; what was only sent, and what software did, is no touch.`,
    inherits: 'A touch that does not say where it came from counts with what brought its lead in this pass.',
    opened: 'Touches up to the moment the deal was opened.',
    closed: 'Touches up to the moment the deal was won.',
    currency: (currency: string) => `Amounts in ${currency}, at the rate of the day the deal was won.`,
    sums: 'Under every model the parts of a deal sum to its amount to the cent.',
    none: 'No deal was won in this period.',
    few: (deals: string) => `Only ${deals} deals: the order may be chance.`,
    withoutAmount: (deals: string) => `${deals} deals without an amount are counted as deals, not as money.`,
    withoutRate: (deals: string) =>
      `${deals} deals in a currency without a rate of that day are counted as deals, not as money.`,
    undated: (deals: string) =>
      `${deals} deals do not say when they were opened; their touches are read up to the win.`,
    contactedLater: (deals: string) =>
      `${deals} deals were opened or won before the first contact that is recorded: nothing can be credited to what came later.`,
    cut: (deals: string) => `${deals} deals have older touches that lie before the window and are cut off.`,
    future: (touches: string) => `${touches} touches are dated later than this moment and do not count.`,
    late: (deals: string) => `${deals} deals were recorded in their present state after that day.`,
    waiting: (leads: string) => `${leads} leads are still being counted.`,
    learned: (paths: string, won: string) =>
      `Markov and Shapley learn from ${paths} paths, of which ${won} won: each deal is shared on its own path in proportion to what its values are worth.`,
    mature: (days: string) =>
      `A path without a win counts as lost when it ended, or is older than ${days} days.`,
    drawn: (samples: string) =>
      `There are too many values for all orders: Shapley values are the mean of ${samples} orders drawn from a fixed seed.`,
    lumped: (values: string) => `${values} rare values are reckoned as one by what is learned.`,
  },
}

export type AttributionWords = typeof en

const de: AttributionWords = {
  locale: 'de-DE',
  models: {
    first: 'Erster Kontakt',
    last: 'Letzter Kontakt',
    linear: 'Linear',
    u: 'U (40/20/40)',
    w: 'W (30/30/30/10)',
    full: 'Ganzer Weg',
    decay: 'Zeitlicher Zerfall',
    custom: 'Eigenes Modell',
    markov: 'Markow-Kette',
    shapley: 'Shapley-Wert',
  },
  nothing: {
    channel: 'Ohne Kanal',
    source: 'Ohne Quelle',
    campaign: 'Ohne Kampagne',
    content: 'Ohne Inhalt',
    kind: 'Ohne Art',
    segment: 'In keinem Segment',
    message: 'Keine Mail eines Programms',
  },
  origins: {
    marketing: 'Marketing',
    leadgen: 'Leadgenerierung',
    sales: 'Vertrieb',
    partner: 'Partnern',
    agency: 'Agenturen',
  },
  untouched: (by) => `Kein Kontakt erfasst: gebracht von ${by}`,
  notes: {
    path: (months) =>
      `Ein Weg ist alles, was von allen Personen des Unternehmens erfasst ist, ${months} Monate zurück; was nur verschickt wurde und was Software tat, ist kein Kontakt.`,
    inherits:
      'Ein Kontakt, der nicht sagt, woher er kam, zählt zu dem, was den Lead in diesem Durchlauf brachte.',
    opened: 'Kontakte bis zu dem Augenblick, in dem die Opportunity eröffnet wurde.',
    closed: 'Kontakte bis zu dem Augenblick, in dem die Opportunity gewonnen wurde.',
    currency: (currency) => `Beträge in ${currency}, zum Kurs des Tages, an dem gewonnen wurde.`,
    sums: 'In jedem Modell ergeben die Teile einer Opportunity auf den Cent ihren Betrag.',
    none: 'In diesem Zeitraum wurde nichts gewonnen.',
    few: (deals) => `Nur ${deals} Opportunitys: Die Reihenfolge kann Zufall sein.`,
    withoutAmount: (deals) => `${deals} Opportunitys ohne Betrag zählen als Opportunity, nicht als Geld.`,
    withoutRate: (deals) =>
      `${deals} Opportunitys in einer Währung ohne Kurs dieses Tages zählen als Opportunity, nicht als Geld.`,
    undated: (deals) =>
      `${deals} Opportunitys sagen nicht, wann sie eröffnet wurden; ihre Kontakte werden bis zum Gewinn gelesen.`,
    contactedLater: (deals) =>
      `${deals} Opportunitys wurden vor dem ersten erfassten Kontakt eröffnet oder gewonnen: Was später kam, bekommt nichts.`,
    cut: (deals) =>
      `${deals} Opportunitys haben ältere Kontakte, die vor dem Zeitfenster liegen und abgeschnitten sind.`,
    future: (touches) => `${touches} Kontakte sind später datiert als dieser Augenblick und zählen nicht.`,
    late: (deals) => `${deals} Opportunitys wurden in ihrem jetzigen Stand erst nach diesem Tag erfasst.`,
    waiting: (leads) => `${leads} Leads werden noch gezählt.`,
    learned: (paths, won) =>
      `Markow und Shapley lernen aus ${paths} Wegen, von denen ${won} gewannen: Jede Opportunity wird auf ihrem eigenen Weg danach geteilt, was ihre Werte wert sind.`,
    mature: (days) =>
      `Ein Weg ohne Gewinn gilt als verloren, wenn er endete oder älter als ${days} Tage ist.`,
    drawn: (samples) =>
      `Für alle Reihenfolgen sind es zu viele Werte: Shapley-Werte sind das Mittel aus ${samples} Reihenfolgen, gezogen aus festem Anfang.`,
    lumped: (values) => `${values} seltene Werte werden beim Lernen als einer gerechnet.`,
  },
}

export const attributionWords = (language: Language): AttributionWords => (language === 'de' ? de : en)

export function modelName(kind: ModelKind, language: Language): string {
  return attributionWords(language).models[kind]
}
