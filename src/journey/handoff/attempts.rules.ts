import { WAYS } from '#journey/handoff/facts.ts'
import { live, note, refuse } from '#journey/lifecycle/telling.rules.ts'
import type { AttemptInput } from '#journey/handoff/attempts.contract.ts'
import type { ContactAttempted } from '#journey/handoff/facts.ts'
import type { Decide } from '#journey/lifecycle/telling.rules.ts'
import type { LeadFact } from '#journey/entries.ts'

/**
 * Somebody tried to reach the person. Whatever tells of a call, a mail or a visit comes through here (attempts, calls,
 * contacted), so what counts as contact and which facts tell of it is decided once.
 */

type Way = ContactAttempted['how']
type Outcome = ContactAttempted['outcome']

export type Attempt = Omit<AttemptInput, 'at' | 'note'> & {
  /** epoch ms; null: now */
  at: number | null
  note?: string | undefined
  author: string
}

const SPOKEN: Way[] = ['call', 'visit', 'other']
const WRITTEN: Way[] = ['email', 'message', 'other']

/** Which outcome is one of which way. */
const WAYS_OF: Record<Outcome, Way[]> = {
  no_answer: SPOKEN,
  voicemail: ['call', 'other'],
  wrong_number: ['call', 'message', 'other'],
  call_later: [...SPOKEN, 'email', 'message'],
  connected: [...SPOKEN, 'email', 'message'],
  not_interested: [...SPOKEN, 'email', 'message'],
  sent: WRITTEN,
  bounced: WRITTEN,
}

/** Both ways: the person said something to somebody. A meeting that was held is contact as well, by its own fact. */
const CONTACT: Outcome[] = ['connected', 'not_interested']

/** An attempt; where the person answered also real contact, and a talk on the phone is a sign of interest. */
export function attempt({ how, outcome, automatic, author, ...given }: Attempt): Decide {
  return (_card, now) => {
    if (!WAYS_OF[outcome].includes(how)) {
      const message = `is no outcome of ${how}; must be one of ${outcomesOf(how).join(', ')}`
      return refuse('invalid', `outcome ${message}`, 'outcome', message)
    }
    const contact = CONTACT.includes(outcome)
    if (contact && automatic) {
      const message = 'must be false: what a programme sends is no contact'
      return refuse('invalid', `automatic ${message}`, 'automatic', message)
    }
    const at = given.at ?? now
    const told = (fact: Pick<LeadFact, 'kind' | 'body'>) => live(now, author, { ...fact, at })
    const tried = live(now, author, {
      kind: 'ContactAttempted',
      at,
      body: { how, outcome, automatic },
      ...note(given.note),
    })
    if (!contact) return { facts: [tried] }
    const facts = [tried, told({ kind: 'ContactMade', body: { how } })]
    if (how === 'call' && outcome === 'connected')
      facts.push(told({ kind: 'TouchHappened', body: { touch: { kind: 'call_connected' } } }))
    return { facts }
  }
}

function outcomesOf(how: Way): string[] {
  return Object.entries(WAYS_OF).flatMap(([outcome, ways]) => (ways.includes(how) ? [outcome] : []))
}

/** Real contact was made: an attempt that reached somebody. A way that is none of ours is another one. */
export function contacted(given: { how: string } & Pick<Attempt, 'at' | 'note' | 'author'>): Decide {
  const how = WAYS.find((way) => way === given.how) ?? 'other'
  return attempt({ ...given, how, outcome: 'connected', automatic: false })
}
