import { authorOf } from '#work/author.rules.ts'
import { once } from '#work/respond.ts'
import { readSignals } from '#journey/capture/tracking/signals.store.ts'
import { reclassify } from '#journey/capture/tracking/reclassify.actions.ts'
import { REASONS } from '#journey/capture/tracking/human.rules.ts'
import { reasonWords } from '#journey/capture/tracking/reason.words.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ReclassifyInput, SignalsView } from '#journey/capture/tracking/contract.ts'
import type { Services } from '#work/services.ts'

const SPAN_MS = 90 * 86_400_000

/** GET /api/signals: how many signals of the last 90 days are taken for people's, and why. */
export async function signals(services: Services, request: Request): Promise<Answer> {
  const since = services.now() - SPAN_MS
  const { reasons, rejudged, ...read } = await readSignals(services.db, since)
  const words = reasonWords(request.language)
  const body: SignalsView = {
    ...read,
    since: new Date(since).toISOString(),
    reasons: reasons.map((one) => ({
      ...one,
      words: words[one.reason as keyof typeof words] ?? one.reason,
      factor: REASONS[one.reason as keyof typeof REASONS] ?? 1,
    })),
    rejudged: rejudged.map((one) => ({
      ...one,
      at: new Date(one.at).toISOString(),
      by: services.owner(one.by),
    })),
  }
  return { status: 200, body }
}

/** POST /api/signals/reclassify: with `dryRun` only says what would happen. */
export function reclassifySignals(services: Services, request: Request): Promise<Answer> {
  const input = request.body as ReclassifyInput
  return once(services, request, '/api/signals/reclassify', async () => ({
    status: 200,
    body: await reclassify(services, input, authorOf(request.who)),
  }))
}
