import { DAYS } from '#journey/measure/mornings/contract.ts'
import { marketingFigures } from '#journey/measure/mornings/marketing.ts'
import { sponsorFigures } from '#journey/measure/mornings/sponsor.ts'
import { teamFigures } from '#journey/measure/team.routes.ts'
import type { Services } from '#work/services.ts'

/** Half of an hour after which a figure would not be shown any more. */
const KEEP_MS = 30 * 60_000

/**
 * What the pages of managers, marketing and the sponsor show is counted before somebody waits for it: soon after the start,
 * and again before it is too old. One after the other, the usual period first, so that they take one core at most.
 */
export async function keepFigures(services: Services): Promise<boolean> {
  for (const days of DAYS.map(Number).sort((a, b) => Math.abs(a - 90) - Math.abs(b - 90))) {
    for (const count of [
      () => teamFigures(services, days, KEEP_MS),
      () => marketingFigures(services, 'source', days, KEEP_MS),
      () => sponsorFigures(services, days, KEEP_MS),
      () => marketingFigures(services, 'campaign', days, KEEP_MS),
    ]) {
      await count().catch((error: unknown) =>
        services.log.warn('figures could not be counted', { error: String(error) }),
      )
    }
  }
  return false
}
