import type { MoneyList } from '#journey/measure/money/contract.ts'

/** In the order of the tabs; the contract's own list would bring its checks along into the browser. */
export const MONEY_LISTS: MoneyList[] = ['spend', 'hours', 'rates']
