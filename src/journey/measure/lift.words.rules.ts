import type { Balance, Lift, Outcome } from '#journey/measure/lift.contract.ts'
import type { Language } from '#platform/language.contract.ts'

interface Told {
  what: string
  took: string
  heldOut: string
  low: string
  high: string
}

const en = {
  locale: 'en-GB',
  outcome: {
    accepted: 'accepted leads',
    opportunity: 'opportunities',
    won: 'money won per person',
  } satisfies Record<Outcome, string>,
  points: (number: string) => `${number} points`,
  raises: ({ what, took, heldOut, low, high }: Told) =>
    `The programme raises ${what} from ${heldOut} to ${took}; the difference lies between ${low} and ${high}.`,
  harms: ({ what, took, heldOut, low, high }: Told) =>
    `The programme does harm: it lowers ${what} from ${heldOut} to ${took}; the difference lies between ${low} and ${high}.`,
  no_effect_larger_than: ({ what, took, heldOut }: Told, bound: string) =>
    `The programme has no effect on ${what} larger than ${bound}: ${took} with it, ${heldOut} without.`,
  weeks: (weeks: number) => (weeks === 1 ? 'about one more week' : `about ${weeks} more weeks`),
  not_enough: (what: string, weeks: string) =>
    `Not enough data yet on ${what}: ${weeks} at the present pace, fewer if the effect is large.`,
  pace_unknown: (what: string) =>
    `Not enough data yet on ${what}; how long it takes can be said after eight weeks.`,
  too_slow: (what: string) =>
    `Not enough data on ${what}, and ten more years at the present pace would not be enough: take in more people, or hold out more.`,
  uncapped: 'Not enough data yet on money: the company has fewer than twenty wins.',
  sofar: ({ took, heldOut }: Told) => `So far ${took} with it, ${heldOut} without.`,
  draw_broken: (what: string) =>
    `The draw looks broken, so the two groups cannot be compared and nothing is said of ${what}.`,
  capped: (most: string) => `Each person counts ${most} at most.`,
  broken: {
    share: 'The share of people held out is not the chosen one.',
    people: 'The people held out differ from the others in what was known before the draw.',
  } satisfies Record<Balance['broken'][number], string>,
  sound: 'The draw looks sound: its share is the chosen one, and the groups are alike.',
}

export type LiftWords = typeof en

const de: LiftWords = {
  locale: 'de-DE',
  outcome: {
    accepted: 'angenommene Leads',
    opportunity: 'Opportunities',
    won: 'gewonnenes Geld je Person',
  },
  points: (number) => `${number} Punkten`,
  raises: ({ what, took, heldOut, low, high }) =>
    `Das Programm hebt ${what} von ${heldOut} auf ${took}; der Unterschied liegt zwischen ${low} und ${high}.`,
  harms: ({ what, took, heldOut, low, high }) =>
    `Das Programm schadet: Es senkt ${what} von ${heldOut} auf ${took}; der Unterschied liegt zwischen ${low} und ${high}.`,
  no_effect_larger_than: ({ what, took, heldOut }, bound) =>
    `Das Programm hat auf ${what} keine größere Wirkung als ${bound}: ${took} mit ihm, ${heldOut} ohne es.`,
  weeks: (weeks) => (weeks === 1 ? 'noch etwa eine Woche' : `noch etwa ${weeks} Wochen`),
  not_enough: (what, weeks) =>
    `Noch nicht genug Daten über ${what}: ${weeks} beim jetzigen Tempo, weniger bei großer Wirkung.`,
  pace_unknown: (what) =>
    `Noch nicht genug Daten über ${what}; wie lange es dauert, lässt sich nach acht Wochen sagen.`,
  too_slow: (what) =>
    `Nicht genug Daten über ${what}, und beim jetzigen Tempo reichen auch zehn weitere Jahre nicht: Nehmen Sie mehr Personen auf, oder halten Sie mehr zurück.`,
  uncapped:
    'Noch nicht genug Daten über Geld: Das Unternehmen hat weniger als zwanzig gewonnene Opportunities.',
  sofar: ({ took, heldOut }) => `Bisher ${took} mit ihm, ${heldOut} ohne es.`,
  draw_broken: (what) =>
    `Die Auslosung sieht fehlerhaft aus; die beiden Gruppen lassen sich nicht vergleichen, und über ${what} wird nichts gesagt.`,
  capped: (most) => `Jede Person zählt höchstens ${most}.`,
  broken: {
    share: 'Der Anteil der Zurückgehaltenen ist nicht der gewählte.',
    people:
      'Die Zurückgehaltenen unterscheiden sich von den anderen in dem, was vor der Auslosung bekannt war.',
  },
  sound: 'Die Auslosung sieht in Ordnung aus: Der Anteil ist der gewählte, und die Gruppen gleichen sich.',
}

const words: Record<Language, LiftWords> = { en, de }

/**
 * The plain sentences that a lift justifies, and no more than that.
 * @param currency of money, ISO 4217; null for outcomes that are counted, or money without one
 */
export function liftSentence(lift: Lift, language: Language, currency: string | null): string {
  const w = words[language]
  const { verdict, now } = lift
  const what = w.outcome[lift.outcome]
  if (verdict.verdict === 'draw_broken') return w.draw_broken(what)
  if (lift.outcome === 'won' && lift.cap === null) return w.uncapped
  const spoken = numbersIn(w, lift, currency)
  const capped = lift.cap === null ? '' : ` ${w.capped(spoken.amount(lift.cap))}`
  const told: Told = {
    what,
    took: spoken.rate(now?.took ?? 0),
    heldOut: spoken.rate(now?.heldOut ?? 0),
    low: spoken.difference(now?.low ?? 0),
    high: spoken.difference(now?.high ?? 0, true),
  }
  if (verdict.verdict === 'raises' || verdict.verdict === 'harms') return w[verdict.verdict](told) + capped
  if (verdict.verdict === 'no_effect_larger_than')
    return w.no_effect_larger_than(told, spoken.difference(verdict.bound, true)) + capped
  const wait =
    verdict.weeks === null
      ? w[verdict.because ?? 'pace_unknown'](what)
      : w.not_enough(what, w.weeks(verdict.weeks))
  return now ? `${wait} ${w.sofar(told)}${capped}` : wait
}

/** What the balance check found: one sentence for each alarm, or that there is none. */
export function balanceSentence({ broken }: Balance, language: Language): string {
  const w = words[language]
  return broken.length === 0 ? w.sound : broken.map((alarm) => w.broken[alarm]).join(' ')
}

function numbersIn(w: LiftWords, { outcome, now }: Lift, currency: string | null) {
  const amount = (value: number): string =>
    new Intl.NumberFormat(w.locale, {
      ...(currency === null ? {} : { style: 'currency' as const, currency }),
      maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0,
      minimumFractionDigits: 0,
    }).format(value)
  // rates below one percent need a digit more, or the two would read alike
  const digits = Math.max(now?.took ?? 0, now?.heldOut ?? 0) < 0.01 ? 2 : 1
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const percent = new Intl.NumberFormat(w.locale, { style: 'percent', ...fixed })
  const plain = new Intl.NumberFormat(w.locale, { ...fixed, signDisplay: 'negative' })
  return {
    amount,
    rate: outcome === 'won' ? amount : (value: number) => percent.format(value),
    /** the unit stands once, behind the second number */
    difference: (value: number, unit = false): string =>
      outcome === 'won'
        ? amount(value)
        : unit
          ? w.points(plain.format(value * 100))
          : plain.format(value * 100),
  }
}
