import { handoffBefore } from '#journey/handoff/rules.ts'
import { live, note, refuse } from '#journey/lifecycle/telling.rules.ts'
import { openReturn } from '#journey/handoff/open-return.rules.ts'
import { own } from '#journey/state.ts'
import type { AppealDecided } from '#journey/handoff/facts.ts'
import type { AppealDecisionInput, ReturnAnswerInput } from '#journey/handoff/returns.contract.ts'
import type { Decide } from '#journey/lifecycle/telling.rules.ts'
import type { LeadState, Return } from '#journey/state.ts'
import type { Law } from '#journey/run.ts'
import type { Refusal } from '#work/card.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** What is said to a return, as facts or refusals. Attempts: attempts.rules.ts; who leaves: release.rules.ts. */

/** Who acts, by role and function; both null for a machine and for nobody in particular. */
export interface Actor {
  id: string
  /** as `by` of a fact has it */
  author: string
  role: string | null
  function: string | null
}

/** Whoever had handed the lead over agrees with its return, or appeals: once, and with a reason. */
export function answerReturn(actor: Actor, given: ReturnAnswerInput): Decide {
  return (card, now) => {
    const { state } = card!
    const back = returnOf(state)
    if ('refused' in back) return back
    if (back.answer !== null)
      return refuse('answered_already', `It was answered already: ${back.answer}.`, 'answer')
    if (actor.function === back.team)
      return refuse('wrong_signer', `${back.team} returned it: whoever had handed it over answers.`, 'by')
    if (openReturn(state)?.owes !== 'answer')
      return refuse('erased', 'The person was erased: nobody has to answer the return.')
    if (given.answer === 'appealed' && !given.note?.trim()) {
      const message = 'is needed: say why the return is not right'
      return refuse('note_required', 'An appeal says why.', 'note', message)
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
export function decideAppeal(law: Law, actor: Actor, { outcome, note: why }: AppealDecisionInput): Decide {
  return (card, now) => {
    const { state } = card!
    const back = returnOf(state)
    if ('refused' in back) return back
    if (back.answer !== 'appealed')
      return refuse('not_appealed', 'Nobody appealed against this return.', 'outcome')
    if (back.appeal !== null)
      return refuse('answered_already', `It was decided already: ${back.appeal}.`, 'outcome')
    const isOwn = actor.role !== null && back.answeredBy === actor.id
    if (isOwn) return refuse('wrong_signer', 'Whoever appealed does not decide the appeal.', 'by')
    const may = actor.role === null || actor.role === 'admin' || actor.role === MANAGER_OF[back.team]
    if (!may) return refuse('wrong_signer', `The manager of ${back.team} decides this.`, 'by')
    const stays = outcome === 'overturned' ? whyItStays(law.version(state.version), state) : null
    const body = {
      by: actor.id,
      outcome,
      appellant: back.answeredBy ?? '',
      rep: back.rep,
      ...(stays && { stays }),
    }
    return { facts: [live(now, actor.author, { kind: 'AppealDecided', body, ...note(why) })] }
  }
}

function returnOf(state: LeadState): Return | Refusal {
  if (state.back) return state.back
  return state.returned > 0
    ? refuse(
        'not_returned',
        'It was returned, but offered again before anybody answered: the next one judges it anew.',
      )
    : refuse('not_returned', 'There is no return to answer: none was made in this pass.')
}

/**
 * Why a return that should not have been does not bring the lead back before the team: whatever happened to it since
 * outranks the return. Null: it is offered again. The decision counts for whoever returned it all the same.
 */
function whyItStays(rules: Ruleset, state: LeadState): NonNullable<AppealDecided['stays']> | null {
  const { back, erased, handoff, stage, stageSince } = state
  const before = handoffBefore(rules, back!.stage)
  if (erased) return 'erased'
  if (handoff.status !== 'none' || before === null) return 'under_way'
  // where the return itself has put it nothing happened since
  if (own(rules.returnReasons, back!.reason)?.to === stage && stageSince <= back!.at) return null
  const { kind } = rules.stages[stage]!
  if (kind === 'won' || kind === 'lost' || kind === 'disqualified' || kind === 'closed') return 'over'
  return rules.path.indexOf(stage) > rules.path.indexOf(before.id) ? 'under_way' : null
}
