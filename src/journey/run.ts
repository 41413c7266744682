import { evolve } from '#journey/evolve.ts'
import type { Body, LeadRuling, RulingKind } from '#journey/entries.ts'
import type { BusinessCalendar, Criterion, Evidence, Ruleset, Span } from '#journey/agreement/ruleset.ts'
import type { Programmes } from '#journey/nurture/programme.rules.ts'
import type { LeadState } from '#journey/state.ts'

/** The agreements that were, are and will be in force. */
export interface Law {
  /** the one in force at a moment: new passes begin under it */
  at: (moment: number) => Ruleset
  version: (version: number) => Ruleset
  /** the next version after that one to which leads in flight move when it comes into force; left out: none ever */
  rejudged?: ((version: number) => Ruleset | null) | undefined
  /** nobody lists these leads (a draft that is tried): their scores need not be recorded for the sake of an order */
  unlisted?: true | undefined
  /** a person's calendar by its hash; null: none that can be used, the agreement's own counts instead */
  calendar?: ((hash: string) => WorkCalendar | null) | undefined
  /** nurture programmes; left out: there are none, as in a draft that is tried */
  programmes?: Programmes | undefined
}

/** Somebody's own hours; `dayMs` is what one business day is worth on them. */
export interface WorkCalendar extends BusinessCalendar {
  dayMs: number
}

/** One deciding in progress: the state as it changes, the rulings as they are made. */
export interface Run {
  law: Law
  /** whose state it is: random draws are made of it */
  lead: string
  rules: Ruleset
  state: LeadState
  /** the journey's clock: the moment that the rulings are made at */
  at: number
  out: LeadRuling[]
  /** the fact that is taken up was imported history: it sets no clocks */
  history?: boolean | undefined
  /** since when the lead had waited for its owner, when the fact found one */
  waitedSince?: number | null | undefined
  /** tasks of programmes that were open before the fact */
  tasksBefore?: number | undefined
}

/** Makes a ruling: applied to the state at once, so that the next decision sees it. */
export function rule<Kind extends RulingKind>(run: Run, kind: Kind, body: Body<Kind>): void {
  const ruling = { kind, at: run.at, version: run.rules.version, body } as unknown as LeadRuling
  evolve(run.state, ruling, run.at)
  run.out.push(ruling)
}

/** `from` plus a span: business time is that of the person whose calendar is named, else the agreement's own. */
export function spanEnd(
  { law }: Pick<Run, 'law'>,
  rules: Ruleset,
  from: number,
  span: Span,
  calendar: string | undefined,
): number {
  const own = calendar === undefined || span.calendar === null ? null : law.calendar?.(calendar)
  if (!own) return rules.due(from, span)
  return own.add(from, span.days === undefined ? span.ms : Math.round(span.days * own.dayMs))
}

/** How much of the time that a span is measured in has passed since then, in ms. */
export function spanTook(
  { law, at }: Pick<Run, 'law' | 'at'>,
  rules: Ruleset,
  since: number,
  span: Span | null,
  calendar: string | undefined,
): number {
  if (span === null || span.calendar === null) return at - since
  const own = calendar === undefined ? null : law.calendar?.(calendar)
  return (own ?? rules.calendars[span.calendar]!).between(since, at)
}

/** What criteria may see of a lead. */
export function evidence(state: LeadState): Evidence {
  return {
    lead: state.attributes,
    score: state.score,
    touched: state.touched,
    touchedHere: state.touchedHere,
    known: state.known,
    consent: state.consent,
    activities: state.activities,
    activitiesHere: state.activitiesHere,
    handoff: {
      accepted: state.handoff.status === 'accepted',
      returned: state.returned,
      offers: state.offers,
    },
    contacted: state.contactedAt !== null,
    opportunity: furthest(state),
    pass: state.pass,
  }
}

function furthest(state: LeadState): string {
  let found = 'none'
  for (const id in state.opportunities) {
    const { pass, status } = state.opportunities[id]!
    if (pass !== state.pass) continue
    if (status === 'won') return 'won'
    if (status === 'open' || found === 'none') found = status
  }
  return found
}

export function holds(criteria: Criterion[], seen: Evidence): boolean {
  for (const criterion of criteria) if (!criterion.test(seen)) return false
  return true
}
