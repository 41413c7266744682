import { amountText, dayOf } from '#journey/measure/cost/outlay.store.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { expectedOf } from '#journey/measure/value/valuer.rules.ts'
import { groundOf, type MoneyFloor } from '#journey/measure/cost/ground.ts'
import { inCents } from '#journey/measure/cost/outlay.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { LEAKS, type LeakClass } from '#journey/measure/leaks/classes.rules.ts'
import { lotOf } from '#journey/measure/leaks/ledger.ts'
import { lyingLeads } from '#journey/measure/leaks/ledger.store.ts'
import { valuerAt } from '#journey/measure/value/valuer.store.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { LyingLead } from '#journey/measure/cost/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Who } from '#platform/http/route.ts'

/** The leads behind a figure of the ledger, the one that lies there longest first. Refuses (`not_found`) an unknown class. */
export async function lyingPage(
  floor: MoneyFloor,
  what: string,
  given: Given & { limit: number; cursor?: string | undefined },
  who: Who,
): Promise<Page<LyingLead> | Refusal> {
  if (!LEAKS.includes(what as LeakClass))
    return { refused: 'not_found', detail: `There is no class ${what}; there are ${LEAKS.join(', ')}.` }
  const after = given.cursor === undefined ? undefined : decodeCursor(given.cursor, ['moment', 'uuid'])
  if (after === null)
    return {
      refused: 'invalid',
      detail: 'cursor is not a cursor of this list',
      errors: [{ field: 'cursor', message: 'is not a cursor of this list' }],
    }
  const ground = await groundOf(floor, given, who)
  if ('refused' in ground) return ground
  const { filters, current, rates, laid } = ground
  const [{ valuer }, rows] = await Promise.all([
    valuerAt(floor, filters.asOf, rates),
    lyingLeads(floor.db, filters, what as LeakClass, current, { after, limit: given.limit + 1 }),
  ])
  const { stages } = floor.law.at(filters.asOf)
  const items = rows.slice(0, given.limit).map((row): LyingLead => {
    const expected = expectedOf(valuer, [lotOf({ ...row, what: what as LeakClass, n: 1 })])
    const share = laid.shares.of(dayOf(row.day), row.campaign, row.source)
    return {
      id: row.lead_id,
      name: row.name,
      email: row.email,
      company: row.company,
      since: iso(row.began),
      stage: stages[row.stage]?.name ?? row.stage,
      owner: { id: row.holder, name: floor.owner(row.holder) },
      source: row.source,
      campaign: row.campaign,
      expected: expected && Math.round(expected.mean * 100) / 100,
      spent: amountText(inCents([share]).sum),
    }
  })
  const last = rows[given.limit - 1]
  const more = rows.length > given.limit && last !== undefined
  return { items, next: more ? encodeCursor([last.began, last.lead_id]) : null }
}
