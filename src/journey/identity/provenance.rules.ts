import { FORM, outranks, sourceOf } from '#journey/identity/source.rules.ts'
import { staying } from '#journey/merging/evolve.rules.ts'
import { seniority } from '#journey/identity/classify.rules.ts'
import type { LeadCaptured, PersonDetails } from '#journey/capture/facts.ts'
import type { LeadMerged } from '#journey/merging/facts.ts'
import type { Rank, SourceKind } from '#journey/identity/source.rules.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

/** An entry as its fields are read back from the ledger: facts of captured, changed and taken over details, others are passed over. */
export interface Telling {
  seq: number
  kind: string
  at: number
  recordedAt: number
  by: string
  body: unknown
  personal?: Record<string, unknown> | undefined
}

/** One source's word on one field. */
export interface FieldValue {
  /** null: taken back */
  value: Scalar | null
  source: SourceKind
  rank: Rank
  by: string
  /** epoch ms: when it was said, and when we heard it */
  at: number
  recordedAt: number
  /** 0 to 1; null: the source states none */
  confidence: number | null
  seq: number
  /** the same was said again, the latest time */
  again: number | null
}

export interface FieldHistory {
  /** an attribute's id, `email`, `company` …, or `fields.NAME` of a private one */
  field: string
  /** what the lead has now; null: nothing */
  standing: FieldValue | null
  /** what stood before it, the latest first */
  former: FieldValue[]
  /** said since then by a weaker source, and different: the latest word of each source */
  against: FieldValue[]
}

interface Line {
  all: FieldValue[]
  rank: Rank
}

/**
 * Where each field of a lead comes from, from its entries in their order. Nothing of it is stored: the ledger holds it.
 * Fields in the order in which they were first said.
 */
export function provenance(entries: Iterable<Telling>): FieldHistory[] {
  return [...wordsOf(entries)].map(([field, { all }]) => historyOf(field, all))
}

function wordsOf(entries: Iterable<Telling>): Map<string, Line> {
  const lines = new Map<string, Line>()
  for (const entry of entries) {
    if (entry.kind === 'LeadMerged') takenOver(lines, entry)
    if (entry.kind !== 'LeadCaptured' && entry.kind !== 'LeadDetailsChanged') continue
    const body = entry.body as LeadCaptured
    const source = sourceOf(entry.by, body.touch?.kind ?? null)
    const said: Said = { entry, source, body }
    const stays = staying({ known: { email: lines.has('email'), phone: lines.has('phone') } }, body)
    const words = saidIn(said).filter(([field]) => !stays.has(field))
    for (const [field, value] of words) note(lines, said, field, value)
    // what was the same already is not told again, and is a stronger source's word from now on
    for (const field of body.said?.fields ?? []) {
      const standing = lines.get(field)?.all.findLast(({ rank }) => rank === lines.get(field)!.rank)
      if (standing && !stays.has(field) && !words.some(([said]) => said === field))
        note(
          lines,
          { ...said, source: standing.source === 'derived' ? 'derived' : source },
          field,
          standing.value,
        )
    }
  }
  return lines
}

/** What another lead that turned out to be the same person was told stands from here on, where it was the stronger word. */
function takenOver(lines: Map<string, Line>, entry: Telling): void {
  const merged = entry.body as LeadMerged
  const body = { ...merged, touch: null } as LeadCaptured & LeadMerged
  const words = new Map(saidIn({ entry, source: 'derived', body }))
  // a name is taken over whole: what of it the other had not goes
  for (const part of ['name', 'firstName', 'lastName'])
    if (Object.hasOwn(merged.origins, 'name') && lines.has(part) && !words.has(part)) words.set(part, null)
  for (const [field, value] of words) {
    const isName = field === 'name' || field === 'firstName' || field === 'lastName'
    const { at, by } = merged.origins[isName ? 'name' : field] ?? entry
    const rank = merged.ranks?.[field] ?? 'system'
    const source = derived(field, value, body) ? 'derived' : sourceOf(by, rank === 'human' ? FORM : null)
    const { recordedAt, seq } = entry
    const line = lines.get(field) ?? { all: [], rank }
    lines.set(field, line)
    line.rank = value === null ? 'system' : rank
    line.all.push({ value, source, rank, by, at, recordedAt, confidence: null, seq, again: null })
  }
}

interface Said {
  entry: Telling
  source: SourceKind
  body: LeadCaptured
}

/** Everything that an entry says, whether or not it had an effect. */
function saidIn({ entry, body }: Said): [string, Scalar | null][] {
  const {
    fields = {},
    externalIds: _,
    ...details
  } = (entry.personal ?? {}) as PersonDetails & { note?: string }
  delete details.note
  const attributes = Object.entries(body.attributes)
  const against = Object.entries(body.outranked ?? {}).filter(([, value]) => value !== null)
  const personal = Object.entries(details) as [string, Scalar][]
  const further = Object.entries(fields).map(([id, value]): [string, Scalar] => [`fields.${id}`, value])
  const company: [string, Scalar][] = body.company === null ? [] : [['company', body.company]]
  return [...personal, ...company, ...attributes, ...further, ...against]
}

function note(
  lines: Map<string, Line>,
  { entry, source, body }: Said,
  field: string,
  value: Scalar | null,
): void {
  const line = lines.get(field) ?? { all: [], rank: 'system' as Rank }
  lines.set(field, line)
  const weak = Object.hasOwn(body.outranked ?? {}, field)
  if (!weak && body.said?.fields.includes(field)) line.rank = body.said.by
  // weaker than what stands, and only that is known: two machines differ by their source
  const rank = weak ? (source === 'enrichment' ? 'enrichment' : 'system') : line.rank
  const last = line.all.findLast((one) => weak === outranks(line.rank, one.rank))
  if (last?.value === value && last.rank === rank) {
    last.again = entry.at
    return
  }
  line.all.push({
    value,
    source: derived(field, value, body) ? 'derived' : source,
    rank,
    by: entry.by,
    at: entry.at,
    recordedAt: entry.recordedAt,
    confidence: body.said?.confidence ?? null,
    seq: entry.seq,
    again: null,
  })
  if (value === null) line.rank = 'system'
}

/** What follows from another field was said by nobody. */
function derived(field: string, value: Scalar | null, { attributes }: LeadCaptured): boolean {
  if (field === 'emailKind') return true
  return field === 'seniority' && value !== null && seniority(textOf(attributes.title)) === value
}

function textOf(value: Scalar | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

/** Weighs words in their order: a weaker one than what stands does not replace it, unless that was taken back. */
function historyOf(field: string, all: readonly FieldValue[]): FieldHistory {
  let standing: FieldValue | null = null
  const former: FieldValue[] = []
  let against: FieldValue[] = []
  for (const one of all) {
    if (standing !== null && standing.value !== null && outranks(standing.rank, one.rank)) {
      against = [one, ...against.filter(({ by }) => by !== one.by)]
      continue
    }
    if (standing !== null) former.unshift(standing)
    former.unshift(...against.filter(({ value }) => value !== one.value))
    against = []
    standing = one
  }
  const now = standing
  return {
    field,
    standing: now?.value === null ? null : now,
    former,
    against: against.filter(({ value }) => value !== now?.value),
  }
}
