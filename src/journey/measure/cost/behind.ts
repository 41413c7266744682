import { amountText, dayAt, dayOf } from '#journey/measure/cost/outlay.store.ts'
import { costBy } from '#journey/measure/cost/cost.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { groundOf, type MoneyFloor } from '#journey/measure/cost/ground.ts'
import { inBase } from '#journey/measure/grain/money.rules.ts'
import { inCents } from '#journey/measure/cost/outlay.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { paidLeads } from '#journey/measure/cost/behind.store.ts'
import { ripeness } from '#journey/measure/cost/cost.store.ts'
import { STEPS } from '#journey/measure/cost/cost.rules.ts'
import type { CostLead, CostLeadsQuery } from '#journey/measure/cost/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Who } from '#platform/http/route.ts'

/**
 * The leads behind a figure of cost or of vintages, with what was spent on each. Refuses (`invalid`) filters that mean nothing,
 * `of` without what it is a value of, and a cursor that is none of this list.
 */
export async function paidPage(
  floor: MoneyFloor,
  { by: wanted, of, step, month, standing, limit, cursor, ...given }: CostLeadsQuery,
  who: Who,
): Promise<Page<CostLead> | Refusal> {
  const by = wanted === undefined ? null : costBy(wanted)
  if (by !== null && typeof by !== 'string') return by
  if (of !== undefined && by === null) return invalid('of', 'needs `by`: what it is a value of')
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (after === null) return invalid('cursor', 'is not a cursor of this list')
  const ground = await groundOf(floor, given, who)
  if ('refused' in ground) return ground
  const { filters, rates, laid } = ground
  const ripe = step === undefined ? [] : await ripeness(floor, filters.asOf)
  const rows = await paidLeads(
    floor.db,
    filters,
    {
      by,
      of: of ?? null,
      step:
        step === undefined ? null : { name: step, until: dayAt(filters.asOf) - ripe[STEPS.indexOf(step)]! },
      month: month ?? null,
      standing: standing ?? null,
    },
    { after, limit: limit + 1 },
  )
  const items = rows.slice(0, limit).map((row): CostLead => {
    const based =
      row.amount === null || row.currency === null || row.won_day === null
        ? null
        : inBase(row.amount, row.currency, row.won_day, rates)
    const share = laid.shares.of(dayOf(row.day), row.campaign, row.source)
    return {
      id: row.lead_id,
      pass: row.pass,
      name: row.name,
      email: row.email,
      company: row.company,
      source: row.source,
      campaign: row.campaign,
      owner: { id: row.owner, name: floor.owner(row.owner) },
      began: iso(row.began),
      standing: row.standing,
      spent: amountText(inCents([share]).sum),
      returned: based?.amount ?? null,
    }
  })
  const last = rows[limit - 1]
  return {
    items,
    next: rows.length > limit && last ? encodeCursor([last.began, last.lead_id, last.pass]) : null,
  }
}

function invalid(field: string, message: string): Refusal {
  return { refused: 'invalid', detail: `${field} ${message}`, errors: [{ field, message }] }
}
