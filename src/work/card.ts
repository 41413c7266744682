import type { Chained } from '#ledger/chain.ts'
import type { LeadEntry, LeadFact } from '#journey/entries.ts'
import type { CompanyIndex } from '#journey/identity/company.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Traits } from '#work/projection-nurture.rules.ts'

/** One lead as it stands: what its stream folds to, and who it is. */
export interface Card {
  leadId: string
  /** position and hash of the latest entry */
  seq: number
  head: Buffer
  state: LeadState
  person: PersonDetails
  company: { id: string; name: string } | null
  /** merged into another lead: it stands still, and its card lies apart */
  absorbed?: true
}

/** Why something could not be done: a closed list; one table maps it to HTTP (problems.rules.ts). */
export type RefusalCode =
  | 'not_found'
  | 'invalid'
  | 'not_offered'
  | 'offered_to_another'
  | 'expired'
  | 'unknown_reason'
  | 'note_required'
  | 'unknown_person'
  | 'unknown_activity'
  | 'wrong_stage'
  | 'erased'
  | 'changed_meanwhile'
  | 'idempotency_mismatch'
  | 'not_proposed'
  | 'proposal_open'
  | 'signed_already'
  | 'wrong_signer'
  | 'text_changed'
  | 'declined'
  | 'withdrawn'
  | 'enacted'
  | 'superseded'
  | 'no_deadlock'
  | 'draft_changed'
  | 'not_confirmed'
  | 'not_invited'
  | 'survey_closed'
  | 'survey_open'
  | 'unknown_card'
  | 'incomplete_ranking'
  | 'not_permitted'
  | 'last_admin'
  | 'figures_of_others'
  | 'not_reproduced'
  | 'next_step_needed'
  | 'suppressed'
  | 'time_taken'
  | 'not_returned'
  | 'not_appealed'
  | 'answered_already'
  | 'same_version'
  | 'wrong_turn'
  | 'not_inside'
  | 'merged_already'
  | 'not_merged'
  | 'same_lead'

export interface Refusal {
  refused: RefusalCode
  detail: string
  errors?: { field: string; message: string }[]
}

/** What a piece of work says of its lead. No facts: nothing new was said. */
export interface Told {
  facts: LeadFact[]
  /** personal details after it, when they change */
  person?: PersonDetails
  /** `keys`: what leads to it from now on */
  company?: { id: string; key: string; name: string; keys?: string[] } | null
  /** it has no company any more, where `company` names none */
  leavesCompany?: true
  /** identity keys that the lead has from now on */
  keys?: string[]
}

/**
 * The unit of everything that writes: one lead, one decision. `decide` is pure and may be asked again with a fresher
 * card when somebody else was faster.
 */
export interface Work {
  /** `itself`: also when it was merged into another lead; else the lead is meant that it goes on in */
  target: { leadId: string; itself?: true } | { keys: string[] }
  /** begins with an undone merge: what is due acts between the facts that are told again, and nobody hears of it twice */
  again?: true
  decide: (card: Card | null, now: number, companies?: CompanyIndex) => Told | Refusal
  /** the company that it will name, for whoever has its other leads; left out: the card's */
  company?: (companies: CompanyIndex) => string | null
  /** what has to be looked up to find its company: as `lookups` in src/journey/identity/company.rules.ts */
  companyKeys?: string[]
  /** kept whatever comes of it */
  submission?: { via: string; body: string }
  idempotency?: {
    key: string
    requestHash: Buffer
    answer: (done: Done) => { status: number; body: unknown }
  }
}

/** What became of a piece of work, known on disk. */
export interface Done {
  /** null when refused and the lead does not exist */
  card: Card | null
  created: boolean
  refusal: Refusal | null
  /** facts recorded; 0 = nothing new was said */
  facts: number
  /** an earlier request with the same idempotency key was answered so */
  replayed?: { status: number; body: unknown }
}

/** What one piece of work adds to the ledger. */
export interface Stretch {
  before: Card | null
  passBefore: number
  /** and the stage that it was in */
  stageBefore: string
  traitsBefore: Traits
  /** who had the lead in work before, and who has it after; left out: as nobody asks */
  held?: { before: string | null; after: string | null }
  after: Card
  entries: Chained<LeadEntry>[]
  keys: string[]
  company: { id: string; key: string; name: string; keys?: string[] } | null
}
