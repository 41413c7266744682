import { addTouch } from '#journey/scoring/rules.ts'
import { counts } from '#journey/capture/facts.ts'
import { crosses } from '#journey/capture/tracking/facts.ts'
import { enter, settle } from '#journey/lifecycle/rules.ts'
import { own } from '#journey/state.ts'
import { rescoreWith } from '#journey/scoring/reactions.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Run } from '#journey/run.ts'
import type { SignalsReclassified } from '#journey/capture/tracking/facts.ts'

/** Points below which a sum is what rounding left of nothing. */
const NOTHING = 1e-9

/** The score without the points of machines, and the stage that it would have had where nobody has worked the lead since. */
export function judgedAnew(run: Run, { changed, stage }: SignalsReclassified): void {
  const { state, rules } = run
  let engagement = state.engagement
  for (const one of changed.filter(crosses)) {
    const added = addTouch(rules, engagement, one.touch, one.at, run.at, state.attributes)
    if (!added) continue
    if (counts(one.touch)) engagement = added
    else engagement = taken(engagement.at === run.at ? engagement : decayedTo(run, engagement), added.sums)
  }
  rescoreWith(run, engagement)
  if (stage !== null && stage !== state.stage && own(rules.stages, stage))
    enter(run, stage, { what: 'signals', id: 'signals', text: 'What machines did no longer counts' })
  settle(run)
}

type Engagement = LeadState['engagement']

function decayedTo({ at, rules }: Run, { at: since, sums }: Engagement): Engagement {
  const factor = 2 ** (-(at - since) / rules.engagement.halfLifeMs)
  return { at, sums: Object.fromEntries(Object.entries(sums).map(([rule, sum]) => [rule, sum * factor])) }
}

/** What the touch added is taken away again: sums are linear in touches. */
function taken({ at, sums }: Engagement, withIt: Record<string, number>): Engagement {
  const left: Record<string, number> = {}
  for (const [rule, sum] of Object.entries(sums)) {
    const added = withIt[rule]! - sum
    const rest = sum - added
    // after a change of the agreement it may have gathered less than it would today: then nothing is left
    if (added === 0) left[rule] = sum
    else if (Math.abs(rest) > NOTHING && Math.sign(rest) === Math.sign(added)) left[rule] = rest
  }
  return { at, sums: left }
}
