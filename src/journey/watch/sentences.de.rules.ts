import type { Ask, KnownBy, Outcome } from '#journey/watch/facts.ts'
import type { Body } from '#journey/entries.ts'
import type { Words } from '#ledger/entry.ts'

type Kinds = 'WatchSet' | 'WatchWoke' | 'OutcomeLearned'

export const ASKED_DE: Record<Ask, string> = {
  contract_ends: 'der Vertrag mit einem anderen Anbieter läuft aus',
  budget_round: 'das nächste Budget wird gemacht',
  named_date: 'die Person hat den Tag genannt',
  company_grows: 'das Unternehmen wird gewachsen sein',
  new_role: 'die Person wird eine andere Aufgabe haben',
  other: 'anderer Grund',
}

export const STEP_DE = 'Noch einmal ansehen: fragen, was geworden ist'

const BECAME: Record<Outcome, string> = {
  bought_from_us: 'Hat bei uns gekauft',
  bought_elsewhere: 'Hat anderswo gekauft',
  still_open: 'Hat noch nichts gekauft',
  gone: 'Gibt es nicht mehr oder braucht es nicht mehr',
}

const KNOWN: Record<KnownBy, string> = {
  told_us: 'selbst gesagt',
  public: 'öffentlich gesehen',
  partner: 'von einem Partner',
  record: 'aus den Daten',
  guess: 'vermutet',
}

/** The entries of the watch in German. `touchDe`: a kind of touch as people say it. */
export function watchDe(touchDe: (kind: string) => string): {
  [Kind in Kinds]: (body: Body<Kind>, words: Words) => string
} {
  return {
    WatchSet: ({ ask, wakeAt, signals }, words) => {
      if (wakeAt === null && signals.length === 0) return 'Wird nicht noch einmal angesehen'
      const date = wakeAt === null ? '' : ` am ${words.moment(wakeAt)}`
      const signal = signals.length === 0 ? '' : ` bei: ${signals.map(touchDe).join(', ')}`
      return `Noch einmal ansehen${date}${date && signal ? ' oder' : ''}${signal} (${ASKED_DE[ask]})`
    },
    WatchWoke: ({ ask, signal, nextStep, due }, words) =>
      `${signal === null ? 'Der Tag, noch einmal hinzusehen, ist da' : `Noch einmal ansehen: ${touchDe(signal)}`} (${ASKED_DE[ask]})` +
      (nextStep === null || due === null
        ? '; jemand bearbeitet den Lead schon'
        : `: ${STEP_DE}, fällig ${words.moment(due)}`),
    OutcomeLearned: ({ outcome, vendor, how }) =>
      `${BECAME[outcome]}${vendor === null ? '' : `: ${vendor}`} (${KNOWN[how]})`,
  }
}
