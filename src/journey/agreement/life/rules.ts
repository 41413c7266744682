import {
  latestEnacted,
  missingSignatures,
  nextVersion,
  openProposal,
  statusOf,
  withFacts,
} from './state.rules.ts'
import type { LifeFact, ProofMethod } from './facts.ts'
import type { Life, VersionLife } from './state.rules.ts'
import type { Refusal, RefusalCode } from '#work/card.ts'
import type { TeamFunction } from '../ruleset.ts'

/**
 * What people may do to a proposal, as pure decisions: the facts that record it, or why it cannot be done now.
 * Nobody but these functions makes an entry of the agreement log.
 */
export type LifeDecision = LifeFact[] | Refusal

/** Somebody who acts on an agreement: as whom they may speak was settled before (party.rules.ts). */
export interface Actor {
  /** as the log names them: `person:<id>` */
  by: string
  name: string
  /** the function that they sign for; null: none */
  party: TeamFunction | null
  sponsor: boolean
  admin: boolean
}

/** A text that compiled, with what it says of itself. */
export interface Text {
  version: number
  name: string
  /** epoch ms of the beginning of its day */
  effectiveFrom: number
  text: string
  /** SHA-256 of the text, hexadecimal */
  hash: string
  basedOn: number | null
}

const DAY = 24 * 3600_000
/** After so long without an answer of everybody, the sponsor may decide although nobody declined. */
export const DEADLOCK_DAYS = 10
/**
 * From the last signature to the earliest moment in force: every process that judges leads looks for new versions at
 * least every two seconds, so none can judge by the old version after the new one has begun.
 */
export const SPREAD_MS = 5_000

/** Freezes a text: it gets the next number, and nothing about it can change any more. */
export function propose(life: Life, text: Text, actor: Actor, now: number): LifeDecision {
  const open = openProposal(life)
  if (open) {
    const detail = `Version ${open.version} is before both sides. One at a time: withdraw it first.`
    return refuse('proposal_open', detail)
  }
  const errors = proposable(life, text, now)
  if (errors.length > 0) {
    const detail = errors.map(({ field, message }) => `${field} ${message}`).join('; ')
    return { refused: 'invalid', detail, errors }
  }
  const { version, name, effectiveFrom, text: yaml, hash, basedOn } = text
  const body = { hash, name, text: yaml, effectiveFrom, basedOn, proposer: actor.name }
  return [{ kind: 'AgreementProposed', version, body }]
}

