import { opportunityFacts } from '#journey/capture/history-opportunities.rules.ts'
import type { ImportView, Known, Whose } from '#journey/capture/history.rules.ts'
import type { Touch } from '#journey/capture/facts.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { ImportedEvent, ImportedLead } from '#journey/capture/import/record.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Card } from '#work/card.ts'

type EventFact = Exclude<LeadFact, { kind: 'LeadCaptured' | 'LeadDetailsChanged' }>

/** A fact before it has its author; `dated` false: the file does not say when. */
export interface Said {
  kind: EventFact['kind']
  at: number
  dated: boolean
  body: unknown
  personal?: Record<string, string>
}

/** The facts that a row's events add to what is known, in the order of their dates, with the owner whom it names. */
export function eventFacts(
  view: ImportView,
  lead: ImportedLead,
  told: { card: Card; whose: Whose } | null,
  known: Known,
): LeadFact[] {
  const said: Said[] = []
  for (const event of lead.events) {
    if (event.kind === 'opportunity')
      said.push(...opportunityFacts(view, event, lead, told?.whose ?? null, known))
    else said.push(...news(known, oneFact(view, lead, event)))
  }
  said.sort((a, b) => a.at - b.at)
  return withOwner(view, lead, told?.card ?? null, known, said).map((one) => factOf(view, one))
}

function oneFact(
  view: ImportView,
  lead: ImportedLead,
  event: Exclude<ImportedEvent, { kind: 'opportunity' }>,
): Said {
  const when = { at: Math.min(event.at ?? view.startedAt, view.startedAt), dated: event.at !== null }
  switch (event.kind) {
    case 'touch':
      return { kind: 'TouchHappened', ...when, ...touched(event.touch, event.details) }
    case 'contact':
      return { kind: 'ContactMade', ...when, body: { how: 'recorded in the system it came from' } }
    case 'stage':
      return {
        kind: 'StageReported',
        ...when,
        body: { stage: stageOf(view.rules, event.stage), system: systemOf(lead) },
      }
    case 'disqualified': {
      const { reason, note } = reasonOf(view.rules, event.reason)
      return {
        kind: 'LeadDisqualified',
        ...when,
        body: { reason },
        ...(note === null ? {} : { personal: { note } }),
      }
    }
  }
}

const TOUCH_PLACES = ['page', 'asset', 'channel', 'campaign', 'source'] as const

function touched(kind: string, details: Record<string, string>): Pick<Said, 'body' | 'personal'> {
  const touch: Touch = { kind: kind.slice(0, 60) || 'touch' }
  const rest = { ...details }
  for (const place of TOUCH_PLACES) {
    if (rest[place] === undefined) continue
    touch[place] = rest[place]
    delete rest[place]
  }
  return { body: { touch }, ...(Object.keys(rest).length > 0 ? { personal: rest } : {}) }
}

/** A stage by its id or its name, case and punctuation aside; else the file's own word, which moves nothing. */
function stageOf(rules: Ruleset, word: string): string {
  for (const { id, name } of Object.values(rules.stages))
    if ([plain(id), plain(name)].includes(plain(word))) return id
  return word
}

/** The agreement's reason by id or label; for another word one that asks for a note, with the word as the note. */
function reasonOf(rules: Ruleset, word: string): { reason: string; note: string | null } {
  const reasons = Object.values(rules.disqualifyReasons)
  const same = reasons.find(({ id, label }) => [plain(id), plain(label)].includes(plain(word)))
  if (same) return { reason: same.id, note: null }
  const open = reasons.find((reason) => reason.noteRequired) ?? reasons[0]
  return { reason: open?.id ?? word, note: word }
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function systemOf(lead: ImportedLead): string {
  return lead.externalIds[0]?.split(':')[0] ?? lead.row.file
}

/** Nothing where the ledger has it: same kind, same body and, where the file gives a date, same date. */
function news(known: Known, said: Said): Said[] {
  const body = JSON.stringify(said.body)
  const before = known.facts.some(
    (fact) =>
      fact.history &&
      fact.kind === said.kind &&
      (!said.dated || fact.at === said.at) &&
      JSON.stringify(fact.body) === body,
  )
  return before ? [] : [said]
}

/**
 * Files say who owns a lead, not since when. It is taken to be from each moment on at which the lead comes to sales:
 * its first contact, a reported stage of sales, each opportunity. Stages on the way there belong to their own
 * functions and would take the lead from an owner who was named earlier. Where it never comes to sales: from the start.
 */
function withOwner(
  view: ImportView,
  lead: ImportedLead,
  card: Card | null,
  known: Known,
  said: Said[],
): Said[] {
  const named = lead.owner ?? lead.events.find((event) => event.kind === 'opportunity' && event.owner)
  const person = named && 'kind' in named ? (named.kind === 'opportunity' ? named.owner : undefined) : named
  // an offer that waits for its answer is not taken from the rep who has it
  if (!person || card?.state.handoff.status === 'offered') return said
  const { id, function: team } = view.ownerOf(person)
  const candidates = [{ id, available: false, why: 'named by the file' }]
  const body = { owner: id, function: team, trace: { rule: 'imported', candidates } }
  const assign = (at: number): Said => ({ kind: 'OwnerAssigned', at, dated: false, body })
  const brings = said.map((one, i) => bringsToSales(view.rules, one, said.slice(0, i), known))
  const out = said.flatMap((one, i) => {
    const again = said.some((later, j) => j > i && brings[j] && later.at === one.at)
    return brings[i] && !again ? [one, assign(one.at)] : [one]
  })
  if (out.length > said.length || ownerBefore(known) === id) return out
  if (card) return [...out, assign(view.startedAt)]
  return [assign(Math.min(lead.createdAt ?? view.startedAt, out[0]?.at ?? view.startedAt)), ...out]
}

function bringsToSales(rules: Ruleset, said: Said, before: Said[], known: Known): boolean {
  switch (said.kind) {
    case 'StageReported':
      return rules.stages[(said.body as { stage: string }).stage]?.owner === 'sales'
    case 'ContactMade':
      return !before.some(({ kind }) => kind === 'ContactMade')
    case 'OpportunityOpened':
      return true
    case 'OpportunityWon':
    case 'OpportunityLost':
      return ![...known.facts, ...before].some(
        (one) => one.kind.startsWith('Opportunity') && idOf(one) === idOf(said),
      )
    default:
      return false
  }
}

function idOf({ body }: { body: unknown }): string {
  return (body as { id: string }).id
}

function ownerBefore(known: Known): string | null {
  const last = known.facts.findLast((fact) => fact.history && fact.kind === 'OwnerAssigned')
  return (last?.body as { owner: string } | undefined)?.owner ?? null
}

function factOf(view: ImportView, { kind, at, body, personal }: Said): LeadFact {
  return { kind, at, by: view.by, history: true, body, ...(personal ? { personal } : {}) } as LeadFact
}
