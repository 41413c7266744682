import { cameBy, effective } from '#journey/merging/effective.rules.ts'
import { detailsOf, personOf } from '#journey/merging/fields.rules.ts'
import { factsOf, learn } from '#journey/merging/learned.rules.ts'
import { fold } from '#journey/replay.ts'
import type { Stream } from '#journey/merging/learned.rules.ts'
import type { Body, LeadFact } from '#journey/entries.ts'
import type { Entry } from '#ledger/entry.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'

/** What is written to one stream; all steps of a plan are written at once or none. */
export interface Step {
  lead: string
  facts: LeadFact[]
  /** personal details and company afterwards; left out: as they are */
  person?: PersonDetails
  company?: { id: string; name: string } | null
  /** begins with the undoing of a merge */
  again?: true
}

interface Telling {
  merge: string
  /** epoch ms */
  at: number
  by: string
}

/** The two facts of a merge: `absorbed` goes on in `survivor`. */
export function planMerge(survivor: Stream, absorbed: Stream, { merge, at, by }: Telling): Step[] {
  const { fact, person, company } = mergedFact(survivor, absorbed, { merge, at, by })
  const into = { merge, into: survivor.lead }
  return [
    { lead: absorbed.lead, facts: [{ kind: 'LeadAbsorbed', at, by, history: false, body: into }] },
    { lead: survivor.lead, facts: [fact], person, ...(company && { company }) },
  ]
}

function mergedFact(survivor: Stream, absorbed: Stream, { merge, at, by }: Telling) {
  const { body, personal } = learn(survivor, absorbed)
  const fact: Extract<LeadFact, { kind: 'LeadMerged' }> = {
    kind: 'LeadMerged',
    at,
    by,
    history: false,
    body: { merge, lead: absorbed.lead, ...body },
    ...(Object.keys(personal).length > 0 && { personal: { ...personal } }),
  }
  const told = [...survivor.entries, fact as unknown as Entry]
  const { companyId: id, company: name } = body
  return {
    fact,
    person: personOf(detailsOf(survivor.lead, told)),
    company: id === null ? null : { id, name: name! },
  }
}

/**
 * The undoing of a merge, in whatever order the merges were made. `child` was merged into the first of `line`, that into
 * the next, and so on up to the lead that goes on now. Each of them is led back to before it learned of the child, and
 * told again what came in for it since; so is the child. `beneath`: the leads that were merged into the child.
 */
export function planUndo(
  line: Stream[],
  child: Stream,
  beneath: ReadonlySet<string>,
  at: number,
  by: string,
): Step[] {
  const steps: Step[] = []
  const childs = new Set([child.lead, ...beneath])
  const theirs: LeadFact[] = []
  const asked = { deals: dealsOf(child.entries), childs }
  let below: Stream | null = null
  for (const stream of line) {
    const mergedLead: string = below?.lead ?? child.lead
    const merge = openMerge(stream, mergedLead)
    const later = laterFacts(stream, merge.seq)
    const before = prefix(stream, merge.seq)
    const facts: LeadFact[] = []
    if (below) {
      const { merge: id } = merge.body as Body<'LeadMerged'>
      const { fact } = mergedFact(before, below, { merge: id, at: merge.at, by: merge.by })
      facts.push({ ...fact, recordedAt: merge.recordedAt })
    }
    const had = dealsOf([...before.entries, ...facts.map(asEntry)])
    for (const fact of later) {
      const whose = whoseIs(fact, asked, had)
      const both = whose === 'both' && { isNew: isNews(fact, had, asked.deals) }
      if (whose !== 'theirs') facts.push(toldTo(had, fact, both, (id) => !childs.has(id)))
      if (whose !== 'mine') theirs.push(toldTo(asked.deals, fact, both, (id) => childs.has(id)))
    }
    steps.push(restored(stream, before, merge, child.lead, facts, at, by))
    below = { lead: stream.lead, entries: [...before.entries, ...facts.map(asEntry)] }
  }
  const absorbed = effective(child.entries).findLast(({ kind }) => kind === 'LeadAbsorbed')
  if (!absorbed) throw new Error(`lead ${child.lead} was never merged into another`)
  const own = theirs.map((fact) => ({ ...fact, body: withoutOrigin(fact.body, child.lead) }) as LeadFact)
  const back = restored(child, prefix(child, absorbed.seq), absorbed, child.lead, own, at, by)
  return [...steps, back]
}

function openMerge({ lead, entries }: Stream, of: string): Entry {
  const found = effective(entries).findLast(
    ({ kind, body }) => kind === 'LeadMerged' && (body as Body<'LeadMerged'>).lead === of,
  )
  if (!found) throw new Error(`lead ${of} was not merged into ${lead}`)
  return found
}

