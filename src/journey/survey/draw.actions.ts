import { cardOf } from './card.rules.ts'
import { candidatesAt, loadDrawn } from './draw.store.ts'
import { inStrata } from './draw.rules.ts'
import { seeded } from './random.rules.ts'
import type { CardBody } from './card.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Span } from './draw.store.ts'

/** Places in time that are looked at per card: enough that rare strata, such as won, turn up among them. */
const LOOKS = 50
const MOST_LOOKS = 4_000

/**
 * Draws cards of real leads, as different as the record has them; the seed decides which. Fewer than asked for when
 * there are not enough that differ.
 */
export async function drawCards(
  db: Queryable,
  rules: Ruleset,
  wanted: number,
  seed: string,
  within: Span,
): Promise<{ leadId: string; body: CardBody }[]> {
  const random = seeded(`${seed} draw`)
  const looks = Math.min(MOST_LOOKS, wanted * LOOKS)
  const moments = Array.from({ length: looks }, () => within.from + random() * (within.until - within.from))
  const found = await candidatesAt(db, [within.from, ...moments], within.until)
  const candidates = found.map(({ leadId, score, stage }) => ({
    leadId,
    score,
    kind: rules.stages[stage]?.kind ?? stage,
  }))
  const order = inStrata(candidates, random)
  const drawn: { leadId: string; body: CardBody }[] = []
  const seen = new Set<string>()
  for (let at = 0; at < order.length && drawn.length < wanted; at += 2 * wanted) {
    const ids = order.slice(at, at + 2 * wanted).map(({ leadId }) => leadId)
    for (const lead of await loadDrawn(db, ids)) {
      const body = cardOf(rules, lead)
      const looks = JSON.stringify(body)
      // two cards that read alike would be one question asked twice
      if (drawn.length === wanted || seen.has(looks) || body.fields.length + body.did.length < 2) continue
      seen.add(looks)
      drawn.push({ leadId: lead.leadId, body })
    }
  }
  return drawn
}
