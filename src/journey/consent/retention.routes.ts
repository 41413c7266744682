import { authorOf } from '#work/author.rules.ts'
import { closedStages } from '#journey/consent/retention.jobs.ts'
import { countOld, readLog, readRetention, writeRetention } from '#journey/consent/retention.store.ts'
import { cutOf } from '#journey/consent/retention.rules.ts'
import { RETENTION_RULES } from '#journey/consent/retention.contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { RetentionDays } from '#journey/consent/retention.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/retention */
export async function retention(services: Services): Promise<Answer> {
  const [{ days, updatedAt, updatedBy }, log] = await Promise.all([
    readRetention(services.db),
    readLog(services.db),
  ])
  const body = {
    days,
    updatedAt: updatedAt === null ? null : new Date(updatedAt).toISOString(),
    updatedBy: updatedBy === null ? null : services.owner(updatedBy.replace(/^person:/, '')),
    log,
  }
  return { status: 200, body }
}

/** POST /api/retention */
export async function changeRetention(services: Services, request: Request): Promise<Answer> {
  await writeRetention(services.db, request.body as RetentionDays, authorOf(request.who), services.now())
  return retention(services)
}

/** POST /api/retention/preview: what would go now under these rules. Nothing goes. */
export async function previewRetention(services: Services, request: Request): Promise<Answer> {
  const days = request.body as RetentionDays
  const now = services.now()
  const closed = closedStages(services)
  const due: Record<string, number> = {}
  for (const rule of RETENTION_RULES) {
    const kept = days[rule]
    due[rule] = kept === null ? 0 : await countOld(services.db, rule, cutOf(kept, now), closed)
  }
  return { status: 200, body: { due } }
}
