import { inBase } from '#journey/measure/grain/money.rules.ts'
import type { HoursInput, HoursView, SpendInput, SpendView } from '#journey/measure/money/contract.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { StoredHours, StoredSpend } from '#journey/measure/money/store.ts'

export function spendOf(
  id: string,
  { campaign, source, from, to, amount, currency }: SpendInput,
): StoredSpend {
  return {
    id,
    campaign: campaign ?? null,
    source: source ?? null,
    from,
    to,
    amount: String(amount),
    currency,
  }
}

export function hoursOf(id: string, input: HoursInput): StoredHours {
  const { person = null, function: team = null, campaign = null, source = null, from, to } = input
  const { hours, cost, currency = null } = input
  return {
    id,
    person,
    function: team,
    campaign,
    source,
    from,
    to,
    hours: String(hours),
    cost: cost === undefined ? null : String(cost),
    currency: cost === undefined ? null : currency,
  }
}

export function spendView(row: StoredSpend, rates: Rates): SpendView {
  return { ...row, inBase: inBase(row.amount, row.currency, row.to, rates) }
}

export function hoursView(row: StoredHours, rates: Rates, nameOf: (id: string) => string): HoursView {
  const { cost, currency, to, person } = row
  const worth = cost === null || currency === null ? null : inBase(cost, currency, to, rates)
  return { ...row, personName: person === null ? null : nameOf(person), inBase: worth }
}
