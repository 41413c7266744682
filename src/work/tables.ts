import { nextDueAt } from '#journey.ts'
import { openReturn } from '#journey/handoff/open-return.rules.ts'
import type { Chained } from '#ledger/chain.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { Column } from '#work/columns.ts'
import type { MeetingState } from '#journey/outreach/evolve.rules.ts'
import type { LoadRow } from '#work/loads.ts'
import type { Stretch } from '#work/card.ts'
import type { Projection } from '#work/projection.rules.ts'
import type { ReturnSaid } from '#work/projection-handoffs.rules.ts'

export { clocks, clocksRunning } from '#work/tables-clocks.ts'
export { signals, touchesGone } from '#work/tables-signals.ts'
export { enrolments, enrolmentsRunning, messages, stepsTaken } from '#work/tables-nurture.ts'
export { matchDue } from '#work/tables-match.ts'
export { consents, outcomes, watchChanges, watches, watchRunning } from '#work/tables-consent.ts'

/** Every table that a piece of work writes to, column by column. The order of columns is the order of parameters. */
export type Of<Row> = Row & { lead: string }

const lead: Column<{ lead: string }> = { name: 'lead_id', type: 'uuid', of: (row) => row.lead }

export const entries: Column<Of<Chained<LeadEntry>>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.entry.seq },
  { name: 'kind', type: 'text', of: (row) => row.entry.kind },
  { name: 'fact', type: 'boolean', of: (row) => row.entry.fact },
  { name: 'history', type: 'boolean', of: (row) => row.entry.history },
  { name: 'at', type: 'moment', of: (row) => row.entry.at },
  { name: 'recorded_at', type: 'moment', of: (row) => row.entry.recordedAt },
  { name: 'by', type: 'text', of: (row) => row.entry.by },
  { name: 'version', type: 'int4', of: (row) => row.entry.version },
  { name: 'body', type: 'json', of: (row) => row.body },
  { name: 'personal_hash', type: 'bytea', of: (row) => row.personal?.hash ?? null },
  { name: 'hash', type: 'bytea', of: (row) => row.hash },
]

export const personalParts: Column<Of<Chained<LeadEntry>>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.entry.seq },
  { name: 'salt', type: 'bytea', of: (row) => row.personal!.salt },
  { name: 'data', type: 'json', of: (row) => row.personal!.data },
]

export const leads: Column<Stretch>[] = [
  { name: 'lead_id', type: 'uuid', of: ({ after }) => after.leadId },
  { name: 'seq', type: 'int4', of: ({ after }) => after.seq },
  { name: 'head', type: 'bytea', of: ({ after }) => after.head },
  { name: 'state', type: 'json', of: ({ after }) => JSON.stringify(after.state) },
  { name: 'person', type: 'json', of: ({ after }) => JSON.stringify(after.person) },
  { name: 'name', type: 'text', of: ({ after }) => nameOf(after.person) },
  { name: 'email', type: 'text', of: ({ after }) => after.person.email ?? null },
  { name: 'phone', type: 'text', of: ({ after }) => after.person.phone ?? null },
  { name: 'company', type: 'text', of: ({ after }) => after.company?.name ?? null },
  { name: 'company_id', type: 'uuid', of: ({ after }) => after.company?.id ?? null },
  { name: 'title', type: 'text', of: ({ after }) => after.state.attributes.title ?? null },
  { name: 'country', type: 'text', of: ({ after }) => after.state.attributes.country ?? null },
  { name: 'source', type: 'text', of: ({ after }) => after.state.origin.source },
  { name: 'campaign', type: 'text', of: ({ after }) => after.state.origin.campaign },
  { name: 'channel', type: 'text', of: ({ after }) => after.state.origin.channel },
  { name: 'version', type: 'int4', of: ({ after }) => after.state.version },
  { name: 'pass', type: 'int4', of: ({ after }) => after.state.pass },
  { name: 'score', type: 'int4', of: ({ after }) => after.state.score.total },
  { name: 'fit', type: 'int4', of: ({ after }) => after.state.score.fit },
  { name: 'engagement', type: 'int4', of: ({ after }) => after.state.score.engagement },
  { name: 'created_at', type: 'moment', of: ({ after }) => after.state.createdAt },
  { name: 'last_activity_at', type: 'moment', of: ({ after }) => after.state.lastActivityAt },
  { name: 'stage_since', type: 'moment', of: ({ after }) => after.state.stageSince },
  { name: 'stage', type: 'text', of: ({ after }) => after.state.stage },
  { name: 'owner', type: 'text', of: ({ after }) => after.state.owner },
  { name: 'function', type: 'text', of: ({ after }) => after.state.function },
  { name: 'next_step', type: 'text', of: ({ after }) => after.state.nextStep.what },
  { name: 'step_due_at', type: 'moment', of: ({ after }) => after.state.nextStep.due },
  { name: 'next_due_at', type: 'moment', of: ({ after }) => nextDueAt(after.state) },
  { name: 'routing', type: 'boolean', of: ({ after }) => after.state.routing !== null },
  { name: 'handoff', type: 'text', of: ({ after }) => after.state.handoff.status },
  { name: 'plan', type: 'text', of: ({ after }) => after.state.plan?.why ?? null },
  { name: 'return_owes', type: 'text', of: ({ after }) => openReturn(after.state)?.owes ?? null },
  { name: 'return_due_at', type: 'moment', of: ({ after }) => openReturn(after.state)?.due ?? null },
]

