import type { List } from './data.ts'

const LISTS: List[] = ['due', 'waiting', 'learned']

export function watchSearch(search: Record<string, unknown>): { list?: List | undefined } {
  const list = LISTS.find((one) => one === search.list)
  return list === undefined ? {} : { list }
}
