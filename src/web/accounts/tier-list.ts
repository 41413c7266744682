import type { Tier } from '#journey/outreach/accounts.contract.ts'

/** A new tier, at the end. Its id is made when it is saved: nobody has named it yet. */
export const NEW_TIER: Tier = { id: '', name: '', meaning: '' }

export function raised(tiers: readonly Tier[], at: number): Tier[] {
  const next = [...tiers]
  const [one] = next.splice(at, 1)
  next.splice(Math.max(0, at - 1), 0, one!)
  return next
}

/** Ids stay whatever tiers are called later: accounts, files and saved links name them. A new one's is made of its name. */
export function withIds(tiers: readonly Tier[]): Tier[] {
  const taken = new Set(tiers.map(({ id }) => id))
  return tiers.map((tier) => {
    const named = { ...tier, name: tier.name.trim(), meaning: tier.meaning.trim() }
    if (tier.id !== '') return named
    const base =
      named.name
        .normalize('NFKD')
        .replaceAll(/[^A-Za-z0-9]+/g, '-')
        .replaceAll(/^-+|-+$/g, '')
        .slice(0, 16) || 'tier'
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
    taken.add(id)
    return { ...named, id }
  })
}
