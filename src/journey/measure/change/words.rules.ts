import { MEASURE, type Measure } from '#journey/measure/change/measures.rules.ts'
import type { Effect } from '#journey/measure/change/effect.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Limit } from '#journey/measure/change/limits.rules.ts'
import type { Verdict } from '#journey/measure/change/verdict.rules.ts'

/** What the figures of a change say in words. Numbers come in as text, written for the reader. */
const en = {
  locale: 'en-GB',
  points: (n: string) => `${n} points`,
  hours: (n: string) => `${n} hours`,
  verdicts: {
    better: 'It got better by more than noise: {apart}. Interval and control chart agree.',
    worse: 'It got worse by more than noise: {apart}. Interval and control chart agree.',
    noise: 'No more than noise so far: {apart}. The chart shows nothing but the usual up and down.',
    unclear: 'Not settled: {apart}. Interval and control chart do not agree, and one alone is not enough.',
    too_early: 'Too early: {weeks} of {needed} whole weeks are over. It can be judged from {ripe} on.',
    unmeasurable:
      'It cannot be judged: the baseline does not vary, or there is too little to measure on one of the two sides.',
  } satisfies Record<Verdict, string>,
  apart: (by: string, low: string, high: string, before: string, after: string) =>
    `from ${before} to ${after}, ${by} (95 % interval ${low} to ${high})`,
  limits: {
    corrected: ({ weeks, leads }) =>
      `Facts of the baseline were recorded or changed after it was frozen. Weeks of it that read otherwise now: ${weeks}; leads behind it now: ${leads}. What was signed stands, and is what is compared.`,
    declared_late: ({ days }) =>
      `It was declared after its first day (days: ${days}): who chose the baseline could see what followed.`,
    few_weeks: ({ weeks }) =>
      `The baseline has ${weeks} weeks. Limits hardly move any more from about 20 on; these still may.`,
    unsteady: ({ points }) =>
      `Weeks of the baseline that break a rule themselves: ${points}. It was not steady, and its limits are wider than they should be.`,
    trend: ({ slope }) =>
      `The baseline was moving already, by ${slope} a week: a part of the difference may be that.`,
    bad_spell: ({ weeks }) =>
      `The last ${weeks} weeks before were unusually bad. Some return to the middle was to be expected without any change (regression to the mean).`,
    carried_over: ({ correlation }) =>
      `Neighbouring weeks resemble each other (correlation ${correlation}): the interval is narrower than it should be.`,
    season: () => 'The baseline is shorter than a year: the season is in the difference too.',
    spill: ({ days }) =>
      `What became of the last leads of the baseline happened in part up to ${days} days after the first day: that makes the difference smaller than it is.`,
    cut: ({ days }) => `Days of the baseline that belong to no whole week of it, and are left out: ${days}.`,
    not_judged: ({ weeks }) =>
      `Latest weeks that are drawn and not judged, since after half a year too much else has changed: ${weeks}.`,
    unripe: ({ weeks, days }) =>
      `Weeks that are over and left out, since something of them can still come (up to ${days} days after): ${weeks}.`,
    without: ({ deals }) =>
      `Deals without an amount, or without a rate of their day, which are counted and in no sum: ${deals}.`,
    one: ({ n }) => `Cases since the first day: ${n}. That says nothing yet.`,
    others: () =>
      'Nobody was held out: whatever else changed in these weeks is in the difference as well. A hold-out would tell them apart.',
  } as Said,
}

type Said = { [What in Limit['what']]: (of: Texts<Extract<Limit, { what: What }>>) => string }
/** A limit with its numbers as the reader writes them. */
type Texts<One> = { [Key in keyof One]: string }

