import { calendarOf } from '#journey/agreement/work-calendar.rules.ts'
import type { Programmes } from '#journey/nurture/programme.rules.ts'
import type { Law } from '#journey/run.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface StoredAgreement {
  text: string
  hash: string
  /** `effectiveFrom` is the moment at which it came into force, which may be later than the day its text names */
  ruleset: Ruleset
}

/** The agreements by version and by date. A moment before the first one is judged by the first. */
export function lawOf(rulesets: Ruleset[]): Law {
  const byDate = [...rulesets].sort((a, b) => a.effectiveFrom - b.effectiveFrom || a.version - b.version)
  const first = byDate[0]
  if (!first) throw new Error('there is no agreement')
  const byVersion = new Map(rulesets.map((ruleset) => [ruleset.version, ruleset]))
  const at = (moment: number): Ruleset =>
    byDate.findLast((ruleset) => ruleset.effectiveFrom <= moment) ?? first
  // one that was superseded before its date was never in force: no lead moves to it
  const rejudging = byDate.filter(
    (one) => one.transition?.leads === 'rejudge' && at(one.effectiveFrom) === one,
  )
  const rejudged = new Map(
    [0, ...byVersion.keys()].map((version) => [
      version,
      rejudging.find((one) => one.version > version) ?? null,
    ]),
  )
  return {
    at,
    version: (version) => {
      const ruleset = byVersion.get(version)
      if (!ruleset) throw new Error(`agreement version ${version} is not known`)
      return ruleset
    },
    // asked before every entry: where no version judges anew there is nothing to ask
    rejudged: rejudging.length === 0 ? undefined : (version) => rejudged.get(version) ?? null,
    calendar: calendarOf,
  }
}

/** A law that everybody holds and one hand replaces, when a new version was enacted. */
export interface LiveLaw extends Law {
  replace: (rulesets: Ruleset[]) => void
  /** nurture programmes are law of their own: versions, and moments from which they run */
  programmes: Programmes | undefined
}

export function liveLaw(rulesets: Ruleset[]): LiveLaw {
  let current = known(rulesets)
  return {
    at: (moment) => current.at(moment),
    version: (version) => current.version(version),
    get rejudged() {
      return current.rejudged
    },
    calendar: calendarOf,
    programmes: undefined,
    replace: (next) => {
      current = known(next)
    },
  }
}

/** With no readable agreement at all nothing can be judged, but an audit must still be able to say so. */
function known(rulesets: Ruleset[]): Law {
  if (rulesets.length > 0) return lawOf(rulesets)
  const none = (): never => {
    throw new Error('there is no agreement that can be read')
  }
  return { at: none, version: none }
}
