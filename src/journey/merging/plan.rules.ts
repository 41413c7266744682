import { cameBy, effective } from '#journey/merging/effective.rules.ts'
import { detailsOf, knownOf, personOf, tell } from '#journey/merging/fields.rules.ts'
import { factsOf, learn } from '#journey/merging/learned.rules.ts'
import { weighedAgain } from '#journey/capture/reweigh.rules.ts'
import { fold } from '#journey/replay.ts'
import type { Details } from '#journey/merging/fields.rules.ts'
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
 * told again what came in for it since; so is the child.
 * @param groupOf a lead and those that go on in it, at any depth
 */
export function planUndo(
  line: Stream[],
  child: Stream,
  groupOf: (lead: string) => string[],
  at: number,
  by: string,
): Step[] {
  const steps: Step[] = []
  const childs: Side = { leads: new Set(groupOf(child.lead)), meetings: meetingsOf(child.entries) }
  const theirs: LeadFact[] = []
  let below: Stream | null = null
  for (const stream of line) {
    const mergedLead: string = below?.lead ?? child.lead
    const merge = openMerge(stream, mergedLead)
    const before = prefix(stream, merge.seq)
    const facts: LeadFact[] = []
    const told = detailsOf(stream.lead, before.entries)
    if (below) {
      const { merge: id } = merge.body as Body<'LeadMerged'>
      const { fact } = mergedFact(before, below, { merge: id, at: merge.at, by: merge.by })
      facts.push({ ...fact, recordedAt: merge.recordedAt })
      tell(told, fact)
    }
    const start = [...before.entries, ...facts.map(asEntry)]
    const mine: Side = { leads: new Set([stream.lead]), meetings: meetingsOf(start) }
    const joins = (lead: string): void => {
      for (const one of groupOf(lead)) if (!childs.leads.has(one)) mine.leads.add(one)
    }
    for (const entry of start) if (entry.kind === 'LeadMerged') joins((entry.body as Body<'LeadMerged'>).lead)
    for (const fact of laterFacts(stream, merge.seq)) {
      if (fact.kind === 'LeadMerged') joins(fact.body.lead)
      const isTheirs = isOf(fact, childs)
      if (isTheirs) theirs.push(toldTo(childs, fact))
      if (!isTheirs || isOf(fact, mine)) facts.push(...weighed(told, [toldTo(mine, fact)]))
    }
    steps.push(restored(stream, before, merge, child.lead, facts, at, by))
    below = { lead: stream.lead, entries: [...before.entries, ...facts.map(asEntry)] }
  }
  const absorbed = effective(child.entries).findLast(({ kind }) => kind === 'LeadAbsorbed')
  if (!absorbed) throw new Error(`lead ${child.lead} was never merged into another`)
  const own = theirs.map((fact) => ({ ...fact, body: withoutOrigin(fact.body, child.lead) }) as LeadFact)
  const before = prefix(child, absorbed.seq)
  const facts = weighed(detailsOf(child.lead, before.entries), own)
  const back = restored(child, before, absorbed, child.lead, facts, at, by)
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

/** Facts as they are without the merge: whose word stands may be another's here. Moves `details` along. */
function weighed(details: Details, facts: LeadFact[]): LeadFact[] {
  return facts.flatMap((fact) => {
    const again = weighedAgain(knownOf(details), fact)
    if (again === null) return []
    tell(details, again)
    return [again]
  })
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

/** One of the two that part: the leads that it is, and the meetings that it heard of. */
interface Side {
  leads: Set<string>
  meetings: Set<string>
}

/**
 * Whose fact it is: a deal is of the leads that were named, a meeting of those that had it, all else of whoever it came in by;
 * so is a deal that a file tells, each row of which is about one lead.
 */
function isOf({ body, history }: LeadFact, side: Side): boolean {
  const { leads, meeting } = body as { leads?: string[]; meeting?: string }
  if (leads && !history) return leads.some((lead) => side.leads.has(lead))
  const origin = cameBy(body)
  if (origin !== null) return side.leads.has(origin)
  return meeting !== undefined && side.meetings.has(meeting)
}

/** A deal is counted with the lead that was named first. */
function toldTo(side: Side, fact: LeadFact): LeadFact {
  const { leads, meeting } = fact.body as { leads?: string[]; meeting?: string }
  if (meeting !== undefined) side.meetings.add(meeting)
  if (!leads) return fact
  return { ...fact, body: { ...fact.body, primary: side.leads.has(leads[0]!) } } as LeadFact
}

/** By id, those that a lead was told of. */
function meetingsOf(entries: readonly Entry[]): Set<string> {
  return new Set(
    factsOf(entries).flatMap(({ kind, body }) => {
      if (kind === 'LeadMerged') return Object.keys((body as Body<'LeadMerged'>).meetings)
      return kind.startsWith('Meeting') ? [(body as { meeting: string }).meeting] : []
    }),
  )
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
