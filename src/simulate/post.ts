import { createHash } from 'node:crypto'
import { createRandom, seededUuid } from '#simulate/random.rules.ts'
import { insertMail } from '#journey/mailing/inbound.store.ts'
import { MAILBOX, strays } from '#simulate/letters.rules.ts'
import { plainMail, sameness } from '#journey/mailing/inbound.rules.ts'
import { settleMails } from '#simulate/nurture.ts'
import { sortMails } from '#journey/mailing/inbound.jobs.ts'
import { tellMailIn } from '#notices/mail-in.ts'
import type { Card, Stretch } from '#work/card.ts'
import type { Floor } from '#work/batch.ts'
import type { Services } from '#work/services.ts'

/** Takes a mail in at its moment, and finds out what it means. @returns the lead that it changed */
export type TakeMail = (raw: string, at: number, lead: string | null) => Promise<Card | null>

/**
 * The mailbox of the simulation: every mail goes the way of a real one, onto disk and through the sorter, one by one, because
 * each has a moment of its own.
 */
export function createMailbox(
  services: Services,
  floor: Pick<Floor, 'law'>,
  { seed, newId }: { seed: number; newId: (moment: number) => string },
): TakeMail {
  const ids = createRandom(seed, 0x3a11)
  let changed: Stretch[] = []
  let now = 0
  const office: Services = {
    ...services,
    law: floor.law,
    now: () => now,
    newId,
    changed: (stretches) => (changed = stretches),
  }
  return async (source, at, lead) => {
    now = at
    changed = []
    const raw = plainMail(Buffer.from(source, 'utf8'))
    const id = seededUuid(ids, at)
    // what it answers has left before it
    if (lead !== null) await settleMails(services, lead)
    await insertMail(services.db, {
      id,
      fingerprint: createHash('sha256').update(sameness(raw)).digest(),
      mailbox: MAILBOX,
      uid: null,
      how: 'piped',
      now: at,
      size: raw.length,
      raw,
    })
    await sortMails(office, tellMailIn, id)
    return changed[0]?.after ?? null
  }
}

/** What else came in: colleagues, advertising, machines, and a mail that is none. */
export async function takeStrays(take: TakeMail, until: number): Promise<void> {
  for (const { at, raw } of strays(until)) await take(raw, Math.floor(at), null)
}
