import type { Role } from '#people/roles.rules.ts'
import type { Permission, Who } from '#platform/http/route.ts'

/** Who may do what. Nothing else in the product decides it; src/api.ts says what each route needs. */
export const MATRIX: Record<Role, readonly Permission[]> = {
  sponsor: ['public', 'self', 'read', 'draft', 'sign'],
  sales_manager: ['public', 'self', 'read', 'capture', 'work', 'import', 'draft', 'sign', 'manage'],
  rep: ['public', 'self', 'read', 'capture', 'work'],
  // signs for marketing and takes its lists and spend in, but does not move the leads of sales by hand
  marketing: ['public', 'self', 'read', 'capture', 'work', 'import', 'draft', 'sign'],
  leadgen_manager: ['public', 'self', 'read', 'capture', 'work', 'import', 'draft', 'sign', 'manage'],
  sdr: ['public', 'self', 'read', 'capture', 'work'],
  // runs the workspace and is no party to the agreement
  admin: ['public', 'self', 'read', 'capture', 'work', 'import', 'draft', 'manage', 'admin'],
}

/** What an API key may be given. Not `self` and `sign`: those are acts of a person. */
export const SCOPES = ['read', 'capture', 'work', 'import', 'draft', 'manage', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

const EVERYTHING: readonly Permission[] = ['public', ...SCOPES, 'sign']

/** What the asker may do. Whoever sits at the machine of an open workspace may do all but what needs a session. */
export function permissionsOf(who: Who): readonly Permission[] {
  if (who.via === 'local') return EVERYTHING
  if (who.via === 'key') return ['public', ...(who.scopes ?? [])]
  if (who.via === 'session' && who.role !== null) return MATRIX[who.role as Role]
  return ['public']
}

export function mayDo(who: Who, permission: Permission): boolean {
  return permission === 'public' || permissionsOf(who).includes(permission)
}
