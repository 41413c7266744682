import { v5 } from 'uuid'
import { COMPANY_NAMESPACE } from '#journey/identity/rules.ts'

const ids = new Map<string, string>()

/** The id of a company by its key. */
export function companyId(key: string): string {
  let id = ids.get(key)
  if (id === undefined) {
    id = v5(key, COMPANY_NAMESPACE)
    // a cache, not a register: it may forget
    if (ids.size > 100_000) ids.clear()
    ids.set(key, id)
  }
  return id
}
