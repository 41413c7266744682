/** The parties of a made-up company, and proposals of the default agreement with another number. */
import { textHash } from '#ledger/log.ts'
import { foldLife } from '#journey/agreement/life/state.rules.ts'
import { withFacts } from '#journey/agreement/life/state.rules.ts'
import { DAY, DEFAULT_AGREEMENT, MONDAY } from '../support/cast.ts'
import type { Actor, LifeDecision, Text } from '#journey/agreement/life/rules.ts'
import type { Life } from '#journey/agreement/life/state.rules.ts'
import type { LifeFact } from '#journey/agreement/life/facts.ts'
import type { RefusalCode } from '#work/card.ts'

export const TODAY = Math.floor(MONDAY / DAY) * DAY

function actor(id: string, name: string, given: Partial<Actor> = {}): Actor {
  return { by: `person:${id}`, name, party: null, sponsor: false, admin: false, ...given }
}

export const parties = {
  sales: actor('vera', 'Vera Holm', { party: 'sales' }),
  marketing: actor('paul', 'Paul Rey', { party: 'marketing' }),
  leadgen: actor('mara', 'Mara Lind', { party: 'leadgen' }),
  sponsor: actor('uma', 'Uma Stein', { sponsor: true }),
  admin: actor('adam', 'Adam Voss', { admin: true }),
  rep: actor('ines', 'Ines Duarte'),
  otherSales: actor('otto', 'Otto Ried', { party: 'sales' }),
}

/** The default agreement as version n, in force from a day. */
export function yamlOf(version: number, day = '2026-07-01', more = ''): string {
  return (
    DEFAULT_AGREEMENT.replace(/^version: .*$/m, `version: ${version}`).replace(
      /^effectiveFrom: .*$/m,
      `effectiveFrom: ${day}`,
    ) + more
  )
}

/** Texts need not compile where only their hash and number are looked at. */
export function textOf(version: number, given: Partial<Text> = {}): Text {
  const text = given.text ?? `version ${version}`
  const date = TODAY + 20 * DAY
  return { version, name: 'Ours', effectiveFrom: date, text, hash: textHash(text), basedOn: 1, ...given }
}

export const hashOf = (version: number): string => textHash(`version ${version}`)

/** A workspace that began under version 1. */
export function begun(): Life {
  const body = { hash: hashOf(1), name: 'Default', effectiveFrom: 0 }
  return withFacts(foldLife([]), [{ kind: 'StartingPointTaken', version: 1, body }], MONDAY - DAY, 'baton')
}

export function after(life: Life, decision: LifeDecision, now: number, by = 'person:x'): Life {
  if ('refused' in decision) throw new Error(`${decision.refused}: ${decision.detail}`)
  return withFacts(life, decision, now, by)
}

export function refusalOf(decision: LifeDecision): RefusalCode | LifeFact['kind'][] {
  return 'refused' in decision ? decision.refused : decision.map((fact) => fact.kind)
}