/** What keeps a text from being proposed today, by field; what it says otherwise is the compiler's business. */
export function proposable(
  life: Life,
  { version, effectiveFrom }: Pick<Text, 'version' | 'effectiveFrom'>,
  now: number,
): NonNullable<Refusal['errors']> {
  const errors: NonNullable<Refusal['errors']> = []
  const next = nextVersion(life)
  if (version !== next) errors.push({ field: 'version', message: `must be ${next}, the next number` })
  if (effectiveFrom < Math.floor(now / DAY) * DAY) {
    errors.push({ field: 'effectiveFrom', message: `must not lie in the past: today is ${day(now)}` })
  }
  const latest = latestEnacted(life)
  const from = latest?.enacted?.from ?? 0
  if (effectiveFrom < Math.floor(from / DAY) * DAY) {
    const message = `must not lie before version ${latest!.version}, which is in force from ${day(from)}`
    errors.push({ field: 'effectiveFrom', message })
  }
  return errors
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** One party signs the text whose hash it saw. The last signature enacts. */
export function sign(
  life: Life,
  version: number,
  given: { hash: string; method: ProofMethod },
  actor: Actor,
  now: number,
): LifeDecision {
  const found = pending(life, version, now)
  if ('refused' in found) return found
  const party = partyOf(actor)
  if (typeof party === 'object') return party
  const earlier = found.signatures.find((one) => one.function === party || one.by === actor.by)
  if (earlier) {
    const detail = `${earlier.name} signed it for ${earlier.function} already. Each function signs once, and each person.`
    return refuse('signed_already', detail)
  }
  const declined = found.declines[0]
  if (declined) {
    const detail = `${declined.name} declined it for ${declined.function}: ${declined.reason} Propose a changed text, or ask the executive sponsor to decide.`
    return refuse('declined', detail)
  }
  const other = changed(found, given.hash)
  if (other) return other
  const { hash } = found
  const body = { function: party, hash, name: actor.name, method: given.method }
  const signature: LifeFact = { kind: 'AgreementSigned', version, body }
  const after = withFacts(life, [signature], now, actor.by)
  const complete = missingSignatures(after.versions.get(version)!).length === 0
  return complete ? [signature, ...enact(life, found, now)] : [signature]
}

/** A party says no, with a reason. The text cannot be signed any more. */
export function decline(
  life: Life,
  version: number,
  reason: string,
  actor: Actor,
  now: number,
): LifeDecision {
  const found = pending(life, version, now)
  if ('refused' in found) return found
  const party = partyOf(actor)
  if (typeof party === 'object') return party
  const signed = found.signatures.find((one) => one.function === party || one.by === actor.by)
  if (signed) return refuse('signed_already', `${signed.name} signed it for ${signed.function} already.`)
  const earlier = found.declines.find((one) => one.function === party || one.by === actor.by)
  if (earlier) return refuse('declined', `${earlier.name} declined it for ${earlier.function} already.`)
  const why = reason.trim()
  if (why === '') return withoutReason()
  const body = { function: party, hash: found.hash, name: actor.name, reason: why }
  return [{ kind: 'AgreementDeclined', version, body }]
}

/** Who proposed it takes it back; the sponsor and an administrator may, so that nothing is blocked by an absence. */
export function withdraw(
  life: Life,
  version: number,
  reason: string | null,
  actor: Actor,
  now: number,
): LifeDecision {
  const found = pending(life, version, now)
  if ('refused' in found) return found
  if (actor.by !== found.proposal!.by && !actor.sponsor && !actor.admin) {
    const detail = `${found.proposal!.proposer} proposed it; they, the executive sponsor or an administrator may withdraw it.`
    return refuse('wrong_signer', detail)
  }
  return [{ kind: 'ProposalWithdrawn', version, body: { name: actor.name, reason: reason?.trim() || null } }]
}

/** The executive sponsor ends a deadlock, in writing. It stays visible for ever. */
export function decide(
  life: Life,
  version: number,
  given: { reason: string; hash: string | null; method: ProofMethod },
  actor: Actor,
  now: number,
): LifeDecision {
  const found = pending(life, version, now)
  if ('refused' in found) return found
  if (!actor.sponsor) return refuse('wrong_signer', 'A deadlock is decided by the executive sponsor.')
  const from = decidableFrom(found)
  if (now < from) {
    const detail = `Nobody declined it, and it may be decided from ${day(from)} on, ${DEADLOCK_DAYS} days after it was proposed.`
    return refuse('no_deadlock', detail)
  }
  const other = given.hash === null ? null : changed(found, given.hash)
  if (other) return other
  const reason = given.reason.trim()
  if (reason === '') return withoutReason()
  const body = { hash: found.hash, name: actor.name, reason, method: given.method }
  return [{ kind: 'DeadlockDecided', version, body }, ...enact(life, found, now)]
}

/** The moment from which a proposal may be decided: at once when somebody declined. */
export function decidableFrom({ proposal, declines }: VersionLife): number {
  return declines[0]?.at ?? proposal!.at + DEADLOCK_DAYS * DAY
}

/** In force from its date, or as soon as everybody can know of it; never before the version that it follows. */
function enact(life: Life, { version, hash, date }: VersionLife, now: number): LifeFact[] {
  const before = latestEnacted(life)
  const from = Math.max(date, now + SPREAD_MS, before?.enacted?.from ?? 0)
  const enacted: LifeFact = { kind: 'AgreementEnacted', version, body: { hash, effectiveFrom: from } }
  if (!before) return [enacted]
  const body = { successor: version, from }
  return [enacted, { kind: 'AgreementSuperseded', version: before.version, body }]
}

/** The proposal of that number while it is open, or why it is not. */
function pending(life: Life, version: number, now: number): VersionLife | Refusal {
  const found = life.versions.get(version)
  if (!found) return refuse('not_proposed', `Version ${version} was not proposed.`)
  const status = statusOf(found, now)
  if (status === 'proposed' || status === 'declined') return found
  if (status === 'withdrawn') {
    return refuse('withdrawn', `${found.withdrawn!.name} withdrew version ${version}.`)
  }
  if (status === 'superseded') {
    return refuse('superseded', `Version ${found.superseded!.successor} took its place.`)
  }
  return refuse('enacted', `Version ${version} is enacted: nothing about it can change any more.`)
}

function partyOf({ party, name }: Actor): TeamFunction | Refusal {
  if (party) return party
  const detail = `${name} signs for nobody. For sales its manager signs, for marketing a marketer, for lead generation its manager.`
  return refuse('wrong_signer', detail)
}

function changed({ hash, version }: VersionLife, seen: string): Refusal | null {
  if (seen.toLowerCase() === hash) return null
  const errors = [{ field: 'hash', message: `is not ${hash}` }]
  const detail = `What you saw is not the text of version ${version}: read it again.`
  return { refused: 'text_changed', detail, errors }
}

function withoutReason(): Refusal {
  const errors = [{ field: 'reason', message: 'is needed' }]
  return { refused: 'note_required', detail: 'Say why.', errors }
}

function refuse(refused: RefusalCode, detail: string): Refusal {
  return { refused, detail }
}
