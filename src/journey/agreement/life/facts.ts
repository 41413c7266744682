import type { LogEntry } from '#ledger/log.ts'
import type { TeamFunction } from '../ruleset.ts'

/** The parties: each function that owns leads signs once. */
export const PARTIES: readonly TeamFunction[] = ['sales', 'marketing', 'leadgen']

/** How somebody proved that it was they: `local` on a workspace that is open to its own machine. */
export type ProofMethod = 'password' | 'passkey' | 'local'

/** What can happen to an agreement, in the order in which it does. All moments are epoch ms; hashes are hexadecimal. */
export interface LifeBodies {
  /** the workspace began under this text; nobody signed it */
  StartingPointTaken: { hash: string; name: string; effectiveFrom: number }
  /** the text is frozen here; nothing that follows carries another one */
  AgreementProposed: {
    hash: string
    name: string
    text: string
    /** the beginning (UTC) of the day that the text names */
    effectiveFrom: number
    basedOn: number | null
    proposer: string
  }
  /** names are kept beside ids: a signature says who signed for as long as it stands */
  AgreementSigned: { function: TeamFunction; hash: string; name: string; method: ProofMethod }
  AgreementDeclined: { function: TeamFunction; hash: string; name: string; reason: string }
  ProposalWithdrawn: { name: string; reason: string | null }
  /** the executive sponsor put it in force although not everybody signed */
  DeadlockDecided: { hash: string; name: string; reason: string; method: ProofMethod }
  AgreementEnacted: { hash: string; effectiveFrom: number }
  /** from `from` on, `successor` is in force in its place */
  AgreementSuperseded: { successor: number; from: number }
}

export type LifeKind = keyof LifeBodies
export type LifeEntry = { [Kind in LifeKind]: LogEntry<Kind, LifeBodies[Kind]> }[LifeKind]
/** An entry without the place, the moment and the author that the log gives it. */
export type LifeFact = {
  [Kind in LifeKind]: { kind: Kind; version: number; body: LifeBodies[Kind] }
}[LifeKind]

type Sentences = { [Kind in LifeKind]: (body: LifeBodies[Kind]) => string }

const NAMES: Record<TeamFunction, string> = {
  sales: 'sales',
  marketing: 'marketing',
  leadgen: 'lead generation',
}

const sentences: Sentences = {
  StartingPointTaken: () => 'The workspace began under this agreement, unsigned',
  AgreementProposed: ({ proposer }) => `Proposed by ${proposer}`,
  AgreementSigned: ({ name, function: team }) => `Signed for ${NAMES[team]} by ${name}`,
  AgreementDeclined: ({ name, function: team, reason }) =>
    `Declined for ${NAMES[team]} by ${name}: ${reason}`,
  ProposalWithdrawn: ({ name, reason }) => `Withdrawn by ${name}${reason === null ? '' : `: ${reason}`}`,
  DeadlockDecided: ({ name, reason }) =>
    `Decided by ${name}, executive sponsor, without all signatures: ${reason}`,
  AgreementEnacted: ({ effectiveFrom }) => `Enacted, in force from ${iso(effectiveFrom)}`,
  AgreementSuperseded: ({ successor, from }) => `Superseded by version ${successor} from ${iso(from)}`,
}

export function sentenceOf(entry: LifeEntry): string {
  return (sentences[entry.kind] as (body: unknown) => string)(entry.body)
}

export function isLifeKind(kind: string): kind is LifeKind {
  return Object.hasOwn(sentences, kind)
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
