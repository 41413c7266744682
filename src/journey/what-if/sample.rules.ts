import { addChange, emptyChanges } from '#journey/what-if/changes.rules.ts'
import { alwaysInForce, tryOut } from '#journey/what-if/trial.rules.ts'
import { count, emptyTally } from '#journey/what-if/tally.rules.ts'
import type { Changes } from '#journey/what-if/changes.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Subject } from '#journey/what-if/trial.rules.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'

/** The sample under a draft: the same leads each time, so that two drafts differ by their rules alone. */
export function tallyOf(subjects: Subject[], draft: Ruleset): { tally: Tally; changes: Changes } {
  const trial = alwaysInForce(draft, 'listed')
  const tally = emptyTally()
  const changes = emptyChanges()
  for (const subject of subjects) {
    const pair = tryOut(trial, subject, true)
    count(tally, pair, subject.until)
    addChange(changes, subject.id, pair)
  }
  return { tally, changes }
}
