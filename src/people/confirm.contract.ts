import { z } from 'zod'
import { text } from '#platform/http/contract.ts'
import type { Who } from '#platform/http/route.ts'

/**
 * What somebody shows to prove, once more, that it is they who act: the password, or a passkey's answer to the challenge
 * of POST /api/session/challenge. Nothing is needed on a workspace that is open to its own machine.
 */
export const Proof = z
  .union([
    z.strictObject({ password: text(200).min(1) }),
    z.strictObject({ passkey: z.looseObject({ id: text(2_000) }) }),
  ])
  .describe('{ password } or { passkey: the assertion }')
export type Proof = z.infer<typeof Proof>

export type Confirmed =
  | { ok: true; method: 'password' | 'passkey' | 'local' }
  | {
      ok: false
      /** proof_needed: none was given · wrong_proof: it does not hold · too_many_attempts: wait · not_a_person: a machine asks */
      refused: 'proof_needed' | 'wrong_proof' | 'too_many_attempts' | 'not_a_person'
      detail: string
    }

/** Asks for the proof again before something that binds a person, such as a signature. */
export type Confirm = (who: Who, proof: Proof | undefined) => Promise<Confirmed>
