import {
  sortEvents,
  type FieldValue,
  type ImportedEvent,
  type ImportedLead,
  type ImportedOpportunity,
  type NamedPerson,
  type OpportunityStatus,
  type RefusalReason,
  type RowNote,
} from './record.ts'

export interface Fault {
  field: string
  reason: RefusalReason
  detail: string
}

/** A lead while its row and the rows joined to it are read. The first value given to a property stands. */
export interface LeadDraft {
  lead: ImportedLead
  owner: Partial<NamedPerson>
  notes: RowNote[]
  /** The first thing that refuses the whole row. */
  fault: Fault | null
}

/** What one row of a file says about one opportunity, completed by the rows joined to it one to one. */
export interface EventDraft {
  /** Whether a column, not only a constant, spoke of an opportunity. */
  deal: boolean
  /** A status column is mapped: then an opportunity is there only where it says something. */
  needsStatus: boolean
  opportunity: Partial<Omit<ImportedOpportunity, 'kind' | 'fields' | 'owner'>>
  fields: Record<string, FieldValue>
  owner: Partial<NamedPerson>
  won: boolean | null
  closed: boolean | null
  disqualified: { reason?: string; at?: number | null }
  currency: string | null
}

export function newLeadDraft(file: string, line: number): LeadDraft {
  const lead: ImportedLead = { row: { file, line }, externalIds: [], fields: {}, createdAt: null, events: [] }
  return { lead, owner: {}, notes: [], fault: null }
}

export function newEventDraft(currency: string | null, needsStatus: boolean): EventDraft {
  return {
    deal: false,
    needsStatus,
    opportunity: {},
    fields: {},
    owner: {},
    won: null,
    closed: null,
    disqualified: {},
    currency,
  }
}

/** Turns what a row said into events of the lead. */
export function closeEvents(draft: LeadDraft, said: EventDraft): void {
  const opportunity = opportunityOf(draft, said)
  const isNew = !draft.lead.events.some(
    (event) => event.kind === 'opportunity' && event.id === opportunity?.id,
  )
  if (opportunity && isNew) draft.lead.events.push(opportunity)
  const { reason, at } = said.disqualified
  if (reason !== undefined) draft.lead.events.push({ kind: 'disqualified', reason, at: at ?? null })
}

function opportunityOf(draft: LeadDraft, said: EventDraft): (ImportedEvent & { kind: 'opportunity' }) | null {
  const status = said.opportunity.status ?? statusOf(said)
  if (!said.deal || (said.needsStatus && status === null)) return null
  const { amount = null, closedAt = null, openedAt = null } = said.opportunity
  if (status === 'won' && amount !== null && amount < 0)
    draft.fault ??= {
      field: 'opportunity.amount',
      reason: 'negative_amount',
      detail: `A won amount is not negative: ${amount}.`,
    }
  const { lead } = draft
  const id = said.opportunity.id ?? lead.externalIds[0] ?? `${lead.row.file}:${lead.row.line}`
  const fields = said.fields
  // CRMs keep the expected date in the same column until a deal is closed.
  const isOpen = (status ?? 'open') === 'open'
  if (isOpen && closedAt !== null) fields.expectedCloseDate ??= new Date(closedAt).toISOString().slice(0, 10)
  return {
    kind: 'opportunity',
    id,
    amount,
    currency: said.opportunity.currency ?? said.currency,
    status: status ?? 'open',
    openedAt,
    closedAt: isOpen ? null : closedAt,
    fields,
    ...(said.opportunity.name === undefined ? {} : { name: said.opportunity.name }),
    ...(said.opportunity.stage === undefined ? {} : { stage: said.opportunity.stage }),
    ...ownerOf(said.owner),
  }
}

function statusOf({ won, closed }: EventDraft): OpportunityStatus | null {
  if (won === true) return 'won'
  if (closed === true && won === false) return 'lost'
  if (won === null && closed === null) return null
  return 'open'
}

function ownerOf(owner: Partial<NamedPerson>): { owner?: NamedPerson } {
  const name = owner.name ?? owner.email
  if (name === undefined) return {}
  return { owner: owner.email === undefined ? { name } : { name, email: owner.email } }
}

/** The finished record, or why there is none: without an id, an e-mail or a phone nobody could be found again. */
export function closeLead(draft: LeadDraft, notAfter: number): ImportedLead | Fault {
  if (draft.fault) return draft.fault
  const { lead, notes } = draft
  if (lead.externalIds.length === 0 && lead.email === undefined && lead.phone === undefined) {
    const lost = notes.find((note) => note.reason === 'bad_email' || note.reason === 'bad_phone')
    return (
      lost ?? {
        field: '',
        reason: 'no_key',
        detail: 'The row has no e-mail, no phone and no id of another system.',
      }
    )
  }
  const late = lateDate(lead, notAfter)
  if (late) return late
  Object.assign(lead, ownerOf(draft.owner))
  sortEvents(lead.events)
  if (notes.length > 0) lead.notes = notes
  return lead
}

/** Closing dates are left alone: sellers close deals ahead of their date, and the date is theirs. */
function lateDate({ createdAt, events }: ImportedLead, notAfter: number): Fault | null {
  const dated = events.flatMap((event) =>
    event.kind === 'opportunity' ? [] : [{ field: event.kind, at: event.at }],
  )
  const late = [{ field: 'createdAt', at: createdAt }, ...dated].find(
    ({ at }) => at !== null && at > notAfter,
  )
  if (!late) return null
  const detail = `${new Date(late.at!).toISOString()} lies in the future.`
  return { field: late.field, reason: 'date_in_future', detail }
}
