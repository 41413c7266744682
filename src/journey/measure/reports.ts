import { afterlife } from '#journey/measure/reports.afterlife.ts'
import { behaviour, fair } from '#journey/measure/reports.people.ts'
import { cherryPicking } from '#journey/measure/reports.picking.ts'
import { changes } from '#journey/measure/reports.changes.ts'
import { clocks } from '#journey/measure/reports.clocks.ts'
import { ratings } from '#journey/measure/reports.ratings.ts'
import { returns } from '#journey/measure/reports.returns.ts'
import { attributionReport, contributionReport } from '#journey/measure/reports.attribution.ts'
import { asked } from '#journey/measure/report.rules.ts'
import { funnel, river } from '#journey/measure/reports.funnel.ts'
import { handoffs } from '#journey/measure/reports.handoffs.ts'
import { lift } from '#journey/measure/reports.lift.ts'
import { maturity } from '#journey/measure/reports.maturity.ts'
import { asSeen, ownership } from '#journey/measure/reports.quality.ts'
import { notesFor } from '#journey/measure/said/caveats.ts'
import { outcomes } from '#journey/measure/reports.outcomes.ts'
import { cost, leaks, vintages } from '#journey/measure/reports.money.ts'
import { score } from '#journey/measure/reports.score.ts'
import { sources } from '#journey/measure/reports.sources.ts'
import { NARROWING, usable } from '#journey/measure/grain/filter.rules.ts'
import type { Filter, Given, Narrowed } from '#journey/measure/grain/filter.rules.ts'
import type { Table } from '#journey/measure/report.rules.ts'
import type { Law } from '#journey.ts'
import type { StoredAgreement } from '#journey/agreement/law.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportView } from '#journey/measure/contract.ts'
import type { Services } from '#work/services.ts'

/** What reports read from. */
export interface ReportFloor {
  db: Services['db']
  law: Law
  agreements: StoredAgreement[]
  now: () => number
  /** a person's name by id; the id when it is not known */
  owner: (id: string) => string
  people: Services['people']
  log: Services['log']
}

type Report = (floor: ReportFloor, asked: Narrowed) => Promise<Table | Refusal>

/** `filters`: of the common ones those that it can use; it refuses the others. Left out: none. */
const reports: Record<string, { summary: string; make: Report; filters?: readonly Filter[] }> = {
  outcomes: {
    summary: 'Opportunities won, lost and open, revenue, win rate and cycle, by any dimension',
    make: outcomes,
  },
  funnel: {
    summary: 'Stage by stage: entered, moved on, left, and how long it took; by any dimension',
    make: funnel,
    filters: [...NARROWING, 'period'],
  },
  river: {
    summary: 'Every way from source to outcome, in leads and in money',
    make: river,
    filters: [...NARROWING, 'period'],
  },
  sources: { summary: 'What became of the leads of each source, campaign or channel', make: sources },
  handoffs: {
    summary: 'Offers per rep: accepted, returned, expired, and the time to answer',
    make: handoffs,
  },
  clocks: {
    summary: 'Each duty: clocks met in time, late, or still running, and how long they take',
    make: clocks,
  },
  'cherry-picking': {
    summary:
      'Which leads each rep works and leaves, against chance given the score, and what became of those left',
    make: cherryPicking,
  },
  behaviour: { summary: 'Who accepts always and then does nothing, who returns always', make: behaviour },
  fairness: { summary: 'Who was offered how good leads, against what chance would have given', make: fair },
  returns: { summary: 'Returns by reason: answered in time, appealed, upheld', make: returns },
  afterlife: {
    summary: 'What became of leads that were disqualified, lost or closed, by reason',
    make: afterlife,
  },
  lift: {
    summary: 'What each programme did, against the people whom it held out at random',
    make: lift,
  },
  leaks: {
    summary: 'Where leads lie and go nowhere, in money, with who can change it',
    make: leaks,
    filters: NARROWING,
  },
  cost: {
    summary: 'What a lead, a qualified lead and a customer cost, by any origin',
    make: cost,
    filters: NARROWING,
  },
  vintages: {
    summary: 'Leads by month: invested, returned, written off, still working',
    make: vintages,
    filters: NARROWING,
  },
  quality: {
    summary: 'Quality as sales sees it: for how many reps enough of their leads were fully qualified',
    make: asSeen,
    filters: NARROWING,
  },
  ownership: {
    summary: 'Who brings leads: how far these come, and how steadily from month to month',
    make: ownership,
    filters: NARROWING,
  },
  changes: {
    summary:
      'Declared changes: before and after against the signed baseline, and whether it is more than noise',
    make: changes,
  },
  attribution: {
    summary: 'Won deals divided among the touches before them, under every model side by side',
    make: attributionReport,
    filters: NARROWING,
  },
  contribution: {
    summary: 'What each function sourced and influenced, period by period, against the agreed bands',
    make: contributionReport,
    filters: NARROWING,
  },
  maturity: {
    summary: 'Leads by when they began: what came of them at each age, and what is still to come',
    make: maturity,
    filters: NARROWING,
  },
  score: {
    summary: 'How the score did, month by month: does it tell leads apart, does it mean what it meant',
    make: score,
  },
  ratings: { summary: 'What reps thought of leads and briefs, against what came of them', make: ratings },
}

/** The reports, with the common filters that each can use beside its days and its dimension. */
export function reportNames(): { name: string; summary: string; filters: Filter[] }[] {
  return Object.entries(reports).map(([name, { summary, filters = [] }]) => ({
    name,
    summary,
    filters: [...filters],
  }))
}

/** Makes one report. Refuses an unknown name (`not_found`) and dates, dimensions or filters that it cannot use (`invalid`). */
export async function reportOf(
  floor: ReportFloor,
  name: string,
  { by, ...query }: Given & { by?: string | undefined },
): Promise<ReportView | Refusal> {
  const report = Object.hasOwn(reports, name) ? reports[name] : undefined
  if (!report)
    return {
      refused: 'not_found',
      detail: `There is no report ${name}; there are ${Object.keys(reports).join(', ')}.`,
    }
  const when = asked({ ...query, by }, floor.now())
  if ('refused' in when) return when
  const unusable = usable(query, report.filters ?? [], name)
  if (unusable) return unusable
  const given = { ...when, given: query }
  const table = await report.make(floor, given)
  if ('refused' in table) return table
  const said = await notesFor(floor, name, given)
  return { report: name, asOf: when.asOfText, ...table, notes: [...table.notes, ...said] }
}
