import type { Law } from '#journey/run.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface StoredAgreement {
  text: string
  hash: string
  ruleset: Ruleset
}

/** The agreements by version and by date. A moment before the first one is judged by the first. */
export function lawOf(rulesets: Ruleset[]): Law {
  const byDate = [...rulesets].sort((a, b) => a.effectiveFrom - b.effectiveFrom || a.version - b.version)
  const first = byDate[0]
  if (!first) throw new Error('there is no agreement')
  const byVersion = new Map(rulesets.map((ruleset) => [ruleset.version, ruleset]))
  return {
    at: (moment) => byDate.findLast((ruleset) => ruleset.effectiveFrom <= moment) ?? first,
    version: (version) => {
      const ruleset = byVersion.get(version)
      if (!ruleset) throw new Error(`agreement version ${version} is not known`)
      return ruleset
    },
  }
}
