import { present } from '../search.ts'
import { orderOf } from '../worth/search.ts'
import type { List } from './data.ts'

const LISTS: List[] = ['due', 'waiting', 'learned']

export function watchSearch(search: Record<string, unknown>): {
  list?: List | undefined
  order?: 'value' | undefined
} {
  const list = LISTS.find((one) => one === search.list)
  // what was learned has its day, and no value to come
  return present({ list, order: list === 'learned' ? undefined : orderOf(search) })
}
