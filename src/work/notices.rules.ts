import type { LeadEntry } from '#journey/entries.ts'

interface Notice {
  seq: number
  kind: string
  recipient: string
  payload: string
  dueAt: number
}

/**
 * What somebody is told in the product when an entry is written, or null. The recipient is a person, `managers:TEAM` or
 * `team:TEAM`; who that is at the time is for the delivery to find out. History tells nobody anything.
 * @param before the entry before it of the same stretch
 */
export function noticeOf(entry: LeadEntry, before?: LeadEntry): Notice | null {
  if (entry.history || isSameTakeBack(entry, before)) return null
  const told = noticeIn(entry)
  if (!told) return null
  const { recipient, ...payload } = told
  const { seq, recordedAt: dueAt } = entry
  return { seq, kind: 'Notice', recipient: whom(recipient), payload: JSON.stringify(payload), dueAt }
}

/** The clock took the offer back: two entries tell of it, and whoever had it is told once. A desk's manager still is. */
function isSameTakeBack(entry: LeadEntry, before: LeadEntry | undefined): boolean {
  return (
    entry.kind === 'HandoffExpired' &&
    !entry.body.escalated &&
    before?.kind === 'ClockRang' &&
    before.body.rung === 'take_back' &&
    before.body.person === entry.body.rep
  )
}

interface Told {
  recipient: string
  what: string
  clock?: string
  duty?: string
  due?: number
  by?: string
}

const WHAT = { remind: 'remind', breach: 'breach', manager: 'manager', take_back: 'taken_back' } as const

function noticeIn(entry: LeadEntry): Told | null {
  switch (entry.kind) {
    case 'ClockRang': {
      const { rung, clock, what: duty, due, person, of, byManager } = entry.body
      const told = { what: WHAT[rung], clock, duty, due }
      return rung === 'manager'
        ? { recipient: `managers:${of}`, ...told, by: person }
        : { recipient: byManager ? `managers:${of}` : person, ...told }
    }
    case 'HandoffOffered':
      return { recipient: entry.body.to, what: 'offered', due: entry.body.due }
    case 'HandoffExpired': {
      const { escalated, rep, owner, due } = entry.body
      if (!escalated) return { recipient: rep, what: 'taken_back' }
      return { recipient: `managers:${owner.slice('desk:'.length)}`, what: 'waiting', due, by: rep }
    }
    case 'HandoffReturned':
      return { recipient: 'team:marketing', what: 'returned', by: entry.body.rep }
    case 'ReturnAnswered': {
      const { answer, by, rep, team } = entry.body
      return answer === 'agreed'
        ? { recipient: rep, what: 'return_answered', by }
        : { recipient: `managers:${team},${rep}`, what: 'appeal', by }
    }
    case 'AppealDecided': {
      const { appellant, rep, by } = entry.body
      return { recipient: [appellant, rep].filter(Boolean).join(), what: 'appeal_decided', by }
    }
    case 'StageEntered': {
      // taken back, and offers are used up: the desk has to assign it
      const { because, handoff, routing, function: team, due } = entry.body
      const waits = because.what === 'limit' && handoff && !routing
      return waits ? { recipient: `managers:${team}`, what: 'waiting', due } : null
    }
    default:
      return null
  }
}

/** Nobody sits at a desk: its whole team is told. */
function whom(recipient: string): string {
  return recipient.startsWith('desk:') ? `team:${recipient.slice('desk:'.length)}` : recipient
}
