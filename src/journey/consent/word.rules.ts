import type { ConsentHow } from '#journey/consent/facts.ts'
import type { LeadFact } from '#journey/entries.ts'

/** The person's word on one purpose, as it is told to the ledger. */
export interface Word {
  /** null: everything on this channel; only to take it back */
  purpose: string | null
  given: boolean
  channel: 'email' | 'phone'
  how: ConsentHow
  /** version of the purpose's text that was shown; null: told in another way */
  version: number | null
  /** what was shown or said, as it was */
  shown?: string | undefined
  /** page, form or talk */
  where?: string | undefined
}

/** The fact of it. Its proof is the personal part, which goes when the person is erased. */
export function consentFact(word: Word, at: number, by: string, history = false): LeadFact {
  const { purpose, given, channel, how, version, shown, where } = word
  const proof = { ...(shown ? { shown } : {}), ...(where ? { where } : {}) }
  const personal = Object.keys(proof).length > 0 ? { personal: proof } : {}
  const told = { at, by, history, ...personal }
  if (!given || purpose === null) {
    return { kind: 'ConsentWithdrawn', body: { purpose, channel, how }, ...told }
  }
  const text = version === null ? null : { id: purpose, version }
  return { kind: 'ConsentGiven', body: { purpose, channel, text, how }, ...told }
}
