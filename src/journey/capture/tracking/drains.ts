import type { Done, Work } from '#work/card.ts'
import type { HitKind } from '#journey/capture/tracking/intake.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

/** A hit as it waits on disk. */
export interface WaitingHit {
  id: string
  kind: HitKind
  /** when it came, epoch ms */
  at: number
  // each kind's drain knows what it put in
  body: Record<string, unknown>
}

/** What hits become: work on leads, and what else is written in the transaction that deletes the hits. */
export interface Drained {
  works: Work[]
  /** told the works' outcomes in their order */
  also?: (transaction: Queryable, dones: Done[]) => Promise<void>
}

/** Takes hits of one kind further. What it throws is tried again hit by hit; one that fails alone is kept with the reason. */
export interface Drain {
  kind: HitKind
  /** hits wait so long before they are looked at, milliseconds: what tells people from machines comes after them */
  settleMs: number
  drain: (services: Services, hits: WaitingHit[]) => Promise<Drained>
}
