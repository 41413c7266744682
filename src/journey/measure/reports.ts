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
import { asSeen, ownership } from '#journey/measure/reports.quality.ts'
import { notesFor } from '#journey/measure/said/caveats.ts'
import { outcomes } from '#journey/measure/reports.outcomes.ts'
import { cost, leaks, vintages } from '#journey/measure/reports.money.ts'
import { sources } from '#journey/measure/reports.sources.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
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

type Report = (floor: ReportFloor, asked: Asked) => Promise<Table | Refusal>

const reports: Record<string, { summary: string; make: Report }> = {
  outcomes: {
    summary: 'Opportunities won, lost and open, revenue, win rate and cycle, by any dimension',
    make: outcomes,
  },
  funnel: {
    summary: 'Stage by stage: entered, moved on, left, and how long it took; by any dimension',
    make: funnel,
  },
  river: { summary: 'Every way from source to outcome, in leads and in money', make: river },
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
  },
  cost: { summary: 'What a lead, a qualified lead and a customer cost, by any origin', make: cost },
  vintages: {
    summary: 'Leads by month: invested, returned, written off, still working',
    make: vintages,
  },
  quality: {
    summary: 'Quality as sales sees it: for how many reps enough of their leads were fully qualified',
    make: asSeen,
  },
  ownership: {
    summary: 'Who brings leads: how far these come, and how steadily from month to month',
    make: ownership,
  },
  changes: {
    summary:
      'Declared changes: before and after against the signed baseline, and whether it is more than noise',
    make: changes,
  },
  attribution: {
    summary: 'Won deals divided among the touches before them, under every model side by side',
    make: attributionReport,
  },
  contribution: {
    summary: 'What each function sourced and influenced, period by period, against the agreed bands',
    make: contributionReport,
  },
  ratings: { summary: 'What reps thought of leads and briefs, against what came of them', make: ratings },
}

export function reportNames(): { name: string; summary: string }[] {
  return Object.entries(reports).map(([name, { summary }]) => ({ name, summary }))
}

/** Makes one report. Refuses an unknown name (`not_found`) and dates or dimensions that it cannot use (`invalid`). */
export async function reportOf(
  floor: ReportFloor,
  name: string,
  query: {
    asOf?: string | undefined
    by?: string | undefined
    from?: string | undefined
    to?: string | undefined
  },
): Promise<ReportView | Refusal> {
  const report = Object.hasOwn(reports, name) ? reports[name] : undefined
  if (!report)
    return {
      refused: 'not_found',
      detail: `There is no report ${name}; there are ${Object.keys(reports).join(', ')}.`,
    }
  const given = asked(query, floor.now())
  if ('refused' in given) return given
  const table = await report.make(floor, given)
  if ('refused' in table) return table
  const said = await notesFor(floor, name, given)
  return { report: name, asOf: given.asOfText, ...table, notes: [...table.notes, ...said] }
}
