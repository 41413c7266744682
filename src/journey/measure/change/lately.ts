import { counted } from '#journey/measure/asking.ts'
import { figures } from '#work/figures.ts'
import { judge, type Judged } from '#journey/measure/change/judge.ts'
import { readChanges, type StoredChange } from '#journey/measure/change/changes.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

/** Judged is what both sides have signed and nobody withdrew. */
export const isJudged = ({ signatures, withdrawnAt }: StoredChange): boolean =>
  withdrawnAt === null && signatures.length === 2

/** One change, as of now while counting it is quick. */
export async function judgedNow(services: Services, change: StoredChange): Promise<Judged> {
  return (await counted(services, keyOf(change), (db) => judge(services, db, change))).value
}

/**
 * One of a list, as it was judged last, a minute ago or so. Each is counted from two rows of weeks: nine of them, anew for
 * everybody who opened the list, were two and a half seconds, while a verdict of whole weeks seldom changes in an hour.
 */
export async function judgedLately(
  services: Services,
  change: StoredChange,
  noOlder?: number,
): Promise<Judged> {
  const count = (db: Queryable) => judge(services, db, change)
  return (await figures(services, keyOf(change), count, noOlder)).value
}

// another one after it was signed: whole weeks before that are told without a verdict
const keyOf = ({ id, signatures }: StoredChange): string => `change ${id} ${signatures.length}`

/** All that are judged, one after the other, before somebody opens the list. */
export async function judgeAhead(services: Services, noOlder: number): Promise<void> {
  for (const change of await readChanges(services.db))
    if (isJudged(change)) await judgedLately(services, change, noOlder)
}
