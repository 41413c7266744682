import { counts } from '#journey/capture/facts.ts'
import { entryType } from '#ledger/entry.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** One touch that is judged otherwise from now on. */
export interface Rejudged {
  /** the entry that told of it */
  seq: number
  /** when it happened */
  at: number
  pass: number
  /** as it is judged now */
  touch: Touch
  /** what was thought before */
  was: number
}

/** Whether a person caused these touches is judged otherwise. It carries what follows from counting them so. */
export interface SignalsReclassified {
  changed: Rejudged[]
  /** rule: a better rule judged them · hand: somebody did */
  how: 'rule' | 'hand'
  because: string
  /** what the lead did, counted anew: in this pass, in this stage, and when last */
  touched: Record<string, number>
  touchedHere: Record<string, number>
  lastTouchAt: number | null
  /** where the lead would stand; null: it stays, since a person has worked it, or nothing changes */
  stage: string | null
}

export const SignalsReclassified = entryType<'SignalsReclassified', SignalsReclassified>({
  kind: 'SignalsReclassified',
  fact: true,
  personal: 'none',
  sentence: ({ changed, because }) => {
    const people = changed.filter(({ touch }) => counts(touch)).length
    const [n, who] = people > 0 ? [people, 'a person'] : [changed.length, 'a machine']
    return `${n} ${n === 1 ? 'signal is' : 'signals are'} now taken for ${who}’s: ${because}`
  },
})

/** Whether the change carries it over the line. */
export function crosses({ touch, was }: Rejudged): boolean {
  return counts(touch) !== counts({ ...touch, human: was })
}
