/** The market that a lead is of; several are a market of their own, null: none. */
export function marketOf(groups: readonly string[]): string | null {
  return groupOf(groups, 'market')
}

/** The lead's markets, segments or offers by id, joined where it is in several; null: none. */
export function groupOf(groups: readonly string[], kind: 'market' | 'segment' | 'offer'): string | null {
  const own = groups.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1))
  return own.length === 0 ? null : own.join(' + ')
}
