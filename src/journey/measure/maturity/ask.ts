import { countMaturity, type Asked } from '#journey/measure/maturity/maturity.ts'
import { counted } from '#journey/measure/asking.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** Counted once for everybody who asks the same. Refuses (`invalid`, naming the field) filters that mean nothing. */
export async function askMaturity(
  services: Pick<Services, 'db' | 'law' | 'agreements' | 'now' | 'log'>,
  given: Given,
  asked: Asked,
  noOlder?: number,
): Promise<MaturityView | Refusal> {
  const scope = scopeOf(services, given)
  if ('refused' in scope) return scope
  const key = `maturity ${JSON.stringify([given, asked])}`
  const count = (db: Queryable) => countMaturity({ ...services, db }, scope, asked)
  const { at, value } = await counted(services, key, count, noOlder)
  return { ...value, countedAt: iso(at) }
}
