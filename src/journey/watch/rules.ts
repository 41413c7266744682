import { counts } from '#journey/capture/facts.ts'
import { rule } from '#journey/run.ts'
import type { Run } from '#journey/run.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** What is owed when a watch wakes. Closed: it stands in the state, which outlives the person's erasure. */
export const LOOK_AGAIN = 'Look again: ask what became of it'

/** How long somebody has to look. */
const WITHIN_MS = 2 * 86_400_000

/** Stages in which nobody works the lead: there a watch has something to say. */
export const ASIDE: ReadonlySet<string> = new Set(['nurture', 'disqualified', 'lost', 'closed'])

/** Something happened that a watch waits for. A machine's touch wakes nobody. */
export function signalled(run: Run, touch: Touch): void {
  if (run.state.watch?.signals.includes(touch.kind) && counts(touch)) rouse(run, touch.kind)
}

/** The date of a watch has come. */
export function wakeUp(run: Run): void {
  rouse(run, null)
}

/** Whoever came back on the path meanwhile is worked already, and needs no waking. */
function rouse(run: Run, signal: string | null): void {
  const { state, rules } = run
  const { ask } = state.watch!
  const aside = !state.erased && ASIDE.has(rules.stages[state.stage]!.kind)
  rule(run, 'WatchWoke', {
    ask,
    signal,
    nextStep: aside ? LOOK_AGAIN : null,
    due: aside ? run.at + WITHIN_MS : null,
  })
}

/** A watch that was owed is answered, by what was learned or by a new date: the stage's own step stands again. */
export function answered(run: Run): void {
  const { state, rules } = run
  if (state.nextStep.what !== LOOK_AGAIN || state.watch?.woke) return
  const { actAt } = state.nextStep
  rule(run, 'NextStepSet', { nextStep: rules.stages[state.stage]!.nextStep, due: actAt, actAt })
}
