import { mayDo } from '#people/permissions.rules.ts'
import type { Who } from '#platform/http/route.ts'

/**
 * Who acts, where a body may name somebody in `by`: the one who asks, unless they may manage others. A machine
 * tells what people did elsewhere, so it may name anybody. Left out, it is the one who asks; for a machine, and on an open
 * workspace where nobody said who sits there, it stays out.
 *
 * @returns the body to go on with, or null when it names somebody else without the right to
 */
export function actingAs(who: Who, body: unknown, takesBy: boolean): { body: unknown } | null {
  if (!takesBy || typeof body !== 'object' || body === null) return { body }
  const { by } = body as { by?: string }
  const person = who.via === 'session' || (who.via === 'local' && who.id !== 'local')
  if (by === undefined) return { body: person ? { ...body, by: who.id } : body }
  return by === who.id || who.via === 'key' || mayDo(who, 'manage') ? { body } : null
}
