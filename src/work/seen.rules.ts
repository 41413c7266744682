import type { EntryKind } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'

/** What stands in the way of an act that was decided without knowing of it: whose the lead is, and where it stands. */
const DECISIVE: ReadonlySet<string> = new Set<EntryKind>([
  'StageEntered',
  'OwnerAssigned',
  'OwnerReleased',
  'HandoffOffered',
  'HandoffAccepted',
  'HandoffReturned',
  'HandoffExpired',
  'LeadDisqualified',
  'ReturnAnswered',
  'AppealDecided',
])

/** What is only added stands beside what others add; nobody's act is overwritten by it. */
const ADDING: ReadonlySet<string> = new Set(['touches', 'contacted', 'attempts', 'rate', 'activities'])

export interface Since {
  kind: string
  fact: boolean
  by: string
}

/** Whether `act` needs that nothing decisive happened since the person looked. */
export function needsToSee(act: string): boolean {
  return !ADDING.has(act)
}

/** Whether somebody else, or a time limit, decided something since. What follows from one's own acts is no surprise. */
export function isOvertaken(since: readonly Since[], me: string): boolean {
  let cause = ''
  for (const { kind, fact, by } of since) {
    if (fact) cause = by
    if (DECISIVE.has(kind) && cause !== me) return true
  }
  return false
}

/** Where a lead stands, as far as acts on it care. */
export interface Standing {
  owner: string
  stage: string
  handoff: string
}

export function standsAs({ owner, stage, handoff }: LeadState, then: Standing): boolean {
  return owner === then.owner && stage === then.stage && handoff.status === then.handoff
}