const de: typeof en = {
  locale: 'de-DE',
  points: (n) => `${n} Prozentpunkte`,
  hours: (n) => `${n} Stunden`,
  verdicts: {
    better: 'Es wurde besser, um mehr als Rauschen: {apart}. Intervall und Regelkarte stimmen überein.',
    worse: 'Es wurde schlechter, um mehr als Rauschen: {apart}. Intervall und Regelkarte stimmen überein.',
    noise: 'Bisher nicht mehr als Rauschen: {apart}. Die Karte zeigt nur das übliche Auf und Ab.',
    unclear:
      'Nicht entschieden: {apart}. Intervall und Regelkarte stimmen nicht überein, und eines allein genügt nicht.',
    too_early:
      'Zu früh: {weeks} von {needed} ganzen Wochen sind vorüber. Beurteilen lässt es sich ab {ripe}.',
    unmeasurable:
      'Es lässt sich nicht beurteilen: Die Ausgangswerte schwanken nicht, oder auf einer der beiden Seiten gibt es zu wenig zu messen.',
  },
  apart: (by, low, high, before, after) =>
    `von ${before} auf ${after}, ${by} (95-%-Intervall ${low} bis ${high})`,
  limits: {
    corrected: ({ weeks, leads }) =>
      `Fakten der Ausgangszeit wurden erfasst oder geändert, nachdem sie festgeschrieben war. Wochen, die jetzt anders lauten: ${weeks}; Leads dahinter jetzt: ${leads}. Was unterschrieben wurde, bleibt und wird verglichen.`,
    declared_late: ({ days }) =>
      `Erklärt wurde es nach dem ersten Tag (Tage: ${days}): Wer die Ausgangszeit wählte, konnte sehen, was folgte.`,
    few_weeks: ({ weeks }) =>
      `Die Ausgangszeit hat ${weeks} Wochen. Grenzen bewegen sich ab etwa 20 kaum noch; diese können es noch.`,
    unsteady: ({ points }) =>
      `Wochen der Ausgangszeit, die selbst eine Regel verletzen: ${points}. Sie war nicht stetig, und ihre Grenzen sind weiter, als sie sein sollten.`,
    trend: ({ slope }) =>
      `Die Ausgangszeit war schon in Bewegung, um ${slope} je Woche: Ein Teil des Unterschieds kann das sein.`,
    bad_spell: ({ weeks }) =>
      `Die letzten ${weeks} Wochen davor waren ungewöhnlich schlecht. Etwas Rückkehr zur Mitte war ohne jede Änderung zu erwarten (Regression zur Mitte).`,
    carried_over: ({ correlation }) =>
      `Benachbarte Wochen ähneln einander (Korrelation ${correlation}): Das Intervall ist enger, als es sein sollte.`,
    season: () => 'Die Ausgangszeit ist kürzer als ein Jahr: Auch die Jahreszeit steckt im Unterschied.',
    spill: ({ days }) =>
      `Was aus den letzten Leads der Ausgangszeit wurde, geschah zum Teil bis zu ${days} Tage nach dem ersten Tag: Das macht den Unterschied kleiner, als er ist.`,
    cut: ({ days }) =>
      `Tage der Ausgangszeit, die zu keiner ihrer ganzen Wochen gehören und hier fehlen: ${days}.`,
    not_judged: ({ weeks }) =>
      `Jüngste Wochen, die gezeichnet und nicht beurteilt sind, weil sich nach einem halben Jahr zu viel anderes geändert hat: ${weeks}.`,
    unripe: ({ weeks, days }) =>
      `Wochen, die vorüber sind und hier fehlen, weil von ihnen noch etwas kommen kann (bis ${days} Tage danach): ${weeks}.`,
    without: ({ deals }) =>
      `Opportunitys ohne Betrag oder ohne Kurs ihres Tages, die gezählt, aber in keiner Summe sind: ${deals}.`,
    one: ({ n }) => `Fälle seit dem ersten Tag: ${n}. Das sagt noch nichts.`,
    others: () =>
      'Niemand wurde ausgenommen: Was sich in diesen Wochen sonst änderte, steckt ebenfalls im Unterschied. Eine Kontrollgruppe könnte es trennen.',
  },
}

const wordsOf = (language: Language): typeof en => (language === 'de' ? de : en)

export interface Judged {
  verdict: Verdict
  effect: Effect | null
  weeks: number
  needed: number
  ripe: string
}

export function verdictSentence(
  { verdict, effect, weeks, needed, ripe }: Judged,
  measure: Measure,
  currency: string,
  language: Language,
): string {
  const words = wordsOf(language)
  const figure = (value: number): string => figureText(value, measure, currency, language)
  const by = (value: number): string => differenceText(value, measure, currency, language)
  const apart =
    effect === null || effect.low === null || effect.high === null
      ? ''
      : words.apart(
          by(effect.difference),
          by(effect.low),
          by(effect.high),
          figure(effect.before),
          figure(effect.after),
        )
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return words.verdicts[verdict]
    .replace('{apart}', apart)
    .replace('{weeks}', String(weeks))
    .replace('{needed}', String(needed))
    .replace('{ripe}', day.format(Date.parse(ripe)))
}

export function limitSentence(limit: Limit, measure: Measure, currency: string, language: Language): string {
  const words = wordsOf(language)
  const texts = Object.fromEntries(
    Object.entries(limit).map(([key, value]) => [
      key,
      key === 'slope'
        ? differenceText(value as number, measure, currency, language)
        : typeof value === 'number'
          ? new Intl.NumberFormat(words.locale, { maximumFractionDigits: 2 }).format(value)
          : value,
    ]),
  )
  return (words.limits[limit.what] as (of: object) => string)(texts)
}

export function figureText(value: number, measure: Measure, currency: string, language: Language): string {
  const words = wordsOf(language)
  const { kind } = MEASURE[measure]
  if (kind === 'share')
    return new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value)
  if (kind === 'money') return money(value, currency, words.locale, 'auto')
  const text = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 }).format(value)
  return kind === 'hours' ? words.hours(text) : text
}

export function differenceText(
  value: number,
  measure: Measure,
  currency: string,
  language: Language,
): string {
  const words = wordsOf(language)
  const { kind } = MEASURE[measure]
  if (kind === 'money') return money(value, currency, words.locale, 'exceptZero')
  const text = new Intl.NumberFormat(words.locale, {
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(kind === 'share' ? value * 100 : value)
  const signed = kind === 'share' ? words.points(text) : kind === 'hours' ? words.hours(text) : text
  return signed.replace('-', '−')
}

function money(value: number, currency: string, locale: string, signDisplay: 'auto' | 'exceptZero'): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0,
    signDisplay,
  })
    .format(value)
    .replace('-', '−')
}
