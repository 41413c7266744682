import { PARTIES } from './facts.ts'
import type { LifeEntry, LifeFact, ProofMethod } from './facts.ts'
import type { TeamFunction } from '../ruleset.ts'

/** What the log says of one version. */
export interface VersionLife {
  version: number
  name: string
  hash: string
  /** null: the starting point, whose text is in force from the beginning */
  proposal: { text: string; at: number; by: string; proposer: string; basedOn: number | null } | null
  /** the day that the text names, epoch ms of its beginning */
  date: number
  signatures: { function: TeamFunction; by: string; name: string; at: number; method: ProofMethod }[]
  declines: { function: TeamFunction; by: string; name: string; at: number; reason: string }[]
  decision: { by: string; name: string; at: number; reason: string; method: ProofMethod } | null
  withdrawn: { by: string; name: string; at: number; reason: string | null } | null
  /** from when it is in force, and when that was settled */
  enacted: { at: number; from: number } | null
  superseded: { successor: number; from: number } | null
}

/** Everything that happened to agreements, by version. */
export interface Life {
  /** position of the latest entry */
  seq: number
  versions: Map<number, VersionLife>
}

export type LifeStatus =
  | 'proposed'
  /** somebody declined: it waits for a decision or for being withdrawn */
  | 'declined'
  | 'withdrawn'
  /** enacted, and its date is still to come */
  | 'signed'
  | 'in_force'
  | 'superseded'

export function foldLife(entries: Iterable<LifeEntry>): Life {
  const life: Life = { seq: 0, versions: new Map() }
  for (const entry of entries) takeUp(life, entry)
  return life
}

/** Applies one entry, in place. An entry about a version that was never proposed changes nothing: the audit names it. */
export function takeUp(life: Life, entry: LifeEntry): void {
  life.seq = entry.seq
  const { version, at, by } = entry
  if (entry.kind === 'StartingPointTaken') {
    const { hash, name, effectiveFrom: from } = entry.body
    life.versions.set(version, { ...blank(version, name, hash, from), enacted: { at, from } })
    return
  }
  if (entry.kind === 'AgreementProposed') {
    const { hash, name, text, effectiveFrom, basedOn, proposer } = entry.body
    const proposal = { text, at, by, proposer, basedOn }
    life.versions.set(version, { ...blank(version, name, hash, effectiveFrom), proposal })
    return
  }
  const of = life.versions.get(version)
  if (of) happened(of, entry)
}

function blank(version: number, name: string, hash: string, date: number): VersionLife {
  return {
    version,
    name,
    hash,
    proposal: null,
    date,
    signatures: [],
    declines: [],
    decision: null,
    withdrawn: null,
    enacted: null,
    superseded: null,
  }
}

type Later = Exclude<LifeEntry, { kind: 'StartingPointTaken' | 'AgreementProposed' }>

function happened(of: VersionLife, entry: Later): void {
  const { at, by } = entry
  switch (entry.kind) {
    case 'AgreementSigned': {
      const { function: team, name, method } = entry.body
      of.signatures.push({ function: team, by, name, at, method })
      return
    }
    case 'AgreementDeclined': {
      const { function: team, name, reason } = entry.body
      of.declines.push({ function: team, by, name, at, reason })
      return
    }
    case 'ProposalWithdrawn':
      of.withdrawn = { by, at, ...entry.body }
      return
    case 'DeadlockDecided': {
      const { name, reason, method } = entry.body
      of.decision = { by, at, name, reason, method }
      return
    }
    case 'AgreementEnacted':
      of.enacted = { at, from: entry.body.effectiveFrom }
      return
    case 'AgreementSuperseded':
      of.superseded = entry.body
      return
  }
}

/** How a version stands at a moment. */
export function statusOf({ enacted, superseded, withdrawn, declines }: VersionLife, now: number): LifeStatus {
  if (withdrawn) return 'withdrawn'
  if (!enacted) return declines.length > 0 ? 'declined' : 'proposed'
  if (superseded && superseded.from <= now) return 'superseded'
  return enacted.from <= now ? 'in_force' : 'signed'
}

/** The proposal that both sides have before them; there is one at most. */
export function openProposal(life: Life): VersionLife | null {
  for (const one of life.versions.values()) if (!one.enacted && !one.withdrawn) return one
  return null
}

/** The version that was enacted last, in force or about to be. */
export function latestEnacted(life: Life): VersionLife | null {
  let latest: VersionLife | null = null
  for (const one of life.versions.values()) {
    if (one.enacted && (!latest || one.version > latest.version)) latest = one
  }
  return latest
}

/** The number that the next proposal gets: one more than any before, withdrawn ones too, so that a number is one text. */
export function nextVersion(life: Life): number {
  return Math.max(0, ...life.versions.keys()) + 1
}

export function missingSignatures({ signatures }: VersionLife): TeamFunction[] {
  return PARTIES.filter((party) => !signatures.some((one) => one.function === party))
}

/** The life with facts added, as the log would give it back. */
export function withFacts(life: Life, facts: LifeFact[], at: number, by: string): Life {
  const next: Life = { seq: life.seq, versions: new Map() }
  for (const [version, one] of life.versions) {
    next.versions.set(version, { ...one, signatures: [...one.signatures], declines: [...one.declines] })
  }
  for (const fact of facts) takeUp(next, { ...fact, seq: next.seq + 1, at, by } as LifeEntry)
  return next
}
