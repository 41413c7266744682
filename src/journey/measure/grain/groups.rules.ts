import type { Ruleset, Scalar } from '#journey/agreement/ruleset.ts'

/** What the conditions of markets, offers and segments look at. */
export interface Seen {
  lead: Record<string, Scalar>
  known: { email: boolean; phone: boolean; name: boolean; company: boolean }
}

const KINDS = [
  ['market', 'markets'],
  ['offer', 'offers'],
  ['segment', 'segments'],
] as const

/** The groups that a lead belongs to by an agreement, as `market:home`. */
export function groupsOf(rules: Ruleset, seen: Seen): string[] {
  return KINDS.flatMap(([kind, list]) =>
    Object.values(rules[list])
      .filter(({ test }) => test(seen))
      .map(({ id }) => `${kind}:${id}`),
  )
}

/** The conditions of all groups as one text: when it is another, leads have to be judged anew. */
export function groupsText(rules: Pick<Ruleset, 'markets' | 'offers' | 'segments'>): string {
  return JSON.stringify(KINDS.map(([, list]) => Object.values(rules[list]).map(({ id, text }) => [id, text])))
}
