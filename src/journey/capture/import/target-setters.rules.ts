import { cellReader, type Reading } from './cell-value.rules.ts'
import { fieldNameOf } from './cells.rules.ts'
import type { ColumnProfile } from './column-profile.rules.ts'
import { findHeader } from './find-header.rules.ts'
import type { EventDraft, LeadDraft } from './lead-draft.rules.ts'
import type { ColumnRule } from './mapping-schema.ts'
import type { Target } from './mapping-targets.rules.ts'
import type { FieldValue, ImportedLead, OpportunityStatus } from './record.ts'

type Put = (value: FieldValue, draft: LeadDraft, events: EventDraft, cells: readonly string[]) => void

/** Puts a converted value where its target says. */
export interface Setter {
  put: Put
  split?: string
  /** Without a value here there is no deal. */
  decidesDeal?: boolean
}

type LeadText =
  | 'email'
  | 'phone'
  | 'firstName'
  | 'lastName'
  | 'name'
  | 'company'
  | 'title'
  | 'country'
  | 'source'
  | 'campaign'
  | 'channel'

/** `otherwise` is the field's second name, for when the first is taken by another file. */
export function setterOf(target: Target, rule: ColumnRule, otherwise?: string): Setter {
  const put = putterOf(target, otherwise)
  const decidesDeal = target.kind === 'opportunity.status' || target.kind === 'opportunity.won'
  return { put, decidesDeal, ...(rule.split === undefined ? {} : { split: rule.split }) }
}

function putterOf({ kind, name }: Target, otherwise: string | undefined): Put {
  switch (kind) {
    case 'externalId.*':
      return (value, { lead }) => addOnce(lead.externalIds, `${name}:${value}`)
    case 'fields.*':
      return (value, { lead }) => setField(lead, name, value, otherwise)
    case 'owner.name':
      return (value, draft) => void (draft.owner.name ??= String(value))
    case 'owner.email':
      return (value, draft) => void (draft.owner.email ??= String(value).toLowerCase())
    case 'createdAt':
      return (value, { lead }) => void (lead.createdAt ??= Number(value))
    case 'consent.email':
    case 'consent.phone':
      return (value, { lead }) =>
        setConsent(lead, kind === 'consent.email' ? 'email' : 'phone', value === true)
    case 'optOut.email':
    case 'optOut.phone':
      // Not having opted out is no consent.
      return (value, { lead }) =>
        void (value === true && setConsent(lead, kind === 'optOut.email' ? 'email' : 'phone', false))
    case 'contact.at':
      return (value, { lead }) => void lead.events.push({ kind: 'contact', at: Number(value) })
    case 'stage.*':
      return (value, { lead }) => void lead.events.push({ kind: 'stage', stage: name, at: Number(value) })
    case 'disqualified.at':
      return (value, _, events) => void (events.disqualified.at = Number(value))
    case 'disqualified.reason':
      return (value, _, events) => void (events.disqualified.reason = String(value))
    default:
      return kind.startsWith('opportunity.') ? dealPutter(kind, name) : textPutter(kind as LeadText)
  }
}

function textPutter(kind: LeadText): Put {
  return (value, { lead }) => void (lead[kind] ??= String(value))
}

function dealPutter(kind: Target['kind'], name: string): Put {
  const put: Put | undefined = DEAL_PUTTERS[kind]
  if (!put) return (value, _, events) => void (events.fields[name] ??= value)
  return (value, draft, events, cells) => {
    events.deal = true
    put(value, draft, events, cells)
  }
}