/** The name that people read: as given whole, else first and last. */
export function nameOf(person: { name?: string; firstName?: string; lastName?: string }): string | null {
  return person.name ?? ([person.firstName, person.lastName].filter(Boolean).join(' ') || null)
}

export const identityKeys: Column<Of<{ key: string }>>[] = [
  { name: 'key', type: 'text', of: (row) => row.key },
  lead,
]

export const companies: Column<{ id: string; key: string; name: string; at: number }>[] = [
  { name: 'company_id', type: 'uuid', of: (row) => row.id },
  { name: 'key', type: 'text', of: (row) => row.key },
  { name: 'name', type: 'text', of: (row) => row.name },
  { name: 'created_at', type: 'moment', of: (row) => row.at },
]

export const companyKeys: Column<{ key: string; company: string; at: number }>[] = [
  { name: 'key', type: 'text', of: (row) => row.key },
  { name: 'company_id', type: 'uuid', of: (row) => row.company },
  { name: 'said_by', type: 'text', of: () => 'rule' },
  { name: 'said_at', type: 'moment', of: (row) => row.at },
]

export const passages: Column<Of<Projection['passages'][number]>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'stage', type: 'text', of: (row) => row.stage },
  { name: 'function', type: 'text', of: (row) => row.function },
  { name: 'owner', type: 'text', of: (row) => row.owner },
  { name: 'version', type: 'int4', of: (row) => row.version },
  { name: 'entered_at', type: 'moment', of: (row) => row.enteredAt },
  { name: 'left_at', type: 'moment', of: (row) => row.leftAt },
  { name: 'why', type: 'text', of: (row) => row.why },
]

export const passagesOpen: Column<Of<{ owner: string | null; leftAt: number | null }>>[] = [
  lead,
  { name: 'owner', type: 'text', of: (row) => row.owner },
  { name: 'left_at', type: 'moment', of: (row) => row.leftAt },
]

export const touches: Column<Of<Projection['touches'][number]>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'channel', type: 'text', of: (row) => row.channel },
  { name: 'source', type: 'text', of: (row) => row.source },
  { name: 'campaign', type: 'text', of: (row) => row.campaign },
  { name: 'asset', type: 'text', of: (row) => row.asset },
]

const returnSaid: Column<ReturnSaid>[] = [
  { name: 'return_answered_at', type: 'moment', of: (row) => row.answeredAt },
  { name: 'return_answered_by', type: 'text', of: (row) => row.answeredBy },
  { name: 'return_answer', type: 'text', of: (row) => row.answer },
  { name: 'appeal_decided_at', type: 'moment', of: (row) => row.decidedAt },
  { name: 'appeal_decided_by', type: 'text', of: (row) => row.decidedBy },
  { name: 'appeal_outcome', type: 'text', of: (row) => row.outcome },
]

