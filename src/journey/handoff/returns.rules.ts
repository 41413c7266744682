import { live, note, refuse } from '#journey/lifecycle/actions.rules.ts'
import { desk } from '#journey/state.ts'
import type {
  AppealDecisionInput,
  AttemptInput,
  ReturnAnswerInput,
} from '#journey/handoff/returns.contract.ts'
import type { ContactAttempted } from '#journey/handoff/facts.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState, Return } from '#journey/state.ts'
import type { Refusal, Work } from '#work/card.ts'

/** Attempts, what is said to a return, and leads whose person is gone: decisions about one lead, as facts or refusals. */
type Decide = Work['decide']

/** Who acts, by role and function; both null for a machine and for nobody in particular. */
export interface Actor {
  id: string
  /** as `by` of a fact has it */
  author: string
  role: string | null
  function: string | null
}

type Way = ContactAttempted['how']

const SPOKEN: Way[] = ['call', 'visit', 'other']
const WRITTEN: Way[] = ['email', 'message', 'other']

/** Which outcome is one of which way. */
const WAYS_OF: Record<ContactAttempted['outcome'], Way[]> = {
  no_answer: SPOKEN,
  voicemail: ['call', 'other'],
  wrong_number: ['call', 'message', 'other'],
  call_later: [...SPOKEN, 'email', 'message'],
  connected: [...SPOKEN, 'email', 'message'],
  not_interested: [...SPOKEN, 'email', 'message'],
  sent: WRITTEN,
  bounced: WRITTEN,
}

/** Both ways: the person said something to somebody. */
const CONTACT: ContactAttempted['outcome'][] = ['connected', 'not_interested']

/** Somebody tried to reach the person; where the person answered, that is real contact as well. */
export function attempt(
  given: Omit<AttemptInput, 'at' | 'note'> & { at: number | null; note?: string | undefined; author: string },
): Decide {
  return (_card, now) => {
    const { how, outcome, automatic, author } = given
    if (!WAYS_OF[outcome].includes(how)) {
      const message = `is no outcome of ${how}; must be one of ${outcomesOf(how).join(', ')}`
      return refuse('invalid', `outcome ${message}`, [{ field: 'outcome', message }])
    }
    const contact = CONTACT.includes(outcome)
    if (contact && automatic) {
      const message = 'must be false: what a programme sends is no contact'
      return refuse('invalid', `automatic ${message}`, [{ field: 'automatic', message }])
    }
    const at = given.at ?? now
    const told = (fact: Pick<LeadFact, 'kind' | 'body'>) =>
      live(now, author, { ...fact, at, ...note(given.note) })
    const tried = told({ kind: 'ContactAttempted', body: { how, outcome, automatic } })
    return {
      facts: contact ? [tried, live(now, author, { kind: 'ContactMade', at, body: { how } })] : [tried],
    }
  }
}

function outcomesOf(how: Way): string[] {
  return Object.entries(WAYS_OF).flatMap(([outcome, ways]) => (ways.includes(how) ? [outcome] : []))
}

/** Whoever had handed the lead over agrees with its return, or appeals: once, and with a reason. */
export function answerReturn(actor: Actor, given: ReturnAnswerInput): Decide {
  return (card, now) => {
    const back = open(card!.state)
    if ('refused' in back) return back
    if (back.answer !== null) return refuse('answered_already', `It was answered already: ${back.answer}.`)
    if (actor.function === back.team)
      return refuse('wrong_signer', `${back.team} returned it: whoever had handed it over answers.`)
    if (given.answer === 'appealed' && !given.note?.trim()) {
      const errors = [{ field: 'note', message: 'is needed: say why the return is not right' }]
      return refuse('note_required', 'An appeal says why.', errors)
    }
    const body = { by: actor.id, answer: given.answer, rep: back.rep, team: back.team }
    return { facts: [live(now, actor.author, { kind: 'ReturnAnswered', body, ...note(given.note) })] }
  }
}

const MANAGER_OF: Record<Return['team'], string> = {
  sales: 'sales_manager',
  leadgen: 'leadgen_manager',
  marketing: 'marketing',
}

/** The manager of the team that returned the lead decides an appeal, once. An admin stands in. */
export function decideAppeal(actor: Actor, given: AppealDecisionInput): Decide {
  return (card, now) => {
    const back = open(card!.state)
    if ('refused' in back) return back
    if (back.answer !== 'appealed') return refuse('not_appealed', 'Nobody appealed against this return.')
    if (back.appeal !== null) return refuse('answered_already', `It was decided already: ${back.appeal}.`)
    const may = actor.role === null || actor.role === 'admin' || actor.role === MANAGER_OF[back.team]
    if (!may) return refuse('wrong_signer', `The manager of ${back.team} decides this.`)
    if (given.outcome === 'overturned' && card!.state.erased)
      return refuse('erased', 'The person was erased: the lead cannot be offered again.')
    const body = { by: actor.id, outcome: given.outcome, appellant: back.answeredBy ?? '', rep: back.rep }
    return { facts: [live(now, actor.author, { kind: 'AppealDecided', body, ...note(given.note) })] }
  }
}

function open(state: LeadState): Return | Refusal {
  return (
    state.back ??
    refuse('not_returned', 'There is no return to answer: none was made, or the lead went on since.')
  )
}

/** Somebody else gets what a person has; nothing is said where they have it no more. */
export function release(person: string, because: 'left' | 'released', author: string): Decide {
  return (card, now) => {
    const { owner, function: team, clocks } = card!.state
    const has = owner === person || clocks?.some((clock) => clock.person === person)
    if (!has) return { facts: [] }
    const body = { person, owner: owner === person ? desk(team) : owner, because }
    return { facts: [live(now, author, { kind: 'OwnerReleased', body })] }
  }
}

/** Other hours count for somebody from now on, on leads where they owe something. */
export function rehoured(person: string, calendar: string | null, author: string): Decide {
  return (card, now) => {
    const { owner, clocks, calendar: has } = card!.state
    const theirs = owner === person && (has ?? null) !== calendar
    if (!theirs && !clocks?.some((clock) => clock.person === person)) return { facts: [] }
    return { facts: [live(now, author, { kind: 'CalendarChanged', body: { person, calendar } })] }
  }
}
