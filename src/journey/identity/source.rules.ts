/**
 * Where a value of a field came from, and whose word stands when two sources say different things (docs/identity.md).
 * The order of precedence: people, then systems, then bought data. Within one rank the latest stands.
 */
export const SOURCES = ['person', 'form', 'mail', 'file', 'integration', 'enrichment', 'derived'] as const
export type SourceKind = (typeof SOURCES)[number]

export type Rank = 'human' | 'system' | 'enrichment'

/** Whose entries a lead's fields have that are not a system's: what the card remembers of precedence. */
export type Ranks = Record<string, 'human' | 'enrichment'>

/**
 * `by`: as entries name their author. A submission through the API is a form handed on by a site, unless its touch says
 * that it was something else.
 */
export function sourceOf(by: string, touch: string | null): SourceKind {
  const kind = KINDS[by.split(':', 1)[0]!]
  return kind ?? (touch === FORM ? 'form' : 'integration')
}

export const FORM = 'form_submitted'

const KINDS: Record<string, SourceKind | undefined> = {
  person: 'person',
  link: 'form',
  form: 'form',
  mail: 'mail',
  import: 'file',
  enrichment: 'enrichment',
}

export function rankOf(source: SourceKind): Rank {
  if (source === 'person' || source === 'form') return 'human'
  return source === 'enrichment' ? 'enrichment' : 'system'
}

const ORDER: readonly Rank[] = ['enrichment', 'system', 'human']

/** Whether what stands by `standing` stays against what `said` says. */
export function outranks(standing: Rank, said: Rank): boolean {
  return ORDER.indexOf(standing) > ORDER.indexOf(said)
}
