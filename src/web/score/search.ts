export interface ScoreSearch {
  /** which training is looked at; left out: the latest that is over */
  card?: string | undefined
}

export function scoreSearch(search: Record<string, unknown>): ScoreSearch {
  const { card } = search
  return typeof card === 'string' && /^[0-9a-f-]{36}$/i.test(card) ? { card } : {}
}
