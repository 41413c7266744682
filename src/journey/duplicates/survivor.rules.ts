import type { Card } from '#work/card.ts'

/**
 * Which of two goes on: the one that a person works on, else the one that is known for longer, else the smaller id, so that
 * everybody proposes the same.
 */
export function proposed(a: Card, b: Card): string {
  const held = (card: Card): number => Number(!card.state.owner.startsWith('desk:'))
  const order = held(b) - held(a) || since(a) - since(b) || (a.leadId < b.leadId ? -1 : 1)
  return (order <= 0 ? a : b).leadId
}

/** Ids begin with the moment at which they were made (UUID version 7), epoch ms. */
function since({ leadId }: Card): number {
  return Number.parseInt(leadId.replaceAll('-', '').slice(0, 12), 16)
}
