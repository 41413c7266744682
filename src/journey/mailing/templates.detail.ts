import { retiredSince, turnsOf } from './templates.turns.store.ts'
import { summaryOf, turnOf, usersOf, versionOf } from './templates.views.rules.ts'
import { versionsOf } from './templates.store.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { TemplateDetail } from './templates.contract.ts'

export const NO_TEMPLATE: Refusal = { refused: 'not_found', detail: 'There is no such template.' }

/** One template with its versions and turns; null: there is none. */
export async function detailOf(services: Services, id: string): Promise<TemplateDetail | null> {
  const { db, nurture, owner } = services
  const versions = await versionsOf(db, id)
  const [latest] = versions
  if (!latest) return null
  const [turns, retired] = await Promise.all([turnsOf(db, id), retiredSince(db)])
  const programmes = usersOf(nurture.read).get(id) ?? []
  const { preview, body } = latest
  return {
    ...summaryOf(latest, programmes, retired.get(id), owner),
    preview,
    body,
    versions: versions.map((one) => versionOf(one, owner)),
    turns: turns.map((one) => turnOf(one, owner)),
  }
}