const DEAL_PUTTERS: Partial<Record<Target['kind'], Put>> = {
  'opportunity.id': (value, _, { opportunity }) => void (opportunity.id ??= String(value)),
  'opportunity.name': (value, _, { opportunity }) => void (opportunity.name ??= String(value)),
  'opportunity.amount': (value, _, { opportunity }) => void (opportunity.amount ??= Number(value)),
  'opportunity.currency': (value, _, { opportunity }) =>
    void (opportunity.currency ??= String(value).toUpperCase()),
  'opportunity.status': (value, _, { opportunity }) =>
    void (opportunity.status ??= value as OpportunityStatus),
  'opportunity.won': (value, _, events) => void (events.won = value === true),
  'opportunity.closed': (value, _, events) => void (events.closed = value === true),
  'opportunity.stage': (value, _, { opportunity }) => void (opportunity.stage ??= String(value)),
  'opportunity.openedAt': (value, _, { opportunity }) => void (opportunity.openedAt ??= Number(value)),
  'opportunity.closedAt': (value, _, { opportunity }) => void (opportunity.closedAt ??= Number(value)),
  'opportunity.owner.name': (value, _, events) => void (events.owner.name ??= String(value)),
  'opportunity.owner.email': (value, _, events) => void (events.owner.email ??= String(value).toLowerCase()),
}

/** A touch, stage or disqualification that is dated by another column of the row. */
export function touchSetter(
  rule: ColumnRule,
  target: Target,
  headers: string[],
  reading: Reading,
  profiles: ColumnProfile[],
): Setter {
  const dated = rule.at === undefined ? -1 : findHeader(headers, rule.at)
  const readAt = cellReader(
    { to: 'createdAt', ...(rule.date ? { date: rule.date } : {}) },
    { kind: 'createdAt', name: '', type: 'date' },
    profiles[dated],
    reading,
  )
  const details = (rule.details ?? []).map((header) => ({
    name: fieldNameOf(header),
    index: findHeader(headers, header),
  }))
  const atOf = (cells: readonly string[], draft: LeadDraft): number | null => {
    if (dated < 0) return null
    const found = readAt(cells[dated] ?? '')
    if (found.is === 'value') return Number(found.value)
    if (found.is === 'refuse')
      draft.fault ??= { field: headers[dated]!, reason: found.reason, detail: found.detail }
    if (found.is === 'drop')
      draft.notes.push({ field: headers[dated]!, reason: found.reason, detail: found.detail })
    return null
  }
  const put: Put = (value, draft, events, cells) => {
    if (target.kind === 'disqualified') {
      events.disqualified = {
        reason: String(value),
        at: atOf(cells, draft) ?? events.disqualified.at ?? null,
      }
    } else if (target.kind === 'stage') {
      draft.lead.events.push({ kind: 'stage', stage: String(value), at: atOf(cells, draft) })
    } else if (value !== false && value !== 0) {
      const touch = target.kind === 'touch.*' ? target.name : kindOfTouch(String(value))
      const at =
        target.kind === 'touch.*' && (rule.type ?? 'date') === 'date' ? Number(value) : atOf(cells, draft)
      draft.lead.events.push({ kind: 'touch', touch, at, details: detailsOf(cells, details) })
    }
  }
  return { put, ...(rule.split === undefined ? {} : { split: rule.split }) }
}

function detailsOf(
  cells: readonly string[],
  wanted: { name: string; index: number }[],
): Record<string, string> {
  const details: Record<string, string> = {}
  for (const { name, index } of wanted) {
    const text = (cells[index] ?? '').trim()
    if (text !== '') details[name] = text
  }
  return details
}

/** `Email Link Clicked` → `email_link_clicked`; a translated kind stays as it is. */
function kindOfTouch(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}

function setField(lead: ImportedLead, name: string, value: FieldValue, otherwise: string | undefined): void {
  if (!Object.hasOwn(lead.fields, name)) lead.fields[name] = value
  else if (otherwise !== undefined && lead.fields[name] !== value && !Object.hasOwn(lead.fields, otherwise))
    lead.fields[otherwise] = value
}

/** A no outweighs a yes, whichever column comes first. */
function setConsent(lead: ImportedLead, channel: 'email' | 'phone', given: boolean): void {
  lead.consent ??= {}
  if (lead.consent[channel] !== false) lead.consent[channel] = given
}

function addOnce(list: string[], text: string): void {
  if (!list.includes(text)) list.push(text)
}
