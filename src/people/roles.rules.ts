import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** What somebody is in the company. What each may do stands in permissions.rules.ts. */
export const ROLES = [
  'sponsor',
  'sales_manager',
  'rep',
  'marketing',
  'leadgen_manager',
  'sdr',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

/** Stages are owned by functions. Sponsor and admin have none: nothing is ever routed to them. */
const FUNCTION_OF: Record<Role, TeamFunction | null> = {
  sponsor: null,
  sales_manager: 'sales',
  rep: 'sales',
  marketing: 'marketing',
  leadgen_manager: 'leadgen',
  sdr: 'leadgen',
  admin: null,
}

export function functionOf(role: Role): TeamFunction | null {
  return FUNCTION_OF[role]
}

/** The role of somebody of whom only the function was said. */
export function defaultRole(team: TeamFunction): Role {
  return ({ marketing: 'marketing', leadgen: 'sdr', sales: 'rep' } as const)[team]
}
