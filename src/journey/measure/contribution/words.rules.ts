import type { Language } from '#platform/language.contract.ts'

const en = {
  locale: 'en-GB',
  pipeline:
    'Pipeline: deals by when they were opened, with the amount they have now, whatever became of them.',
  revenue: 'Revenue: deals by when they were won.',
  sourced: 'Sourced: who brought the lead with which a deal is counted. Every deal counts once.',
  influenced:
    'Influenced: whoever brought or had one of the company’s people before the deal was opened (or won); marketing also where one of them did something that is recorded. A deal counts with everybody, so these are never added.',
  interval:
    'Intervals of 95 %: deals drawn again 2,000 times from a fixed seed (bootstrap), never narrower than Wilson’s interval for as many deals of one size.',
  withoutAmount: (deals: string) => `${deals} deals without an amount are counted as deals, not as money.`,
  withoutRate: (deals: string) =>
    `${deals} deals in a currency without a rate of that day are counted as deals, not as money.`,
  undated: (deals: string) => `${deals} deals do not say when they were opened: no period holds them.`,
  waiting: (leads: string) => `${leads} leads are still being counted.`,
  late: (deals: string) => `${deals} deals were recorded in their present state after that day.`,
  forecast: (periods: string) =>
    `Forecast: what came so far, and what came in the rest of ${periods} past periods on average (Bornhuetter and Ferguson, 1972); tried on each past period with those before it alone.`,
  tooLittle: 'No forecast: fewer than three periods with deals are over.',
  mix: 'Inbound: leads that nobody approached first. Outbound: brought by lead generation or sales, or by the channel outbound. Judged five points either way.',
}
type ContributionWords = typeof en

const de: ContributionWords = {
  locale: 'de-DE',
  pipeline:
    'Pipeline: Opportunitys nach ihrer Eröffnung, mit ihrem jetzigen Betrag, was auch immer aus ihnen wurde.',
  revenue: 'Umsatz: Opportunitys nach dem Tag, an dem sie gewonnen wurden.',
  sourced:
    'Gebracht: wer den Lead brachte, mit dem eine Opportunity gezählt wird. Jede Opportunity zählt einmal.',
  influenced:
    'Beteiligt: wer eine Person des Unternehmens brachte oder betreute, bevor die Opportunity eröffnet (oder gewonnen) wurde; Marketing auch dann, wenn eine von ihnen etwas tat, das erfasst ist. Eine Opportunity zählt bei allen, deshalb wird das nie addiert.',
  interval:
    '95-%-Intervalle: Opportunitys, 2.000-mal aus festem Anfang neu gezogen (Bootstrap), nie enger als das Intervall von Wilson für so viele Opportunitys gleicher Größe.',
  withoutAmount: (deals) => `${deals} Opportunitys ohne Betrag zählen als Opportunity, nicht als Geld.`,
  withoutRate: (deals) =>
    `${deals} Opportunitys in einer Währung ohne Kurs dieses Tages zählen als Opportunity, nicht als Geld.`,
  undated: (deals) =>
    `${deals} Opportunitys sagen nicht, wann sie eröffnet wurden: Kein Zeitraum enthält sie.`,
  waiting: (leads) => `${leads} Leads werden noch gezählt.`,
  late: (deals) => `${deals} Opportunitys wurden in ihrem jetzigen Stand erst nach diesem Tag erfasst.`,
  forecast: (periods) =>
    `Prognose: was bisher kam, und was im Rest von ${periods} vergangenen Zeiträumen im Mittel kam (Bornhuetter und Ferguson, 1972); erprobt an jedem vergangenen Zeitraum mit nur denen vor ihm.`,
  tooLittle: 'Keine Prognose: Weniger als drei Zeiträume mit Opportunitys sind vorüber.',
  mix: 'Inbound: Leads, auf die niemand zuerst zugegangen ist. Outbound: von Leadgenerierung oder Vertrieb gebracht, oder über den Kanal Outbound. Bewertet mit fünf Punkten Spielraum in jede Richtung.',
}

export const contributionWords = (language: Language): ContributionWords => (language === 'de' ? de : en)
