import type { Scalar } from '#journey/agreement/ruleset.ts'

/** What a source says of one address or domain. */
export interface Enriched {
  /** by field: of the agreement, or `phone`, `title`, `country`, `firstName`, `lastName` */
  values: Record<string, Scalar>
  /** 0 to 1; null: the source states none */
  confidence: number | null
}

/**
 * The port: whoever knows more of people and companies than they say themselves. `keys` are `email:ADDRESS` and
 * `domain:DOMAIN` in lower case; what is not known is left out of the answer. It may be asked again for the same keys
 * at any time, and what it answers has machine rank: docs/enrichment.md.
 */
export interface EnrichmentProvider {
  /** as entries name their author: `enrichment:NAME` */
  name: string
  lookup: (keys: string[]) => Promise<Map<string, Enriched>>
}
