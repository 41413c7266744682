/** `of`: the list, left out: spend · `add`: what is open at the side */
export interface MoneySearch {
  of?: 'hours' | 'rates' | undefined
  add?: 'row' | 'list' | undefined
}

export function moneySearch(search: Record<string, unknown>): MoneySearch {
  const of = (['hours', 'rates'] as const).find((one) => one === search.of)
  const add = (['row', 'list'] as const).find((one) => one === search.add)
  return { ...(of && { of }), ...(add && { add }) }
}
