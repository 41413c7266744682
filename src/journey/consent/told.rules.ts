import { consentFact } from '#journey/consent/word.rules.ts'
import { own } from '#journey/state.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { PurposeWords } from '#journey/consent/contract.ts'

/**
 * The facts of what a submission says of purposes. The same word said again without new words shown is nothing new.
 * `state`: null for a lead that is new.
 */
export function toldWords(
  words: PurposeWords,
  state: LeadState | null,
  { at, by }: { at: number; by: string },
): LeadFact[] {
  const facts: LeadFact[] = []
  for (const [purpose, said] of Object.entries(words)) {
    const { given, version, shown, where } =
      typeof said === 'boolean' ? bare(said) : { ...bare(said.given), ...said }
    const known = state?.purposes === undefined ? undefined : own(state.purposes, purpose)
    if (known === given && shown === undefined) continue
    const word = {
      purpose,
      given,
      channel: 'email',
      how: 'form',
      version: version ?? null,
      shown,
      where,
    } as const
    facts.push(consentFact(word, at, by))
  }
  return facts
}

function bare(given: boolean): { given: boolean; version?: number; shown?: string; where?: string } {
  return { given }
}
