import { figures } from '#work/figures.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { refused } from '#work/respond.ts'
import type { Answer } from '#platform/http/route.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** What is counted within this time is counted for everybody who looks, ms. */
const QUICK_MS = 500

/**
 * A view of the measurement as a route answers it: counted once for everybody who asks the same, with the moment at which it was.
 * @param key what was asked: the view's name, its filters as given, and the language if there are sentences in it
 * @param asked the filters, checked; a refusal is answered as one
 */
export async function answerCounted<Asked extends object, View extends object>(
  services: Services,
  key: readonly unknown[],
  asked: Asked | Refusal,
  count: (db: Queryable, asked: Asked) => Promise<View>,
): Promise<Answer> {
  if ('refused' in asked) return refused(asked)
  const { at, value } = await figures(
    services,
    JSON.stringify(key),
    (db) => count(db, asked),
    undefined,
    QUICK_MS,
  )
  return { status: 200, body: { ...value, countedAt: iso(at) } }
}
