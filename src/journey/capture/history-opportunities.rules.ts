import { allOf } from '#journey/measure/named.rules.ts'
import type { Said } from '#journey/capture/history-events.rules.ts'
import type { ImportView, Known, Whose } from '#journey/capture/history.rules.ts'
import type { ImportedLead, ImportedOpportunity } from '#journey/capture/import/record.ts'
import type { OpportunityReported } from '#journey/measure/facts.ts'

/**
 * An opportunity as facts: opened when the file says so, closed when it says so. A closing without any date of opening
 * is one fact; what has no date happened by the time of the import, and its own dates stay null.
 */
export function opportunityFacts(
  view: ImportView,
  told: ImportedOpportunity,
  lead: ImportedLead,
  whose: Whose | null,
  known: Known,
): Said[] {
  const alone = reported(view, told, lead, whose)
  const last = lastTelling(known, told.id)
  const asBefore = { ...last, primary: alone.primary, role: null, leads: undefined, cameBy: undefined }
  if (last && JSON.stringify(asBefore) === JSON.stringify(alone)) return []
  const leads = namedIn(view, alone, whose)
  const body = leads === null ? alone : { ...alone, leads }
  const { openedAt, closedAt, status } = body
  const opened: Said = {
    kind: 'OpportunityOpened',
    at: Math.min(openedAt ?? view.startedAt, view.startedAt),
    dated: openedAt !== null,
    // what is said of its end was not known at its beginning
    body: status === 'open' ? body : { ...body, status: 'open', stage: null, amount: null, closedAt: null },
  }
  if (status === 'open')
    return [last ? { ...opened, kind: 'OpportunityChanged', at: view.startedAt } : opened]
  const closed: Said = {
    kind: status === 'won' ? 'OpportunityWon' : 'OpportunityLost',
    // a date of closing before that of opening is kept as told, but nothing closes before it opened
    at: Math.max(Math.min(closedAt ?? view.startedAt, view.startedAt), openedAt === null ? 0 : opened.at),
    dated: closedAt !== null,
    body,
  }
  return last || openedAt === null ? [closed] : [opened, closed]
}

function reported(
  view: ImportView,
  told: ImportedOpportunity,
  lead: ImportedLead,
  whose: Whose | null,
): OpportunityReported {
  const owner = told.owner ?? lead.owner
  return {
    id: told.id,
    name: told.name ?? null,
    status: told.status,
    stage: told.stage ?? null,
    amount: told.amount === null ? null : decimal(told.amount),
    currency: told.currency,
    openedAt: told.openedAt,
    closedAt: told.closedAt,
    owner: owner ? view.ownerOf(owner).id : null,
    primary: view.isPrimary(told.id, whose?.lead ?? null, lead.row.line),
    role: null,
    fields: told.fields,
  }
}

/** All leads that were ever named. Null where that is not known yet: of a new lead, and of a deal that is new with another row. */
function namedIn(
  view: ImportView,
  { id, primary }: OpportunityReported,
  whose: Whose | null,
): string[] | null {
  const before = view.namedWith(id)
  if (whose === null || (before.length === 0 && !primary)) return null
  return allOf(before, [whose.named])
}

/** Numbers of at most 15 digits, as files have them, come out as they were written, but for trailing zeros. */
function decimal(amount: number): string {
  const text = String(amount)
  return text.includes('e') ? amount.toFixed(10).replace(/\.?0+$/, '') : text
}

/** What a file said last, else what anybody said: a deal that was changed here is not set back by an old export. */
function lastTelling(known: Known, id: string): OpportunityReported | null {
  const tellings = known.facts.filter(
    (fact) => fact.kind.startsWith('Opportunity') && (fact.body as OpportunityReported).id === id,
  )
  const last = tellings.findLast((fact) => fact.history) ?? tellings.at(-1)
  return (last?.body as OpportunityReported | undefined) ?? null
}
