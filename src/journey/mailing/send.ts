import { randomUUID } from 'node:crypto'
import { renew, sweep } from '#journey/mailing/send.store.ts'
import { againAt, restMs } from '#journey/mailing/sending.rules.ts'
import { startTrip } from '#journey/mailing/send.trip.ts'
import type { Handed, Trip } from '#journey/mailing/send.trip.ts'
import type { Posted } from '#journey/mailing/sending.rules.ts'
import type { Ready } from '#journey/mailing/send.prepare.ts'
import type { Services } from '#work/services.ts'
import type { Settled } from '#journey/mailing/send.store.ts'

export interface Sender {
  /** sends until nothing is due, or nothing may leave; answers whether it sent anything */
  run: () => Promise<boolean>
  underWay: () => boolean
  /** lets what is under way end, and gives back the rest */
  stop: () => Promise<void>
}

const LEASE_MS = 60_000

/**
 * Sends the mails that programmes called for, each at most once: claimed by one sender, marked as on the way (on disk)
 * before a server may hear of it, and never handed over again from then on unless the server said that it did not take it.
 */
export function createSender(services: Services, handed: Handed): Sender {
  const { post, leaseMs = LEASE_MS } = handed
  const db = services.batches
  const sender = randomUUID()
  let stopped = false
  let trip: Trip | null = null
  let running: Promise<boolean> = Promise.resolve(false)
  let failures = 0
  let restUntil = 0
  let sweptAt = 0
  /** the next mail may leave then, where there is a limit per second */
  let paced = 0

  async function run(): Promise<boolean> {
    const now = services.now()
    if (now - sweptAt >= leaseMs / 4 || now < sweptAt) {
      sweptAt = now
      await sweep(db, now)
    }
    if (now < restUntil) return false
    const mine = (trip = startTrip(services, handed, sender, leaseMs))
    // as long as this process lives its mails are its own
    const beat = setInterval(
      () => void renew(db, sender, services.now() + leaseMs).catch(() => mine.halt()),
      leaseMs / 3,
    )
    try {
      const sent = await Promise.all(Array.from({ length: post.width }, () => lane(mine)))
      return sent.some((n) => n > 0)
    } finally {
      await mine.end().finally(() => {
        clearInterval(beat)
        trip = null
      })
    }
  }

  /** One connection's worth of mails, one after the other. */
  async function lane(mine: Trip): Promise<number> {
    let sent = 0
    for (;;) {
      const one = await mine.next()
      if (one === null) return sent
      await pace(mine.perSecond())
      const posted = await post.deliver(one.mail)
      heed(mine, posted)
      await mine.record(settledOf(one, posted, services.now()))
      if (posted.came === 'sent') sent++
    }
  }

  async function pace(perSecond: number | null): Promise<void> {
    if (perSecond === null) return
    const at = Math.max(paced, performance.now())
    paced = at + 1000 / perSecond
    while (!stopped && performance.now() < at)
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, at - performance.now())))
  }

  /** A server that is away, or that leaves us without an answer, is left alone for longer each time. */
  function heed(mine: Trip, { came, detail }: Posted): void {
    if (came !== 'down' && came !== 'unclear') return void (failures = 0)
    mine.halt()
    // the lanes of one trip fail together, which is one failure
    if (services.now() < restUntil) return
    failures++
    restUntil = services.now() + restMs(failures)
    services.log.warn('the mail server cannot be reached', { detail, times: failures })
  }

  return {
    run: () => {
      if (stopped) return Promise.resolve(false)
      return (running = run())
    },
    underWay: () => trip !== null,
    stop: async () => {
      stopped = true
      trip?.halt()
      await running.catch(() => undefined)
    },
  }
}

/** What the table says of a mail after it was handed over. */
function settledOf({ claimed, templateVersion }: Ready, posted: Posted, now: number): Settled {
  const { lead, seq } = claimed
  const { came, detail } = posted
  const base = { lead, seq, templateVersion, detail, notBefore: null, tries: 0, hard: false }
  if (came === 'sent' || came === 'unclear') return { ...base, state: came }
  if (came === 'refused') return { ...base, state: 'refused', hard: posted.hard }
  if (came === 'down') return { ...base, state: 'due', notBefore: now, tries: -1 }
  const again = againAt(claimed.attempts + 1, now)
  return again === null
    ? { ...base, state: 'refused', detail: `given up: ${detail}` }
    : { ...base, state: 'due', notBefore: again }
}
