import type { LeadFact } from '#journey/entries.ts'
import type { Refusal, RefusalCode, Work } from '#work/card.ts'

/** How what people do to a lead is told: who acts, the fact of this moment, or why it cannot be done. */
export type Decide = Work['decide']

/** Who acts. */
export interface Acting {
  /** the person that did it */
  by?: string | undefined
  /** who told it, where no person is named: see authorOf in src/work/author.rules.ts */
  author?: string | undefined
}

export function authorIn({ by, author = 'api' }: Acting): string {
  return by === undefined ? author : `person:${by}`
}

/** @param message what is wrong with the field, as a sentence without its subject; left out: the detail says it */
export function refuse(refused: RefusalCode, detail: string, field?: string, message = detail): Refusal {
  return field === undefined ? { refused, detail } : { refused, detail, errors: [{ field, message }] }
}

/** A fact as it is told now; its moment is not later than that. */
export function live<F extends LeadFact>(
  now: number,
  by: string,
  fact: Omit<F, 'at' | 'by' | 'history'> & { at?: number },
): LeadFact {
  // clocks elsewhere run ahead of ours; nothing has happened that is still to come
  const at = Math.min(fact.at ?? now, now)
  return { ...fact, at, by, history: false } as unknown as LeadFact
}

/** The part of a fact that names a person. */
export function note(text: string | undefined): { personal?: { note: string } } {
  return text?.trim() ? { personal: { note: text.trim() } } : {}
}
