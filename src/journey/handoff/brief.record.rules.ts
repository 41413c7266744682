import { BRIEF_WORDS, type BriefWords } from '#journey/handoff/brief.words.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Body } from '#journey/entries.ts'
import type { Claim } from '#journey/handoff/brief.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { Touch } from '#journey/capture/facts.ts'

export interface Seen {
  touch: Touch
  at: number
  seq: number
}

/** What a brief reads in a lead's stream. */
export interface LeadRecord {
  entries: StoredEntry[]
  /** newest first */
  touches: Seen[]
  /** the latest entry that told what an expression asks about and is so now; null: no entry did */
  toldBy: (expression: string) => number | null
  /** of whoever reads the brief */
  words: BriefWords
}

export const DAY_MS = 24 * 3600_000

export function recordOf(state: LeadState, entries: StoredEntry[], language: Language = 'en'): LeadRecord {
  const details = entries.filter(({ kind }) => kind === 'LeadCaptured' || kind === 'LeadDetailsChanged')
  const told = (holds: (body: Body<'LeadCaptured'>) => boolean) =>
    details.findLast(({ body }) => holds(body as Body<'LeadCaptured'>))?.seq ?? null
  return {
    entries,
    words: BRIEF_WORDS[language],
    touches: touchesOf(entries),
    toldBy: (expression) => {
      const { fields, known } = asks(expression)
      const value = (id: string) => (Object.hasOwn(state.attributes, id) ? state.attributes[id] : undefined)
      const found = [
        ...fields
          .filter((id) => value(id) !== undefined)
          .map((id) =>
            told(({ attributes }) => Object.hasOwn(attributes, id) && attributes[id] === value(id)),
          ),
        ...known.filter((id) => state.known[id]).map((id) => told((body) => body.known[id])),
      ]
      const seqs = found.filter((seq) => seq !== null)
      return seqs.length === 0 ? null : Math.max(...seqs)
    },
  }
}

function touchesOf(entries: StoredEntry[]): Seen[] {
  return entries
    .flatMap((entry) => {
      const touch = (entry.body as { touch?: Touch | null }).touch
      return touch && (entry.kind === 'LeadCaptured' || entry.kind === 'TouchHappened')
        ? [{ touch, at: entry.at, seq: entry.seq }]
        : []
    })
    .sort((a, b) => b.at - a.at || b.seq - a.seq)
}

type Known = keyof LeadState['known']

/** The fields and the known details that an expression looks at. What stands in quotes is no name. */
export function asks(expression: string): { fields: string[]; known: Known[]; touch: boolean } {
  const bare = expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''")
  const names = (root: string) =>
    [...bare.matchAll(new RegExp(`\\b${root}\\.(\\w+)`, 'g'))].map(([, name]) => name!)
  return {
    fields: names('lead'),
    known: names('known') as Known[],
    touch: names('touch').length > 0,
  }
}

export function claim(text: string, seq: number, points: number | null = null): Claim {
  return { text, seq, lead: null, points }
}

/** A claim that has an entry to rest on, or none at all. */
export function claimIf(text: string, seq: number | null | undefined, points: number | null = null): Claim[] {
  return seq === null || seq === undefined ? [] : [claim(text, seq, points)]
}

export function ago(ms: number, words: BriefWords): string {
  if (ms < 3600_000) return words.lastHour
  if (ms < DAY_MS) return words.hoursAgo(Math.floor(ms / 3600_000))
  const days = Math.floor(ms / DAY_MS)
  return days === 1 ? words.yesterday : words.daysAgo(days)
}
