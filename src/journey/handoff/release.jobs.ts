import { askOfGone, openReleases } from '#journey/handoff/release.store.ts'
import { releaseSlice } from '#journey/handoff/release.ts'
import type { Services } from '#work/services.ts'

/**
 * People who have left keep no leads, and what a manager released goes on: a slice of each at a time, so that one with
 * forty thousand leads keeps nobody else waiting. Returns whether there is more.
 */
export async function releaseLeads(services: Services): Promise<boolean> {
  await askOfGone(services.db, services.now())
  let more = false
  for (const row of await openReleases(services.db)) more = (await releaseSlice(services, row)) || more
  return more
}
