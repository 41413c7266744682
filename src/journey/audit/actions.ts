import { adoptionDueAt } from '#journey/lifecycle/adoption.rules.ts'
import { readLog } from '#ledger/log-read.ts'
import { verifyAgreements } from '#journey/audit/agreement.rules.ts'
import { checkAdopted, checkCard, checkModels } from '#journey/audit/models.rules.ts'
import { checkCare, checkKeys, checkPath, isOverdue, LAG_MS } from '#journey/audit/promises.rules.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { readStream } from '#ledger/read.ts'
import { REBUILT } from '#work/rebuild.ts'
import { readAgreementRows, readModels, readSpan, MODELS } from '#journey/audit/store.ts'
import { compareState, rederive } from '#journey/audit/rules.ts'
import { verifyChain } from '#ledger/verify.ts'
import type { Card } from '#work/card.ts'
import type { NurtureReader } from '#journey/nurture/running.rules.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { Finding } from '#ledger/verify.ts'
import type { Law } from '#journey.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { Apart, ModelName, Span } from '#journey/audit/store.ts'
import type { StoredEntry } from '#ledger/read.ts'

export interface AuditFinding extends Finding {
  lead: string | null
}

/** `ok`, or the findings: the first hundred of each kind, with how many there were. */
export interface Audit {
  leads: number
  entries: number
  chain: 'ok' | AuditFinding[]
  replay: 'ok' | AuditFinding[]
  promises: 'ok' | AuditFinding[]
  counts: { chain: number; replay: number; promises: number }
  /** hash of the latest entry of the agreement log: kept elsewhere, it proves that no later audit saw another past */
  agreementLog: string | null
  notes: string[]
}

export interface AuditFloor {
  db: Database
  law: Law
  people: ReadonlyMap<string, unknown>
  now: () => number
  /** how programmes are read, where there may be some */
  nurture?: { reader: NurtureReader | null }
}

// larger spans outlive the young generation of the heap: at 500 a fifth of the time was garbage collection
const LEADS_AT_ONCE = 200
const MOST = 100
const NO_LEAD = '00000000-0000-0000-0000-000000000000'

/**
 * Walks the whole ledger in one snapshot, span by span in bounded memory, and checks chain, rulings and promises of every lead.
 * `serverRuns`: a due clock that nobody let act is then a finding; without a server it is only a note.
 */
export async function audit(
  floor: AuditFloor,
  options: { serverRuns: boolean; onProgress?: (leads: number, entries: number) => void },
): Promise<Audit> {
  const found = { chain: collector(), replay: collector(), promises: collector() }
  const now = floor.now()
  const people = new Set(floor.people.keys())
  let leads = 0
  let entries = 0
  let overdue = 0
  let behind = 0
  let head: string | null = null
  const groups = new Map<string, Member[]>()
  await floor.db.transaction(
    async (snapshot) => {
      const log = await readLog(snapshot)
      found.chain.add(null, verifyAgreements(await readAgreementRows(snapshot), log))
      const nurture = await floor.nurture?.reader?.read(snapshot, floor.law.at(Infinity).fields)
      found.chain.add(
        null,
        (nurture?.faults ?? []).map((what) => ({ seq: null, what, expected: null, found: null })),
      )
      head = log.at(-1)?.hash.toString('hex') ?? null
      let span: Promise<Span> | null = readSpan(snapshot, NO_LEAD, LEADS_AT_ONCE)
      while (span) {
        const current: Span = await span
        // the next span is read while this one is checked: PostgreSQL and we each have a core
        span = current.last === null ? null : readSpan(snapshot, current.last, LEADS_AT_ONCE)
        for (const [lead, row] of current.cards) {
          const stream = current.entries.get(lead) ?? []
          entries += stream.length
          found.chain.add(lead, verifyChain(lead, stream, row, 'PersonErased'))
          const { state, findings } = rederive(floor.law, stream, undefined, lead)
          found.replay.add(lead, findings)
          if (!state) {
            if (stream.length === 0)
              found.replay.add(lead, [
                { seq: null, what: 'a card without a single entry', expected: null, found: null },
              ])
            continue
          }
          const difference = compareState(state, row.state)
          if (difference) found.replay.add(lead, [difference])
          const card = cardOf(lead, row, stream, state)
          found.promises.add(lead, promisesOf(floor.law, card, stream, current, people))
          if (adoptionDueAt(floor.law, state) <= now) behind++
          if (isOverdue(state, now)) {
            overdue++
            if (options.serverRuns) found.promises.add(lead, [lateOf(state.nextStep.actAt)])
          }
        }
        for (const [lead, row] of current.apart) {
          const stream = current.entries.get(lead) ?? []
          entries += stream.length
          found.chain.add(lead, verifyChain(lead, stream, row, 'PersonErased'))
          const { state, findings } = rederive(floor.law, stream, undefined, lead)
          found.replay.add(lead, findings)
          const difference = state && compareState(state, row.state)
          if (difference) found.replay.add(lead, [difference])
          found.promises.add(lead, apartFrom(current, lead))
          const told = groups.get(row.survivor_id) ?? []
          if (state)
            groups.set(row.survivor_id, [...told, { lead, at: row.merged_at, card: apartCard(row, state) }])
        }
        leads += current.cards.size + current.apart.size
        orphans(current, found.chain, found.promises)
        options.onProgress?.(leads, entries)
      }
      for (const [survivor, group] of groups)
        found.promises.add(survivor, await groupOf(snapshot, survivor, group))
    },
    { isolation: 'repeatable read', readOnly: true, timeoutMs: 600_000 },
  )
  const notes: string[] = []
  if (overdue > 0 && !options.serverRuns)
    notes.push(`${overdue} leads have a due clock that acts when a server runs.`)
  if (behind > 0) notes.push(`${behind} leads have yet to move to the agreement that judges them anew.`)
  const counts = {
    chain: found.chain.count(),
    replay: found.replay.count(),
    promises: found.promises.count(),
  }
  return {
    leads,
    entries,
    chain: found.chain.result(),
    replay: found.replay.result(),
    promises: found.promises.result(),
    counts,
    agreementLog: head,
    notes,
  }
}

