import type { Asked } from '#journey/what-if/result.rules.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'

/** What a replay cannot know, in plain words, with the numbers that say how much of it there is. */
export function notesOf(tally: Tally, asked: Asked, scale: (n: number) => number): string[] {
  const { gained, lost, unknown, recent, proposed, inForce } = tally
  const count = (n: number): string => scale(n).toLocaleString('en')
  const notes = [
    gained === 0
      ? 'How a rep would have treated a lead that he was never offered cannot be known. Here no lead is gained, so nothing hangs on it.'
      : `No rep ever saw the ${count(gained)} gained leads. What would have followed is unknown: ${count(unknown.opportunity)} of them have no opportunity in the record, and are left out of precision; “at least” counts them all as misses.`,
  ]
  if (lost > 0)
    notes.push(
      `The ${count(lost)} lost leads did get a rep's attention. Those that became opportunities might have come back later by themselves, or not at all.`,
    )
  notes.push(
    'What people did is taken as it happened. Under another agreement they would have had other leads in front of them, and might have called, accepted and returned differently.',
    'Better outcomes of one group of leads need not come from the rule: season, campaigns, prices and who was on the team changed in the same months.',
  )
  const unanswered = proposed.leaks.neverOffered - inForce.leaks.neverOffered - gained
  if (unanswered > 0)
    notes.push(
      `${count(unanswered)} more leads would be handed over at another moment than they were. What reps answered then does not fit any more and is left out: accepted and returned are lower for it, and that is no sign of worse leads.`,
    )
  if (Object.keys(asked.proposed.fields).some((field) => !Object.hasOwn(asked.inForce.fields, field)))
    notes.push(
      'Rules see only fields that were declared when a lead came in. A field that the draft declares anew was kept as a personal detail, and stays invisible here.',
    )
  if (recent > 0)
    notes.push(
      `${count(recent)} hand-overs lie less than 90 days back. Their opportunities may still come, which makes precision look lower than it will be.`,
    )
  const carried = Math.max(inForce.carried, proposed.carried)
  if (carried > 0)
    notes.push(
      `${count(carried)} times an opportunity or another system carried a lead past the hand-off without a judgement. These are not counted as handed over.`,
    )
  if (proposed.ignored > 0)
    notes.push(
      `${count(proposed.ignored)} recorded acts make no sense under the draft (answers to offers that it does not make, unknown reasons or stages) and were left out.`,
    )
  const imported = tally.imported
  if (imported > 0)
    notes.push(
      `${count(imported)} leads were imported as history. Of their past only what the files said is known, not each visit and call; their scores are lower for it.`,
    )
  if (asked.proven < asked.all)
    notes.push(
      `The record was derived again and found exact for ${asked.proven.toLocaleString('en')} leads; for the others it is taken as it stands. “baton audit” proves them all.`,
    )
  return notes
}
