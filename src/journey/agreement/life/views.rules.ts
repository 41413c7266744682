import { decidableFrom } from './rules.ts'
import { missingSignatures, statusOf } from './state.rules.ts'
import { sentenceOf } from './facts.ts'
import type { AgreementLife, AgreementShown, DraftView } from './contract.ts'
import type { LifeEntry } from './facts.ts'
import type { VersionLife } from './state.rules.ts'

interface Named {
  id: string
  name: string
}

/** One version as people see it at a moment. Names are those of the moment of signing. */
export function lifeView(of: VersionLife, now: number): AgreementLife {
  const { proposal, enacted, superseded, decision, withdrawn } = of
  const status = statusOf(of, now)
  const open = status === 'proposed' || status === 'declined'
  return {
    version: of.version,
    name: of.name,
    status,
    unsigned: proposal === null,
    hash: of.hash,
    effectiveFrom: iso(of.date),
    inForceFrom: enacted ? iso(enacted.from) : null,
    inForceUntil: superseded ? iso(superseded.from) : null,
    successor: superseded?.successor ?? null,
    proposed: proposal && {
      by: named(proposal.by, proposal.proposer),
      at: iso(proposal.at),
      basedOn: proposal.basedOn,
    },
    signatures: of.signatures.map(({ function: team, by, name, at, method }) => ({
      function: team,
      by: named(by, name),
      at: iso(at),
      method,
    })),
    missing: open ? missingSignatures(of) : [],
    declines: of.declines.map(({ function: team, by, name, at, reason }) => ({
      function: team,
      by: named(by, name),
      at: iso(at),
      reason,
    })),
    decision: decision && {
      by: named(decision.by, decision.name),
      at: iso(decision.at),
      reason: decision.reason,
      method: decision.method,
    },
    withdrawn: withdrawn && {
      by: named(withdrawn.by, withdrawn.name),
      at: iso(withdrawn.at),
      reason: withdrawn.reason,
    },
    decidableFrom: open ? iso(decidableFrom(of)) : null,
  }
}

export function historyView(
  entries: LifeEntry[],
  version: number,
  owner: (id: string) => string,
): AgreementShown['history'] {
  return entries
    .filter((entry) => entry.version === version)
    .map((entry) => ({
      seq: entry.seq,
      at: iso(entry.at),
      by: byView(entry.by, owner),
      kind: entry.kind,
      sentence: sentenceOf(entry),
    }))
}

interface DraftRow {
  id: string
  title: string
  text: string
  hash: string
  basedOn: number | null
  createdBy: string
  createdAt: number
  changedBy: string
  changedAt: number
}

export function draftView(draft: DraftRow, owner: (id: string) => string): DraftView {
  const { id, title, text, hash, basedOn } = draft
  return {
    id,
    title,
    text,
    hash,
    basedOn,
    created: { by: byView(draft.createdBy, owner), at: iso(draft.createdAt) },
    changed: { by: byView(draft.changedBy, owner), at: iso(draft.changedAt) },
  }
}

export function byView(by: string, owner: (id: string) => string): Named {
  const id = by.replace(/^person:/, '')
  return named(by, owner(id))
}

function named(by: string, name: string): Named {
  return { id: by.replace(/^person:/, ''), name }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

const DAY = 24 * 3600_000
/** What both sides need to read a proposal, sign it and hear of it. */
const TIME_TO_SIGN_DAYS = 14

/** A version's text as the beginning of the next: its number, and a date that leaves time to sign. */
export function nextDraft(text: string, version: number, now: number): string {
  const date = new Date(now + TIME_TO_SIGN_DAYS * DAY).toISOString().slice(0, 10)
  return text
    .replace(/^version:.*$/m, `version: ${version}`)
    .replace(/^effectiveFrom:.*$/m, `effectiveFrom: ${date}`)
}
