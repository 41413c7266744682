import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import type { Team } from './words.ts'

interface Somebody {
  id: string
  function: string | null
  role?: string | null
}

const SIGNS: Record<string, Team> = {
  sales_manager: 'sales',
  marketing: 'marketing',
  leadgen_manager: 'leadgen',
}

/**
 * For whom somebody signs, to offer the right button; the server decides. On a workspace without sign-in anybody of a
 * function may stand for it.
 */
export function partyOf(person: Somebody | undefined): Team | null {
  if (!person) return null
  const byRole = person.role ? SIGNS[person.role] : undefined
  const team = person.function
  return byRole ?? (team === 'sales' || team === 'marketing' || team === 'leadgen' ? team : null)
}

export function mayWithdraw(of: AgreementLife, person: Somebody | undefined): boolean {
  if (!person || !of.proposed) return false
  const by = of.proposed.by.id.replace(/^person:/, '')
  return by === person.id || person.role === 'sponsor' || person.role === 'admin'
}
