import { mayDo } from '#people/permissions.rules.ts'
import { refused } from '#work/respond.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Refusal } from '#work/card.ts'

export const NO_PROGRAMME: Refusal = refuse('not_found', 'There is no such programme.')

/** What reaches people is for those who answer for it: who manages, and marketing. @returns why not; null: may */
export function mayRun({ who }: Request): Answer | null {
  if (mayDo(who, 'manage') || who.role === 'marketing') return null
  const detail = 'Publishing and starting programmes is for managers and marketing.'
  return refused({ refused: 'not_permitted', detail })
}