function prefix({ lead, entries }: Stream, before: number): Stream {
  return { lead, entries: effective(entries).filter(({ seq }) => seq < before) }
}

/** Touches that were judged anew are left out: what was counted then counted both, and they are judged again. */
function laterFacts({ entries }: Stream, after: number): LeadFact[] {
  return factsOf(entries)
    .filter(({ seq, kind }) => seq > after && kind !== 'SignalsReclassified')
    .map(({ kind, at, by, history, body, personal, recordedAt }) => {
      const told = { kind, at, by, history, body, recordedAt, ...(personal && { personal }) }
      return told as unknown as LeadFact
    })
}

/** Deals and meetings that a lead was told of, by id, and whether they are counted with it. */
type Deals = Map<string, boolean>

/** Whose fact it is: of whoever it came in by; deals and meetings are of the leads that had them. @param had those that stay */
function whoseIs(
  fact: LeadFact,
  { deals, childs }: { deals: Deals; childs: ReadonlySet<string> },
  had: Deals,
): 'mine' | 'theirs' | 'both' {
  const origin = cameBy(fact.body)
  if (origin !== null) return childs.has(origin) ? 'theirs' : 'mine'
  const named = dealIn(fact)
  if (named === undefined) return 'mine'
  const { of = [] } = fact.body as { of?: string[] }
  if (!deals.has(named) && !of.some((id) => childs.has(id))) return 'mine'
  return had.has(named) || of.some((id) => !childs.has(id)) ? 'both' : 'theirs'
}

function dealIn({ kind, body }: { kind: string; body: unknown }): string | undefined {
  const { id, meeting } = body as { id?: string; meeting?: string }
  if (kind.startsWith('Opportunity')) return id
  return kind.startsWith('Meeting') ? meeting : undefined
}

function isNews(fact: LeadFact, ...known: Deals[]): boolean {
  const named = dealIn(fact)
  return named !== undefined && known.every((deals) => !deals.has(named))
}

/** While two leads were one, a deal of both was counted with it: told to each again, it is counted as before. */
function toldTo(
  deals: Deals,
  fact: LeadFact,
  both: false | { isNew: boolean },
  isOf: (lead: string) => boolean,
): LeadFact {
  const named = dealIn(fact)
  if (named === undefined) return fact
  const { of, ...body } = fact.body as { primary?: boolean; of?: string[] }
  const { primary = false } = body
  // of a deal that neither had it is counted with the first that was named; else with the one that had it
  const first = !both || (both.isNew && of !== undefined && isOf(of[0]!))
  const counted = deals.get(named) ?? (primary && first)
  deals.set(named, counted)
  if (!fact.kind.startsWith('Opportunity')) return fact
  const own = of?.filter(isOf) ?? []
  const told = { ...body, ...(both && { primary: counted }), ...(own.length > 0 && { of: own }) }
  return { ...fact, body: told } as LeadFact
}

function dealsOf(entries: readonly Entry[]): Deals {
  const deals: Deals = new Map()
  const note = (id: string, primary: boolean) => deals.set(id, primary || deals.get(id) === true)
  for (const { kind, body } of factsOf(entries)) {
    const named = dealIn({ kind, body })
    if (named !== undefined) note(named, (body as { primary?: boolean }).primary === true)
    if (kind !== 'LeadMerged') continue
    const { opportunities, meetings } = body as Body<'LeadMerged'>
    for (const { told } of opportunities) note(told.id, told.primary)
    for (const id of Object.keys(meetings)) note(id, false)
  }
  return deals
}

function restored(
  stream: Stream,
  before: Stream,
  from: Entry,
  lead: string,
  facts: LeadFact[],
  at: number,
  by: string,
): Step {
  const { merge } = from.body as { merge: string }
  const body = { merge, lead, from: from.seq, restored: fold(before.entries)! }
  const details = detailsOf(stream.lead, [...before.entries, ...facts.map(asEntry)])
  return {
    lead: stream.lead,
    facts: [{ kind: 'LeadUnmerged', at, by, history: false, body }, ...facts],
    person: personOf(details),
    company: details.company?.value ?? null,
    again: true,
  }
}

/** A fact that is about to be told, for those that read streams. */
function asEntry(fact: LeadFact): Entry {
  return {
    ...fact,
    seq: Infinity,
    fact: true,
    recordedAt: fact.recordedAt ?? fact.at,
    version: 0,
  } as unknown as Entry
}

function withoutOrigin(body: object, lead: string): object {
  const { cameBy: origin, ...rest } = body as { cameBy?: string }
  return origin === lead ? rest : body
}
