import { agreed } from '#journey/nurture/rules.ts'
import { slotFrom } from '#journey/nurture/window.rules.ts'
import type { Skip } from '#journey/mailing/send.details.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Left } from '#journey/nurture/facts.ts'
import type { Mailing } from '#journey/nurture/programme.rules.ts'

/**
 * The last look before a mail leaves: it was ruled minutes or days ago, and much may have happened since. Pure; asked
 * with what was read a moment before.
 */
export interface Looked {
  state: LeadState
  email: string | null
  /** of the programme's version */
  purpose: string | null
  /** the enrolment that called for it, as it stands; null: there is none */
  enrolment: { left: boolean; because: Left | null } | null
  programmeEnded: boolean
  /** on the list of those who are left alone; what follows from a company's deals does not count, they asked for these mails */
  suppressed: boolean
}

/** Why a mail must not leave; null: it may. */
export function skipOf(looked: Looked): Skip | null {
  const { state, enrolment } = looked
  if (state.erased) return 'erased'
  if (looked.suppressed) return 'suppressed'
  if (looked.purpose !== null && !agreed(state, looked.purpose)) return 'withdrew'
  if (state.unreachable !== undefined) return 'unreachable'
  if (looked.programmeEnded) return 'ended'
  // with its last mail a programme is finished before that mail has left
  if (enrolment === null || (enrolment.left && enrolment.because !== 'finished')) return 'left'
  return looked.email === null ? 'no_address' : null
}

/** A mail that was ruled in time may leave a little late; one that waited longer waits for the next hours of its reader. */
const GRACE_MS = 15 * 60_000

/** When a late mail may leave where its reader is; null: now. */
export function windowOf(
  mailing: Mailing,
  state: LeadState,
  due: number,
  now: number,
  share: number,
): number | null {
  if (now - due < GRACE_MS) return null
  // the cap has counted this mail already
  const { mailed: _, ...unmailed } = state
  const { at } = slotFrom(mailing, unmailed, now, share)
  return at > now ? at : null
}
