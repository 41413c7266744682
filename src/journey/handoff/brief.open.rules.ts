import { claim, claimIf, type LeadRecord } from '#journey/handoff/brief.record.rules.ts'
import type { Body } from '#journey/entries.ts'
import type { Claim } from '#journey/handoff/brief.contract.ts'
import type { Intent } from '#journey/handoff/brief.intent.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

const LONGEST_NOTE = 280

/** How to open the talk: what was said on the phone, what they did, what they told us. */
export function howToOpen(
  rules: Ruleset,
  state: LeadState,
  record: LeadRecord,
  intent: Intent,
  signs: Claim[],
): Claim[] {
  const { words } = record
  const strongest = record.touches.find(({ seq }) => seq === signs[0]?.seq) ?? record.touches[0]
  const did = strongest?.touch
  const what = did && (did.asset ?? did.page ?? words.touch(did.kind))
  return [
    ...lastNote(rules, record),
    ...claimIf(words.begin(what ?? ''), strongest?.seq),
    ...(intent === 'buy' && signs[0] ? [claim(words.buys, signs[0].seq)] : []),
    ...(intent === 'learn' && signs[0] ? [claim(words.learns, signs[0].seq)] : []),
    ...told(state, record),
  ]
}

/** What a colleague wrote down when the lead was qualified. Personal: it goes when the person is erased. */
function lastNote(rules: Ruleset, { entries, words }: LeadRecord): Claim[] {
  const began = entries.findLast(({ kind }) => kind === 'PassBegan')?.seq ?? 0
  const done = entries.findLast(
    ({ kind, seq, personal }) => kind === 'ActivityCompleted' && seq > began && noteOf(personal) !== null,
  )
  if (!done) return []
  const { activity } = done.body as Body<'ActivityCompleted'>
  const name = Object.values(rules.stages)
    .flatMap(({ activities }) => activities)
    .find(({ id }) => id === activity)?.name
  return [claim(words.note(name ?? activity, noteOf(done.personal)!), done.seq)]
}

function noteOf(personal: unknown): string | null {
  const note = (personal as { note?: unknown } | undefined)?.note
  if (typeof note !== 'string' || note.trim() === '') return null
  const line = note.trim().replace(/\s+/g, ' ')
  return line.length > LONGEST_NOTE ? `${line.slice(0, LONGEST_NOTE - 1)}…` : line
}

function told({ attributes }: LeadState, record: LeadRecord): Claim[] {
  const { words } = record
  const about = (field: string, text: (value: string) => string) =>
    attributes[field] === undefined
      ? []
      : claimIf(text(String(attributes[field])), record.toldBy(`lead.${field}`))
  return [
    ...about('need', words.need),
    ...about('product', words.product),
    ...about('competitorUsed', words.competitor),
  ]
}
