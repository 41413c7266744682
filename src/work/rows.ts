import { matchDue, type MatchDue } from '#work/match-due.rules.ts'
import { project } from '#work/projection.rules.ts'
import type { AnswerRow, Of, SubmissionRow } from '#work/tables.ts'
import type { Consents } from '#work/projection-consent.rules.ts'
import type { LoadRow } from '#work/loads.ts'
import type { Nurture } from '#work/projection-nurture.rules.ts'
import type { Stretch } from '#work/card.ts'

/** All that one batch writes. */
export interface Batch {
  now: number
  stretches: Stretch[]
  submissions: SubmissionRow[]
  answers: AnswerRow[]
  turns: { id: string; turn: number }[]
  /** left out: nobody's leads in work are counted here */
  loads?: LoadRow[]
  facets: { facet: string; value: string }[]
  /** told with a clock of its own: whose time is taken was decided there, not here */
  simulated?: boolean
}

/** The rows of every table, from what a batch decided. */
export function rowsOf(batch: Batch) {
  const rows = {
    entries: [] as Of<Stretch['entries'][number]>[],
    personal: [] as Of<Stretch['entries'][number]>[],
    newLeads: [] as Stretch[],
    changedLeads: [] as Stretch[],
    identityKeys: [] as Of<{ key: string }>[],
    companies: [] as { id: string; key: string; name: string; at: number }[],
    companyKeys: [] as { key: string; company: string; at: number }[],
    passages: [] as Of<ReturnType<typeof project>['passages'][number]>[],
    passagesOpen: [] as Of<{ owner: string | null; leftAt: number | null }>[],
    touches: [] as Of<ReturnType<typeof project>['touches'][number]>[],
    touchesGone: [] as Of<{ seq: number }>[],
    signals: [] as Of<ReturnType<typeof project>['signals'][number]>[],
    handoffs: [] as Of<ReturnType<typeof project>['handoffs'][number]>[],
    handoffsAnswered: [] as Of<NonNullable<ReturnType<typeof project>['answered']>>[],
    ratings: [] as Of<ReturnType<typeof project>['ratings'][number]>[],
    clocks: [] as Of<ReturnType<typeof project>['clocks'][number]>[],
    clocksRunning: [] as Of<ReturnType<typeof project>['clocksRunning'][number]>[],
    enrolments: [] as Of<Nurture['enrolments'][number]>[],
    enrolmentsRunning: [] as Of<Nurture['enrolmentsRunning'][number]>[],
    stepsTaken: [] as Of<Nurture['stepsTaken'][number]>[],
    messages: [] as Of<Nurture['messages'][number]>[],
    consents: [] as Of<Consents['consents'][number]>[],
    watches: [] as Of<Consents['watches'][number]>[],
    watchRunning: [] as Of<NonNullable<Consents['watchRunning']>>[],
    outcomes: [] as Of<Consents['outcomes'][number]>[],
    opportunities: [] as (Of<ReturnType<typeof project>['opportunities'][number]> & { stretch: Stretch })[],
    opportunityChanges: [] as Of<ReturnType<typeof project>['opportunityChanges'][number]>[],
    grainDue: [] as Of<{ seq: number; bulk: boolean }>[],
    matchDue: [] as Of<MatchDue>[],
    meetings: [] as Of<ReturnType<typeof project>['meetings'][number]>[],
    agendas: [] as ReturnType<typeof project>['meetings'],
    agendasFreed: [] as ReturnType<typeof project>['meetings'],
    outbox: [] as Of<ReturnType<typeof project>['outbox'][number]>[],
    submissions: batch.submissions,
    answers: batch.answers,
    facets: batch.facets,
    turns: batch.turns,
    loads: batch.loads ?? [],
  }
  const companies = new Map<string, { id: string; key: string; name: string; at: number }>()
  for (const stretch of batch.stretches) {
    const lead = stretch.after.leadId
    ;(stretch.before ? rows.changedLeads : rows.newLeads).push(stretch)
    for (const entry of stretch.entries) {
      const row = Object.assign(entry, { lead })
      rows.entries.push(row)
      if (entry.personal) rows.personal.push(row)
    }
    for (const key of stretch.keys) rows.identityKeys.push({ lead, key })
    if (stretch.company) {
      const { id: company, keys = [] } = stretch.company
      companies.set(company, { ...stretch.company, at: batch.now })
      for (const key of keys) rows.companyKeys.push({ key, company, at: batch.now })
    }
    const projected = project(stretch)
    for (const row of projected.passages) rows.passages.push(Object.assign(row, { lead }))
    for (const row of projected.touches) rows.touches.push(Object.assign(row, { lead }))
    for (const row of projected.signals) rows.signals.push(Object.assign(row, { lead }))
    for (const row of projected.touchesGone) rows.touchesGone.push(Object.assign(row, { lead }))
    for (const row of projected.handoffs) rows.handoffs.push(Object.assign(row, { lead }))
    for (const row of projected.ratings) rows.ratings.push(Object.assign(row, { lead }))
    for (const row of projected.clocks) rows.clocks.push(Object.assign(row, { lead }))
    for (const row of projected.enrolments) rows.enrolments.push(Object.assign(row, { lead }))
    for (const row of projected.stepsTaken) rows.stepsTaken.push(Object.assign(row, { lead }))
    for (const row of projected.messages) rows.messages.push(Object.assign(row, { lead }))
    for (const row of projected.consents) rows.consents.push(Object.assign(row, { lead }))
    for (const row of projected.watches) rows.watches.push(Object.assign(row, { lead }))
    for (const row of projected.outcomes) rows.outcomes.push(Object.assign(row, { lead }))
    for (const row of projected.opportunities) rows.opportunities.push({ ...row, lead, stretch })
    for (const row of projected.opportunityChanges) rows.opportunityChanges.push(Object.assign(row, { lead }))
    if (stretch.entries.length > 0)
      rows.grainDue.push({ lead, seq: stretch.after.seq, bulk: stretch.entries[0]!.entry.history })
    const match = matchDue(stretch)
    if (match) rows.matchDue.push({ lead, ...match })
    for (const row of projected.meetings) {
      rows.meetings.push(Object.assign(row, { lead }))
      if (!batch.simulated) (row.status === 'booked' ? rows.agendas : rows.agendasFreed).push(row)
    }
    for (const row of projected.outbox) rows.outbox.push(Object.assign(row, { lead }))
    if (!stretch.before) continue
    const { owner, leftAt } = projected.open
    if (owner !== null || leftAt !== null) rows.passagesOpen.push({ lead, owner, leftAt })
    for (const row of projected.enrolmentsRunning) rows.enrolmentsRunning.push(Object.assign(row, { lead }))
    for (const row of projected.clocksRunning) rows.clocksRunning.push(Object.assign(row, { lead }))
    if (projected.watchRunning) rows.watchRunning.push({ lead, ...projected.watchRunning })
    if (projected.answered) rows.handoffsAnswered.push({ lead, ...projected.answered })
  }
  rows.companies = [...companies.values()]
  return rows
}