interface Collector {
  add: (lead: string | null, findings: Finding[]) => void
  count: () => number
  result: () => 'ok' | AuditFinding[]
}

function collector(): Collector {
  const kept: AuditFinding[] = []
  let count = 0
  return {
    add: (lead, findings) => {
      count += findings.length
      for (const finding of findings) if (kept.length < MOST) kept.push({ lead, ...finding })
    },
    count: () => count,
    result: () => (count === 0 ? 'ok' : kept),
  }
}

function cardOf(
  leadId: string,
  row: { seq: number; head: Buffer; person: string },
  stream: StoredEntry[],
  state: Card['state'],
): Card {
  let company: Card['company'] = null
  for (const { kind, body } of effective(stream)) {
    if (kind !== 'LeadCaptured' && kind !== 'LeadDetailsChanged' && kind !== 'LeadMerged') continue
    const told = body as { company: string | null; companyId: string | null }
    if (told.companyId !== null) company = { id: told.companyId, name: told.company! }
  }
  return {
    leadId,
    seq: row.seq,
    head: row.head,
    state,
    person: JSON.parse(row.person) as Card['person'],
    company,
  }
}

/** A lead that goes on in another: since when (epoch ms), and as it stood then. */
interface Member {
  lead: string
  at: number
  card: Card
}

function apartCard({ lead_id, seq, head, person, company, company_id }: Apart, state: Card['state']): Card {
  const named = company === null ? null : { id: company_id!, name: company }
  return { leadId: lead_id, seq, head, state, person: JSON.parse(person) as Card['person'], company: named }
}

/** Whoever goes on in another lead is counted there: nothing of its own may be left that would count it twice. */
function apartFrom(span: Span, lead: string): Finding[] {
  const twice = span.cards.has(lead)
    ? ['a card that stands among the leads, of a lead that goes on in another']
    : []
  const kept = (Object.keys(REBUILT) as string[]).filter(
    (name) => Object.hasOwn(span.models, name) && span.models[name as ModelName].has(lead),
  )
  const rows = kept.map((name) => `rows of ${name} of a lead that goes on in another`)
  return [...twice, ...rows].map((what) => ({ seq: null, what, expected: null, found: null }))
}

async function groupOf(snapshot: Queryable, survivor: string, group: Member[]): Promise<Finding[]> {
  const models = await readModels(snapshot, survivor)
  if (!models)
    return [{ seq: null, what: 'leads go on in a lead that has no card', expected: null, found: null }]
  const findings: Finding[] = []
  const sorted = group.toSorted((a, b) => (a.lead < b.lead ? -1 : 1))
  for (const [slot, { lead, at, card }] of sorted.entries()) {
    const stream = (await readStream(snapshot, lead)) as unknown as LeadEntry[]
    findings.push(...checkAdopted(card, stream, { survivor, slot, at }, models))
  }
  return findings
}

function promisesOf(
  law: Law,
  card: Card,
  stream: StoredEntry[],
  span: Span,
  people: ReadonlySet<string>,
): Finding[] {
  const lead = card.leadId
  const entries = stream as unknown as LeadEntry[]
  const models = Object.fromEntries(
    (Object.keys(MODELS) as ModelName[]).map((name) => [name, span.models[name].get(lead) ?? []]),
  ) as Record<ModelName, never[]>
  const left = card.state.erased && stream.some((entry) => entry.personalText !== null)
  return [
    ...checkCare(law, card.state, people),
    ...checkPath(law, effective(entries)),
    ...checkKeys(stream, span.keys.get(lead) ?? [], card.state.erased),
    ...checkCard(card, span.cards.get(lead)!),
    ...checkModels(card, entries, models),
    ...(left
      ? [
          {
            seq: null,
            what: 'the person was erased and personal parts are left',
            expected: null,
            found: null,
          },
        ]
      : []),
  ]
}

function lateOf(due: number): Finding {
  return {
    seq: null,
    what: `a clock is due for more than ${LAG_MS / 60_000} minutes and did not act`,
    expected: new Date(due).toISOString(),
    found: null,
  }
}

/** What belongs to leads that have no card. */
function orphans(span: Span, chain: Collector, promises: Collector): void {
  for (const [lead, stream] of span.entries) {
    if (span.cards.has(lead) || span.apart.has(lead)) continue
    chain.add(lead, [
      {
        seq: stream[0]!.seq,
        what: `${stream.length} entries of a lead without a card`,
        expected: null,
        found: null,
      },
    ])
  }
  for (const { lead, seq } of span.orphanParts) {
    chain.add(lead, [{ seq, what: 'a personal part without its entry', expected: null, found: null }])
  }
  for (const [table, rows] of [...Object.entries(span.models), ['identity_keys', span.keys] as const]) {
    for (const lead of rows.keys()) {
      if (!span.cards.has(lead) && !span.apart.has(lead))
        promises.add(lead, [
          { seq: null, what: `rows of ${table} of a lead without a card`, expected: null, found: null },
        ])
    }
  }
}
