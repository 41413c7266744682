import { changedDetails, mergePerson, sortSubmission } from '#journey/capture/rules.ts'
import { companyKeysOf, companyTold, withCompany } from '#journey/capture/company.rules.ts'
import { heard } from '#journey/capture/precedence.rules.ts'
import { eventFacts } from '#journey/capture/history-events.rules.ts'
import type { CompanyId } from '#journey/capture/work.rules.ts'
import type { CompanyIndex } from '#journey/identity/company.contract.ts'
import type { Found } from '#journey/identity/company.rules.ts'
import type { Heard } from '#journey/capture/precedence.rules.ts'
import type { Sorted } from '#journey/capture/rules.ts'
import type { FactKind, LeadFact } from '#journey/entries.ts'
import type { ImportedLead, NamedPerson } from '#journey/capture/import/record.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Card, Told, Work } from '#work/card.ts'

/** What imports have told of one lead before. */
export interface Known {
  /** facts of earlier imports, and opportunities whoever told them, oldest first */
  facts: KnownFact[]
  /** fingerprints of the rows that the latest earlier import of this lead gave */
  rows: Set<string>
}

export interface KnownFact {
  kind: FactKind
  at: number
  history: boolean
  body: unknown
}

/** What deciding needs besides row and card. */
export interface ImportView {
  rules: Ruleset
  /** `import:<id>` */
  by: string
  /** epoch ms; stands in for dates that the file does not say */
  startedAt: number
  companyId: CompanyId
  ownerOf: (person: NamedPerson) => { id: string; function: 'marketing' | 'leadgen' | 'sales' }
  /** by lead id, of the leads in this batch that are known */
  known: Map<string, Known>
  /** is the opportunity counted with this lead (null: new), and not with another that names it too? */
  isPrimary: (opportunity: string, leadId: string | null, line: number) => boolean
  /** the lead that claimed the first of these keys that is claimed, also where it goes on in another by now */
  leadOf: (keys: readonly string[]) => string | null
  /** the leads that an opportunity was told of, the one first that it is counted with */
  namedWith: (opportunity: string) => readonly string[]
}

export interface ImportedRecord {
  lead: ImportedLead
  /** of all that the row says, without its place in the file */
  fingerprint: string
  /** kept as the submission's body */
  body: string
}

const NOTHING: Known = { facts: [], rows: new Set() }

/**
 * The work of one imported row: a lead's history with its own dates, judged at these dates, sending nothing.
 *
 * Telling the same twice adds nothing. A row that says word for word what the latest import of its lead said is no
 * news, whatever happened here since: the file did not change its mind. Of any other row only what differs is
 * recorded: details against the card, and events against the facts that imports left in the ledger, so that a touch
 * is the same touch when kind, date and details agree. No mark is left on the lead for that.
 */
export function historyWork(view: ImportView, { lead, fingerprint, body }: ImportedRecord): Work {
  const sorted = sortSubmission(view.rules, lead, 'lenient')
  if ('problems' in sorted) throw new Error('lenient sorting has no problems')
  return {
    target: { keys: sorted.keys },
    submission: { via: view.by, body },
    companyKeys: companyKeysOf(sorted, view.companyId),
    decide: (card, _now, companies = new Map()) => {
      const named = card?.state.merged ? view.leadOf(sorted.keys) : null
      const whose = card && { lead: card.leadId, named: named ?? card.leadId }
      const known = (whose && view.known.get(whose.named)) ?? NOTHING
      if (known.rows.has(fingerprint)) return { facts: [] }
      const row: Row = {
        lead,
        said: sorted,
        ...withCompany(card, sorted, companies, view.companyId),
        companies,
        whose,
      }
      return card ? changed(view, row, card, known) : captured(view, row)
    },
  }
}

/** A row with the company that it is of. */
interface Row {
  lead: ImportedLead
  /** as the row says it */
  said: Sorted
  sorted: Sorted
  found: Found | null
  companies: CompanyIndex
  whose: Whose | null
}

/** The lead that a row is told to, and the one that its keys name, which may go on in that one. */
export interface Whose {
  lead: string
  named: string
}

function captured(view: ImportView, row: Row): Told {
  const { lead } = row
  const events = eventFacts(view, lead, null, NOTHING)
  const at = Math.min(lead.createdAt ?? events[0]?.at ?? view.startedAt, view.startedAt)
  const weighed = heard(null, row.sorted, 'system')
  const { fact, ...told } = details(view, 'LeadCaptured', at, row, weighed, weighed.sorted, null)
  return { ...told, facts: [fact, ...events] }
}

function changed(view: ImportView, row: Row, card: Card, known: Known): Told {
  const weighed = heard(card, row.sorted, 'system')
  const changes = changedDetails(card.state, card.person, card.company?.name ?? null, weighed.sorted)
  // of a lead that others go on in, all that is said is kept: without the merge more of it is news
  const against = weighed.sorted.body.outranked !== undefined
  const news = card.state.merged && (changes || against) ? weighed.sorted : changes
  const events = eventFacts(view, row.lead, card && { card, whose: row.whose! }, known)
  if (!news) return { facts: events, keys: row.said.keys }
  const { fact, ...told } = details(view, 'LeadDetailsChanged', view.startedAt, row, weighed, news, card)
  return { ...told, facts: [...events, fact] }
}

function details(
  view: ImportView,
  kind: 'LeadCaptured' | 'LeadDetailsChanged',
  at: number,
  { said, found, companies }: Row,
  weighed: Heard,
  news: Sorted,
  card: Card | null,
): Omit<Told, 'facts'> & { fact: LeadFact } {
  const { body, company } = companyTold(card, weighed, said, found, companies)
  return {
    fact: {
      kind,
      at,
      by: view.by,
      history: true,
      body: { ...news.body, ...body, touch: null },
      personal: { ...said.personal },
    },
    person: mergePerson(card?.person ?? {}, weighed.taken),
    company,
    keys: said.keys,
  }
}
