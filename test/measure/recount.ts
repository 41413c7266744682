/** The reports' counts once more from the ledger: slowly, one entry after the other, and nothing but loops. */
import type { Came } from '#journey/measure/offers.rules.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { StoredEntry } from '#ledger/read.ts'

export interface Offer {
  lead: string
  rep: string
  score: number
  offeredAt: number
  answer: string | null
  answeredAt: number | null
  returnedAt: number | null
  reason: string | null
  workedAt: number | null
  said: string | null
  decided: string | null
}

export interface Clock {
  clock: string
  person: string
  startedAt: number
  due: number
  stoppedAt: number | null
  outcome: string | null
  tookMs: number | null
}

const DAY = 24 * 3600_000

/** Every offer of a lead, read off its stream. */
export function offersIn(lead: string, entries: StoredEntry[]): Offer[] {
  const offers: Offer[] = []
  let score = 0
  for (const entry of entries as unknown as LeadEntry[]) {
    const last = offers.at(-1)
    const open = last !== undefined && last.answer === null
    const body = entry.body as unknown as Record<string, never>
    switch (entry.kind as string) {
      case 'ScoreChanged':
        score = body.total!
        break
      case 'HandoffOffered':
        if (open) Object.assign(last, { answer: 'withdrawn', answeredAt: entry.at })
        offers.push({
          lead,
          rep: body.to!,
          score,
          offeredAt: entry.at,
          answer: null,
          answeredAt: null,
          returnedAt: null,
          reason: null,
          workedAt: null,
          said: null,
          decided: null,
        })
        break
      case 'HandoffAccepted':
        if (open) Object.assign(last, { answer: 'accepted', answeredAt: entry.at })
        break
      case 'HandoffExpired':
        if (open) Object.assign(last, { answer: 'expired', answeredAt: entry.at })
        break
      case 'OwnerReleased':
      case 'StageEntered':
        if (open) Object.assign(last, { answer: 'withdrawn', answeredAt: entry.at })
        break
      case 'HandoffReturned':
        if (open) Object.assign(last, { answer: 'returned', answeredAt: entry.at, reason: body.reason })
        else if (last?.answer === 'accepted') {
          last.returnedAt = entry.at
          last.reason = body.reason!
        }
        break
      case 'ContactMade':
      case 'ContactAttempted': {
        if (!last || last.workedAt !== null || (body.automatic as unknown) === true) break
        const theirs = open || (last.answer === 'accepted' && last.returnedAt === null)
        if (theirs && entry.at >= last.offeredAt) last.workedAt = entry.at
        break
      }
      case 'ReturnAnswered':
        last!.said = body.answer!
        break
      case 'AppealDecided':
        last!.decided = body.outcome!
    }
  }
  return offers
}

export function cameOf(offer: Offer, now: number): Came {
  if (offer.workedAt !== null) return 'worked'
  if (offer.answer === null) return 'open'
  if (offer.answer !== 'accepted') return offer.answer as Came
  if (offer.returnedAt !== null) return 'untouched'
  return offer.answeredAt! < now - 5 * DAY ? 'untouched' : 'early'
}

export function clocksIn(entries: StoredEntry[]): Clock[] {
  const clocks: Clock[] = []
  for (const entry of entries as unknown as LeadEntry[]) {
    const body = entry.body as unknown as Record<string, never>
    const running = clocks.findLast((one) => one.clock === (body.clock as unknown) && one.stoppedAt === null)
    if (entry.kind === 'ClockStarted') {
      const { clock, person, due } = entry.body
      clocks.push({
        clock,
        person,
        startedAt: entry.at,
        due,
        stoppedAt: null,
        outcome: null,
        tookMs: null,
      })
    }
    if (entry.kind === 'ClockMoved' && running) {
      Object.assign(running, {
        person: entry.body.person,
        startedAt: entry.body.since,
        due: entry.body.due,
      })
    }
    if (entry.kind === 'ClockStopped' && running) {
      Object.assign(running, {
        stoppedAt: entry.at,
        outcome: entry.body.outcome,
        tookMs: entry.body.tookMs,
      })
    }
  }
  return clocks
}

/** How many of each, by a key. */
export function tally<One>(ones: One[], key: (one: One) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of ones) counts[key(one)] = (counts[key(one)] ?? 0) + 1
  return counts
}