const said = returnSaid.map(({ of, ...column }) => ({
  ...column,
  of: (row: { said: ReturnSaid }) => of(row.said),
}))

export const handoffs: Column<Of<Projection['handoffs'][number]>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'n', type: 'int4', of: (row) => row.n },
  { name: 'rep', type: 'text', of: (row) => row.rep },
  { name: 'score', type: 'int4', of: (row) => row.score },
  { name: 'offered_at', type: 'moment', of: (row) => row.offeredAt },
  { name: 'due_at', type: 'moment', of: (row) => row.dueAt },
  { name: 'answered_at', type: 'moment', of: (row) => row.answeredAt },
  { name: 'answer', type: 'text', of: (row) => row.answer },
  { name: 'reason', type: 'text', of: (row) => row.reason },
  { name: 'returned_at', type: 'moment', of: (row) => row.returnedAt },
  { name: 'worked_at', type: 'moment', of: (row) => row.workedAt },
  ...said,
]

export const ratings: Column<Of<Projection['ratings'][number]>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'of', type: 'text', of: (row) => row.of },
  { name: 'rating', type: 'int4', of: (row) => row.rating },
  { name: 'by', type: 'text', of: (row) => row.by },
  { name: 'at', type: 'moment', of: (row) => row.at },
]

export const handoffsAnswered: Column<Of<NonNullable<Projection['answered']>>>[] = [
  lead,
  { name: 'answered_at', type: 'moment', of: (row) => row.at },
  { name: 'answer', type: 'text', of: (row) => row.answer },
  { name: 'reason', type: 'text', of: (row) => row.reason },
  { name: 'returned_at', type: 'moment', of: (row) => row.returnedAt },
  { name: 'worked_at', type: 'moment', of: (row) => row.workedAt },
  { name: 'due_at', type: 'moment', of: (row) => row.dueAt },
  ...said,
]

export const opportunities: Column<Of<Projection['opportunities'][number]> & { stretch: Stretch }>[] = [
  lead,
  { name: 'opportunity_id', type: 'text', of: (row) => row.id },
  { name: 'is_primary', type: 'boolean', of: (row) => row.primary },
  { name: 'role', type: 'text', of: (row) => row.role },
  { name: 'named', type: 'json', of: (row) => JSON.stringify(row.leads ?? [row.lead]) },
  { name: 'name', type: 'text', of: (row) => row.name },
  { name: 'company', type: 'text', of: (row) => row.stretch.after.company?.name ?? null },
  { name: 'company_id', type: 'uuid', of: (row) => row.stretch.after.company?.id ?? null },
  { name: 'owner', type: 'text', of: (row) => row.owner },
  { name: 'status', type: 'text', of: (row) => row.status },
  { name: 'stage', type: 'text', of: (row) => row.stage },
  { name: 'amount', type: 'numeric', of: (row) => row.amount },
  { name: 'currency', type: 'text', of: (row) => row.currency },
  { name: 'opened_at', type: 'moment', of: (row) => row.openedAt },
  { name: 'closed_at', type: 'moment', of: (row) => row.closedAt },
  { name: 'fields', type: 'json', of: (row) => JSON.stringify(row.fields) },
  { name: 'updated_at', type: 'moment', of: (row) => row.at },
]

export const opportunityChanges: Column<Of<Projection['opportunityChanges'][number]>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'opportunity_id', type: 'text', of: (row) => row.id },
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'recorded_at', type: 'moment', of: (row) => row.recordedAt },
  { name: 'status', type: 'text', of: (row) => row.status },
  { name: 'stage', type: 'text', of: (row) => row.stage },
  { name: 'amount', type: 'numeric', of: (row) => row.amount },
  { name: 'currency', type: 'text', of: (row) => row.currency },
  { name: 'owner', type: 'text', of: (row) => row.owner },
  { name: 'opened_at', type: 'moment', of: (row) => row.openedAt },
  { name: 'closed_at', type: 'moment', of: (row) => row.closedAt },
  { name: 'is_primary', type: 'boolean', of: (row) => row.primary },
]

/** Leads whose rows of the measurement are to be made anew (src/journey/measure/grain/). */
export const grainDue: Column<Of<{ seq: number; bulk: boolean }>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'bulk', type: 'boolean', of: (row) => row.bulk },
]

