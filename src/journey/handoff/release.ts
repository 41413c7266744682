import { doBatch } from '#work/batch.ts'
import { countLeft, nextOf, releaseOf, walkOn } from '#journey/handoff/release.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { release } from '#journey/handoff/release.rules.ts'
import type { Floor } from '#work/batch.ts'
import type { Queryable } from '#platform/database.ts'
import type { Released } from '#journey/handoff/release.contract.ts'
import type { ReleaseRow } from '#journey/handoff/release.store.ts'

/** Few enough that whoever asks is answered at once, and others are in between. */
const SLICE = 200

/**
 * The next leads of somebody who is gone, or gives up what they have: each goes to somebody else. What they were offered is
 * offered to the next one, what they had accepted is routed anew, their clocks begin again with whoever gets the lead.
 * Leads and progress are one transaction: after a kill it goes on where it was, and each lead is counted once.
 * @returns whether there is more
 */
export async function releaseSlice(floor: Floor, row: ReleaseRow): Promise<boolean> {
  const { person, because, author } = row
  const ids = await nextOf(floor.db, row, SLICE)
  const decide = release(person, because, author)
  const last = ids.length < SLICE
  try {
    await doBatch(
      floor,
      ids.map((leadId) => ({ target: { leadId }, decide })),
      {
        also: async (transaction, dones) => {
          const released = dones.filter(({ refusal, facts }) => refusal === null && facts > 0).length
          const on = { to: ids.at(-1) ?? null, released, endedAt: last ? floor.now() : null }
          if (!(await walkOn(transaction, row, on))) throw new WalkedElsewhere()
        },
      },
    )
  } catch (error) {
    if (!(error instanceof WalkedElsewhere)) throw error
  }
  return !last
}

/** Another process did these leads meanwhile: what was decided here is undone. */
class WalkedElsewhere extends Error {
  override name = 'WalkedElsewhere'
}

export async function progressOf(db: Queryable, person: string): Promise<Released> {
  const row = await releaseOf(db, person)
  // what somebody got after it was over is theirs
  const left = row && row.endedAt !== null ? 0 : await countLeft(db, { person, walked: row?.walked ?? null })
  return {
    released: row?.released ?? 0,
    left,
    askedAt: row && iso(row.askedAt),
    endedAt: row && row.endedAt !== null ? iso(row.endedAt) : null,
  }
}
