import { randomUUID } from 'node:crypto'
import { claimDue, fly, giveBack, nameOf, renew, settle, sweep } from '#journey/mailing/send.store.ts'
import { againAt, dayLimit, restMs } from '#journey/mailing/sending.rules.ts'
import { grouped } from '#journey/mailing/sending.groups.ts'
import { prepare } from '#journey/mailing/send.prepare.ts'
import { readSending } from '#journey/mailing/sending.store.ts'
import { readSigning } from '#journey/mailing/sending.keys.ts'
import type { Claimed, Settled } from '#journey/mailing/send.store.ts'
import type { OnList, Preparing, Ready, RenderMail } from '#journey/mailing/send.prepare.ts'
import type { Post, Posted } from '#journey/mailing/sending.rules.ts'
import type { Services } from '#work/services.ts'

export interface Handed {
  post: Post
  renderMail: RenderMail
  onList: OnList
  /** a sender that is silent for so long is taken for dead */
  leaseMs?: number
}

export interface Sender {
  /** sends until nothing is due, or nothing may leave; answers whether it sent anything */
  run: () => Promise<boolean>
  underWay: () => boolean
  /** lets what is under way end, and gives back the rest */
  stop: () => Promise<void>
}

const LEASE_MS = 60_000
/** Mails of one claim: enough that its five statements cost little for each, few enough to be sent within a lease. */
const CLAIM = 200
const RECORD_TRIES = 6

/**
 * Sends the mails that programmes called for, each at most once: claimed by one sender, marked as on the way (on disk)
 * before a server may hear of it, and never handed over again from then on unless the server said that it did not take it.
 */
export function createSender(services: Services, handed: Handed): Sender {
  const { post, leaseMs = LEASE_MS } = handed
  const db = services.batches
  const sender = randomUUID()
  let stopped = false
  let running: Promise<boolean> = Promise.resolve(false)
  let under = false
  let failures = 0
  let restUntil = 0
  let sweptAt = 0

  const depart = grouped(async (mails: Ready[]) => {
    const keys = mails.map(({ claimed }) => claimed)
    const left = await fly(db, sender, keys, services.now(), leaseMs)
    return keys.map((key) => left.has(nameOf(key)))
  })
  const record = grouped(async (settled: Settled[]) => {
    await settle(db, sender, settled, services.now())
    return settled
  })

  async function run(): Promise<boolean> {
    const now = services.now()
    if (now - sweptAt >= leaseMs / 4 || now < sweptAt) {
      sweptAt = now
      await sweep(db, now)
    }
    if (now < restUntil) return false
    const trip = newTrip()
    const beat = setInterval(() => void trip.keep(renew(db, sender, services.now() + leaseMs)), leaseMs / 3)
    try {
      await Promise.all(Array.from({ length: post.width }, () => lane(trip)))
      await trip.filling
    } finally {
      clearInterval(beat)
      await giveBack(
        db,
        sender,
        trip.queue.splice(0).map(({ claimed }) => claimed),
      )
    }
    if (trip.error !== null) throw trip.error
    return trip.sent > 0
  }

  function newTrip() {
    const trip = {
      queue: [] as Ready[],
      /** nothing more is claimed on this trip */
      over: false,
      filling: null as Promise<void> | null,
      sent: 0,
      error: null as unknown,
      /** the next mail may leave then, where there is a limit per second */
      paced: services.now(),
      perSecond: null as number | null,
      fail: (error: unknown) => {
        trip.error ??= error
        trip.over = true
      },
      keep: (work: Promise<unknown>) => work.catch(trip.fail),
    }
    return trip
  }
  type Trip = ReturnType<typeof newTrip>

  async function lane(trip: Trip): Promise<void> {
    for (;;) {
      const one = await next(trip)
      if (one === null) return
      try {
        await pace(trip)
        if (stopped || trip.error !== null) return void trip.queue.push(one)
        // somebody else's by now, or taken back
        if (!(await depart(one))) continue
        const posted = await post.deliver(one.mail)
        heed(trip, posted)
        await recordSurely(settledOf(one, posted, services.now()))
        if (posted.came === 'sent') trip.sent++
      } catch (error) {
        trip.fail(error)
      }
    }
  }

  /** The database may be away for a moment; what the server said is not to be forgotten for that. */
  async function recordSurely(settled: Settled): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return void (await record(settled))
      } catch (error) {
        if (tries === RECORD_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tries))
      }
    }
  }

  async function next(trip: Trip): Promise<Ready | null> {
    for (;;) {
      if (stopped || trip.error !== null || services.now() < restUntil) return null
      // claimed ahead, so that no lane waits for the database
      if (!trip.over && trip.queue.length < CLAIM / 2) {
        trip.filling ??= fill(trip)
          .catch(trip.fail)
          .finally(() => (trip.filling = null))
      }
      const one = trip.queue.shift()
      if (one) return one
      if (trip.filling === null) return null
      await trip.filling
    }
  }

  async function fill(trip: Trip): Promise<void> {
    const sending = await readSending(db)
    const signing = sending.settings.signing ? await readSigning(services, sending) : null
    if (sending.pausedAt !== null || (sending.settings.signing && signing === null)) {
      trip.over = true
      return giveBack(
        db,
        sender,
        trip.queue.splice(0).map(({ claimed }) => claimed),
      )
    }
    const { perSecond } = sending.settings
    trip.perSecond = perSecond
    const claimed = await claimDue(db, {
      sender,
      now: services.now(),
      leaseMs,
      // no more than leave within a lease
      most:
        perSecond === null ? CLAIM : Math.max(1, Math.min(CLAIM, Math.floor((perSecond * leaseMs) / 4000))),
      limit: dayLimit(sending.settings, services.now()),
    })
    if (claimed.length === 0) return void (trip.over = true)
    await makeReady(trip, claimed, { ...handed, settings: sending.settings, signing })
  }

  async function makeReady(trip: Trip, claimed: Claimed[], given: Preparing): Promise<void> {
    const { ready, settled } = await prepare(services, given, claimed)
    if (settled.length > 0) await settle(db, sender, settled, services.now())
    trip.queue.push(...ready)
  }

  async function pace(trip: Trip): Promise<void> {
    if (trip.perSecond === null) return
    const at = Math.max(trip.paced, Date.now())
    trip.paced = at + 1000 / trip.perSecond
    while (!stopped && Date.now() < at)
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, at - Date.now())))
  }

  /** A server that is away, or that leaves us without an answer, is left alone for longer each time. */
  function heed(trip: Trip, { came, detail }: Posted): void {
    if (came !== 'down' && came !== 'unclear') return void (failures = 0)
    trip.over = true
    // the lanes of one trip fail together, which is one failure
    if (services.now() < restUntil) return
    failures++
    restUntil = services.now() + restMs(failures)
    services.log.warn('the mail server cannot be reached', { detail, times: failures })
  }

  return {
    run: () => {
      if (stopped) return Promise.resolve(false)
      under = true
      return (running = run().finally(() => (under = false)))
    },
    underWay: () => under,
    stop: async () => {
      stopped = true
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
