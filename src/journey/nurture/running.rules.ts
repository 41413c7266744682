import { DEFAULT_MAILING } from '#journey/nurture/programme.rules.ts'
import type { LeadField } from '#journey/agreement/ruleset.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'
import type { Queryable } from '#platform/database.ts'
import type { Mailing, Programme, Programmes } from '#journey/nurture/programme.rules.ts'

/** From `from` on a programme takes leads in under that version, or takes none in any more. */
export interface Turn {
  programme: string
  /** paused and ended take nobody in; what has begun goes on, unless it ended */
  what: 'started' | 'paused' | 'ended'
  version: number
  from: number
}

export interface MailingTurn {
  from: number
  mailing: Mailing
}

/** What was published, as it was written. */
export interface Published {
  programme: Programme
  document: ProgrammeDocument
  at: number
  by: string
}

export interface ReadProgrammes {
  programmes: Programmes
  published: Published[]
  turns: (Turn & { by: string })[]
  mailings: MailingTurn[]
  /** versions that were changed behind our back, in plain words */
  faults: string[]
}

/** How the law's keeper learns of programmes: this room's store, handed over. */
export interface NurtureReader {
  /** SQL for a text that differs when anything was published, begun, paused or changed since */
  mark: string
  read: (db: Queryable, fields: Record<string, LeadField>) => Promise<ReadProgrammes>
}

/** What was published and when it ran, as the journey asks for it. */
export function programmesOf(published: Programme[], turns: Turn[], mailings: MailingTurn[]): Programmes {
  const versions = new Map(published.map((one) => [`${one.id} ${one.version}`, one]))
  const byTime = [...turns].sort((a, b) => a.from - b.from)
  const ids = [...new Set(byTime.map(({ programme }) => programme))]
  const latest = (id: string, moment: number): Turn | undefined =>
    byTime.findLast(({ programme, from }) => programme === id && from <= moment)
  // asked with every entry: the answer changes only where a turn lies between
  let known: { from: number; until: number; running: Programme[] } | null = null
  return {
    running: (moment) => {
      if (known && moment >= known.from && moment < known.until) return known.running
      const running = ids.flatMap((id) => {
        const turn = latest(id, moment)
        const programme = turn?.what === 'started' ? versions.get(`${id} ${turn.version}`) : undefined
        return programme ? [programme] : []
      })
      known = {
        from: byTime.findLast(({ from }) => from <= moment)?.from ?? -Infinity,
        until: byTime.find(({ from }) => from > moment)?.from ?? Infinity,
        running,
      }
      return running
    },
    version: (id, version) => versions.get(`${id} ${version}`) ?? null,
    mailing: (moment) => mailings.findLast(({ from }) => from <= moment)?.mailing ?? DEFAULT_MAILING,
  }
}