/** `seq` is 0 when where they meet did not change. */
export const meetings: Column<Of<MeetingState & { id: string; seq: number }>>[] = [
  lead,
  { name: 'meeting_id', type: 'uuid', of: (row) => row.id },
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'booked_at', type: 'moment', of: (row) => row.bookedAt },
  { name: 'booker', type: 'text', of: (row) => row.booker },
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'minutes', type: 'int4', of: (row) => row.minutes },
  { name: 'rep', type: 'text', of: (row) => row.rep },
  { name: 'place', type: 'text', of: (row) => row.place },
  { name: 'sequence', type: 'int4', of: (row) => row.sequence },
  { name: 'status', type: 'text', of: (row) => row.status },
  { name: 'told_at', type: 'moment', of: (row) => row.toldAt },
  { name: 'by', type: 'text', of: (row) => row.by },
  { name: 'verdict_due_at', type: 'moment', of: (row) => row.verdictDue },
  { name: 'verdict', type: 'text', of: (row) => row.verdict },
  { name: 'rating', type: 'int4', of: (row) => row.rating },
  { name: 'judged_at', type: 'moment', of: (row) => row.judgedAt },
  { name: 'late', type: 'boolean', of: (row) => row.late },
]

interface Taken {
  id: string
  rep: string
  at: number
  minutes: number
}

export const agendas: Column<Taken>[] = [
  { name: 'meeting_id', type: 'uuid', of: (row) => row.id },
  { name: 'rep', type: 'text', of: (row) => row.rep },
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'until', type: 'moment', of: (row) => row.at + row.minutes * 60_000 },
]

/** Meetings that are not booked any more. */
export const agendasFreed: Column<Taken>[] = agendas.slice(0, 1)

export const outbox: Column<Of<Projection['outbox'][number]>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'recipient', type: 'text', of: (row) => row.recipient },
  { name: 'payload', type: 'json', of: (row) => row.payload },
  { name: 'due_at', type: 'moment', of: (row) => row.dueAt },
]

export interface SubmissionRow {
  id: string
  at: number
  via: string
  body: string
  outcome: 'accepted' | 'refused'
  leadId: string | null
  /** it made the lead; null: there is none */
  isNew: boolean | null
  problem: string | null
}

export const submissions: Column<SubmissionRow>[] = [
  { name: 'submission_id', type: 'uuid', of: (row) => row.id },
  { name: 'received_at', type: 'moment', of: (row) => row.at },
  { name: 'via', type: 'text', of: (row) => row.via },
  { name: 'body', type: 'json', of: (row) => row.body },
  { name: 'outcome', type: 'text', of: (row) => row.outcome },
  { name: 'lead_id', type: 'uuid', of: (row) => row.leadId },
  { name: 'is_new', type: 'boolean', of: (row) => row.isNew },
  { name: 'problem', type: 'json', of: (row) => row.problem },
]

export interface AnswerRow {
  key: string
  hash: Buffer
  status: number
  answer: string
  at: number
  leadId: string | null
}

export const idempotencyKeys: Column<AnswerRow>[] = [
  { name: 'key', type: 'text', of: (row) => row.key },
  { name: 'request_hash', type: 'bytea', of: (row) => row.hash },
  { name: 'status', type: 'int4', of: (row) => row.status },
  { name: 'answer', type: 'json', of: (row) => row.answer },
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'lead_id', type: 'uuid', of: (row) => row.leadId },
]

export const facetValues: Column<{ facet: string; value: string }>[] = [
  { name: 'facet', type: 'text', of: (row) => row.facet },
  { name: 'value', type: 'text', of: (row) => row.value },
]

export const turns: Column<{ id: string; turn: number }>[] = [
  { name: 'person_id', type: 'text', of: (row) => row.id },
  { name: 'turn', type: 'int8', of: (row) => row.turn },
]

export const loads: Column<LoadRow>[] = [
  { name: 'person_id', type: 'text', of: (row) => row.id },
  { name: 'leads', type: 'int4', of: (row) => row.leads },
  { name: 'most', type: 'int4', of: (row) => row.most },
]
