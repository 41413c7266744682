import { desk } from '#journey/state.ts'
import { live } from '#journey/lifecycle/telling.rules.ts'
import type { Decide } from '#journey/lifecycle/telling.rules.ts'

/** Somebody else gets what a person has; nothing is said where they have it no more. */
export function release(person: string, because: 'left' | 'released', author: string): Decide {
  return (card, now) => {
    const { owner, function: team, clocks } = card!.state
    const has = owner === person || clocks?.some((clock) => clock.person === person)
    if (!has) return { facts: [] }
    const body = { person, owner: owner === person ? desk(team) : owner, because }
    return { facts: [live(now, author, { kind: 'OwnerReleased', body })] }
  }
}
