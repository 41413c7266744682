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
    const told = detailsOf(stream.lead, before.entries)
    if (below) {
      const { merge: id } = merge.body as Body<'LeadMerged'>
      const { fact } = mergedFact(before, below, { merge: id, at: merge.at, by: merge.by })
      facts.push({ ...fact, recordedAt: merge.recordedAt })
      tell(told, fact)
    }
    const had = dealsOf([...before.entries, ...facts.map(asEntry)])
    for (const fact of later) {
      const whose = whoseIs(fact, asked, had)
      if (whose !== 'theirs') facts.push(...weighed(told, [toldTo(had, fact, whose === 'both')]))
      if (whose !== 'mine') theirs.push(toldTo(asked.deals, fact, whose === 'both'))
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
  if (named === undefined || !deals.has(named)) return 'mine'
  return had.has(named) ? 'both' : 'theirs'
}

function dealIn({ kind, body }: { kind: string; body: unknown }): string | undefined {
  const { id, meeting } = body as { id?: string; meeting?: string }
  if (kind.startsWith('Opportunity')) return id
  return kind.startsWith('Meeting') ? meeting : undefined
}

/** While two leads were one, a deal of both was counted with it: told to each again, it is counted as before. */
function toldTo(deals: Deals, fact: LeadFact, both: boolean): LeadFact {
  const named = dealIn(fact)
  if (named === undefined) return fact
  const counted = deals.get(named)
  const { primary = false } = fact.body as { primary?: boolean }
  deals.set(named, counted ?? primary)
  if (!both || !fact.kind.startsWith('Opportunity')) return fact
  return { ...fact, body: { ...fact.body, primary: counted ?? false } } as LeadFact
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
