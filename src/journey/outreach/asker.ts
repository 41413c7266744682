import { authorOf } from '#work/author.rules.ts'
import type { Acting } from '#journey/lifecycle/telling.rules.ts'
import type { Request } from '#platform/http/route.ts'

/** Who acts: the one who asks. A machine, and a workspace where nobody said who sits there, is no person. */
export function acting({ who }: Request): Acting {
  const author = authorOf(who)
  return author.startsWith('person:') ? { by: who.id, author } : { author }
}
