import { claimDue, fly, giveBack, nameOf, settle } from '#journey/mailing/send.store.ts'
import { dayLimit } from '#journey/mailing/sending.rules.ts'
import { grouped } from '#journey/mailing/sending.groups.ts'
import { prepare } from '#journey/mailing/send.prepare.ts'
import { readSending } from '#journey/mailing/sending.store.ts'
import { readSigning } from '#journey/mailing/sending.keys.ts'
import type { OnList, Ready, RenderMail } from '#journey/mailing/send.prepare.ts'
import type { Post } from '#journey/mailing/sending.rules.ts'
import type { Services } from '#work/services.ts'
import type { Settled } from '#journey/mailing/send.store.ts'

export interface Handed {
  post: Post
  renderMail: RenderMail
  onList: OnList
  /** a sender that is silent for so long is taken for dead */
  leaseMs?: number
}

/** Mails of one claim: enough that its five statements cost little for each, few enough to be sent within a lease. */
const CLAIM = 400
/**
 * Mails that are marked as on the way before a connection takes them, so that none waits for the disk: at first two for each
 * connection, and twice as many as often as one had to wait. They are what a killed sender leaves unclear, hence few.
 */
const AHEAD = 2
const MOST_AHEAD = 64
/** Outcomes that may wait for the disk before the connections do. */
const UNRECORDED = 256
const RECORD_TRIES = 6

/** One stretch of sending: what is claimed, what is ready, what is on its way, what came of it. */
export interface Trip {
  /** the next mail, marked as on the way; null: there is none on this trip any more */
  next: () => Promise<Ready | null>
  /** writes down what came of one; waits only when too much is unwritten */
  record: (settled: Settled) => Promise<void>
  /** nothing more is handed over */
  halt: () => void
  /** gives back what was not handed over, and waits until the rest is written; rejects with what went wrong */
  end: () => Promise<void>
  /** at most so many a second; null: no limit */
  perSecond: () => number | null
}

export function startTrip(services: Services, handed: Handed, sender: string, leaseMs: number): Trip {
  const db = services.batches
  const { width } = handed.post
  const queue: Ready[] = []
  const departed: Ready[] = []
  let filling: Promise<void> | null = null
  let departing: Promise<void> | null = null
  const unrecorded = new Set<Promise<void>>()
  /** nothing is due any more, or may leave */
  let isDry = false
  let halted = false
  let failure: unknown = null
  let perSecond: number | null = null
  let ahead = width * AHEAD
  /** a connection had to wait */
  let isShort = false

  const fail = (error: unknown): void => {
    failure ??= error
    halted = true
  }
  const write = grouped(async (settled: Settled[]) => {
    await settle(db, sender, settled, services.now())
    return settled
  })

  async function next(): Promise<Ready | null> {
    for (;;) {
      if (halted) return null
      if (!isDry && queue.length < CLAIM / 2)
        filling ??= fill()
          .catch(fail)
          .finally(() => (filling = null))
      // where few may leave in a second none is marked before its turn
      const wanted = (perSecond === null ? ahead : 1) - departed.length
      if (queue.length > 0 && (wanted > ahead / 2 || departed.length === 0))
        departing ??= depart(wanted)
          .catch(fail)
          .finally(() => (departing = null))
      const one = departed.shift()
      if (one) return one
      if (departing === null && filling === null) return null
      isShort ||= departing !== null
      await Promise.race([departing, filling].filter((one) => one !== null))
    }
  }

  async function fill(): Promise<void> {
    const sending = await readSending(db)
    const { settings } = sending
    const signing = settings.signing ? await readSigning(services, sending) : null
    if (sending.pausedAt !== null || (settings.signing && signing === null)) {
      isDry = true
      return returnQueue()
    }
    perSecond = settings.perSecond
    const now = services.now()
    // no more than leave within a lease
    const most =
      perSecond === null ? CLAIM : Math.max(1, Math.min(CLAIM, Math.floor((perSecond * leaseMs) / 4000)))
    const claimed = await claimDue(db, { sender, now, leaseMs, most, limit: dayLimit(settings, now) })
    if (claimed.length === 0) return void (isDry = true)
    const { ready, settled } = await prepare(services, { ...handed, settings, signing }, claimed)
    if (settled.length > 0) await settle(db, sender, settled, services.now())
    queue.push(...ready)
  }

  /** On disk before a server may hear of them; those that are somebody else's by now stay behind. */
  async function depart(most: number): Promise<void> {
    if (isShort) ahead = Math.min(MOST_AHEAD, ahead * 2)
    isShort = false
    const some = queue.splice(0, most)
    const keys = some.map(({ claimed }) => claimed)
    const left = await fly(db, sender, keys, services.now(), leaseMs)
    departed.push(...some.filter(({ claimed }) => left.has(nameOf(claimed))))
  }

  async function record(settled: Settled): Promise<void> {
    const work: Promise<void> = writeSurely(settled)
      .catch(fail)
      .finally(() => unrecorded.delete(work))
    unrecorded.add(work)
    if (unrecorded.size >= UNRECORDED) await Promise.race(unrecorded)
  }

  /** The database may be away for a moment; what the server said is not to be forgotten for that. */
  async function writeSurely(settled: Settled): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return void (await write(settled))
      } catch (error) {
        if (tries === RECORD_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tries))
      }
    }
  }

  async function end(): Promise<void> {
    halted = true
    await Promise.all([filling, departing])
    await returnQueue()
    // marked, and certainly not handed over
    const now = services.now()
    for (const { claimed } of departed.splice(0)) {
      const { lead, seq } = claimed
      const base = { templateVersion: null, detail: null, hard: false }
      await record({ lead, seq, state: 'due', notBefore: now, tries: -1, ...base })
    }
    await Promise.all(unrecorded)
    if (failure !== null) throw failure
  }

  async function returnQueue(): Promise<void> {
    const back = queue.splice(0).map(({ claimed }) => claimed)
    if (back.length > 0) await giveBack(db, sender, back)
  }

  return { next, record, halt: () => void (halted = true), end, perSecond: () => perSecond }
}
