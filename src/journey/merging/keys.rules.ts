import { identityKeys } from '#journey/identity/rules.ts'
import type { Body, LeadFact } from '#journey/entries.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Step } from '#journey/merging/plan.rules.ts'

/** Identity keys that came in while two leads were one and belong to `parted` alone: none of the others told them too. */
export function openedKeys(parted: Step, others: Step[]): string[] {
  const shared = new Set(others.flatMap(({ facts }) => facts.flatMap(keysOf)))
  return [...new Set(parted.facts.flatMap(keysOf))].filter((key) => !shared.has(key))
}

function keysOf({ kind, body, personal }: LeadFact): string[] {
  if (kind !== 'LeadCaptured' && kind !== 'LeadDetailsChanged') return []
  const { email, phone, externalIds } = (personal ?? {}) as PersonDetails
  const { country } = (body as Body<'LeadCaptured'>).attributes
  return identityKeys({
    email,
    phone,
    externalIds,
    country: country === undefined || country === null ? undefined : String(country),
  })
}
