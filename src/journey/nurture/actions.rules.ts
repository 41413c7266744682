import { authorIn, live, note, refuse } from '#journey/lifecycle/telling.rules.ts'
import { own } from '#journey/state.ts'
import { receive } from '#journey.ts'
import type { Acting, Decide } from '#journey/lifecycle/telling.rules.ts'
import type { Law } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'

/** What people, and the jobs that act for them, do to one lead's programmes. Pure decisions. */

/** Somebody did what a programme asks of people. */
export function taskDone(
  given: { programme: string; step: string; note?: string | undefined },
  acting: Acting,
): Decide {
  return (card, now) => {
    const { programme, step } = given
    const task = card!.state.tasks?.find((one) => one.programme === programme && one.step === step)
    if (!task) return refuse('not_inside', 'There is no such task of this lead.')
    const body = { programme, step, what: task.what }
    return {
      facts: [live(now, authorIn(acting), { kind: 'ProgrammeTaskDone', body, ...note(given.note) })],
    }
  }
}

/** Takes one lead out of a programme, by hand. */
export function stopFor(programme: string, acting: Acting): Decide {
  return (card, now) =>
    isInside(card!.state, programme)
      ? { facts: [considered(now, authorIn(acting), { programme, reason: null, ask: 'stop' })] }
      : refuse('not_inside', 'This lead is not in that programme.')
}

/** The same for many: nothing is said of whoever is not in it any more. */
export function stopMany(programme: string, author: string): Decide {
  return (card, now) => ({
    facts: isInside(card!.state, programme)
      ? [considered(now, author, { programme, reason: null, ask: 'stop' })]
      : [],
  })
}

/**
 * Has a programme look at a lead that is where it takes people in already. Tried on a copy first: nothing is said of the
 * many who do not fit.
 * @param reason that brought the lead into its stage; null: none
 */
export function takeIn(law: Law, programme: string, reason: string | null, author: string): Decide {
  return (card, now) => {
    const { state, leadId } = card!
    if (isInside(state, programme)) return { facts: [] }
    const fact = considered(now, author, { programme, reason, ask: 'enter' })
    const after = receive(law, structuredClone(state), fact, Math.max(now, state.clock), leadId).state
    return { facts: isInside(after, programme) ? [fact] : [] }
  }
}

export function isInside({ programmes }: LeadState, programme: string): boolean {
  return programmes !== undefined && own(programmes, programme) !== undefined
}

function considered(
  now: number,
  author: string,
  body: { programme: string; reason: string | null; ask: 'enter' | 'stop' },
): LeadFact {
  return live(now, author, { kind: 'ProgrammeConsidered', body })
}
