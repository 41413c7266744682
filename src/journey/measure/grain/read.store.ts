import { originOf } from '#journey/measure/grain/origin.rules.ts'
import { groupsOf } from '#journey/measure/grain/groups.rules.ts'
import { began } from '#journey/measure/grain/began.rules.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { readElsewhere, readFacts } from '#journey/measure/grain/merged.store.ts'
import type { History } from '#journey/measure/grain/pass.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { LeadState } from '#journey/state.ts'

type Of<Row> = Row & { lead: string }

interface LeadRow {
  lead: string
  seq: number
  source: string | null
  campaign: string | null
  channel: string | null
  country: string | null
  company_id: string | null
  attributes: LeadState['attributes']
  known: LeadState['known']
  passes: Record<string, { pass: number }>
  /** others go on in it */
  merged: boolean
  /** it goes on in another, and is counted there */
  gone: boolean
}

interface Told {
  lead: string
  seq: number
  kind: string
  at: number
  recorded_at: number
  by: string
  reason: string | null
  pass: number | null
  version: number
  cause: number | null
  /** of an undone merge: the entry from which on nothing counts up to here */
  from: number | null
}

/** Leads with what their rows follow from, and those that have none because they go on in another. */
export interface Readings {
  histories: History[]
  gone: { id: string; seq: number }[]
}

/**
 * What `passesOf` needs of these leads. Each table is asked on its own: whatever one answer knows more than another is
 * told by an entry that still waits in the queue, so that the lead is read again.
 * @param rules the agreement in force, for the groups
 * @param functions who works in which function, by person
 */
export async function readHistories(
  db: Queryable,
  ids: string[],
  rules: Ruleset,
  functions: ReadonlyMap<string, { function: string | null }>,
): Promise<Readings> {
  const of = async <Row extends object>(text: string, name: string): Promise<Row[]> =>
    (await db.query<Row>(text, [ids], { name: `grain_${name}` })).rows
  const [leads, passages, touches, entries, offers, opportunities] = await Promise.all([
    of<LeadRow>(LEADS, 'leads'),
    of<Of<History['passages'][number]>>(PASSAGES, 'passages'),
    of<Of<History['touches'][number]>>(TOUCHES, 'touches'),
    of<Told>(TOLD, 'told'),
    of<Of<History['offers'][number]>>(OFFERS, 'offers'),
    of<Of<Omit<History['opportunities'][number], 'pass'>>>(OPPORTUNITIES, 'opportunities'),
  ])
  const histories = new Map<string, History>()
  const passOf = new Map<string, LeadRow['passes']>()
  for (const row of leads.filter(({ gone }) => !gone)) {
    histories.set(row.lead, begun(row, rules))
    passOf.set(row.lead, row.passes)
  }
  // a lead that went on in another just now may have rows and no history: it waits in the queue and is read again
  for (const row of passages) histories.get(row.lead)?.passages.push(row)
  for (const row of touches) histories.get(row.lead)?.touches.push(row)
  for (const row of offers) histories.get(row.lead)?.offers.push(row)
  for (const row of await counting(db, entries)) {
    const history = histories.get(row.lead)
    if (history) tell(history, row, functions)
  }
  for (const row of opportunities) {
    const pass = passOf.get(row.lead)?.[row.id]?.pass
    // told after the lead was read here: it comes with the next reading
    if (pass !== undefined) histories.get(row.lead)!.opportunities.push({ ...row, pass })
  }
  const joined = leads.filter(({ merged }) => merged).map(({ lead }) => lead)
  for (const { lead, at } of await readElsewhere(db, joined))
    histories.get(lead)!.attemptsElsewhere.push({ at })
  const gone = leads.filter((row) => row.gone).map(({ lead: id, seq }) => ({ id, seq }))
  return { histories: [...histories.values()], gone }
}

/** Without what undone merges took back; what was told again since is told as of when it was told first. */
async function counting(db: Queryable, entries: Told[]): Promise<Told[]> {
  const parted = new Set(entries.filter(({ kind }) => kind === 'LeadUnmerged').map(({ lead }) => lead))
  if (parted.size === 0) return entries
  const facts = await readFacts(db, [...parted])
  const again = [...parted].flatMap((lead) => {
    const told = facts.filter((one) => one.lead === lead)
    const rows = entries.filter((one) => one.lead === lead).map((row) => ({ ...row, body: row }))
    return effective(rows).map((row) => (row.kind === 'PassBegan' ? { ...row, ...began(row, told) } : row))
  })
  return [...entries.filter(({ lead }) => !parted.has(lead)), ...again]
}

function begun(row: LeadRow, rules: Ruleset): History {
  const { lead, seq, source, campaign, channel, country, company_id: companyId, attributes, known } = row
  const level = typeof attributes.seniority === 'string' ? attributes.seniority : null
  const groups = groupsOf(rules, { lead: attributes, known })
  return {
    lead: {
      id: lead,
      seq,
      source,
      campaign,
      channel,
      country,
      level,
      companyId,
      groups,
      origin: originOf(null, channel),
    },
    passages: [],
    touches: [],
    beginnings: [],
    offers: [],
    adopted: [],
    told: [],
    attemptsElsewhere: [],
    opportunities: [],
  }
}

function tell(
  history: History,
  { seq, kind, by, reason, pass, version, cause, recorded_at: recordedAt }: Told,
  functions: ReadonlyMap<string, { function: string | null }>,
): void {
  if (seq === 1) {
    const entered = by.startsWith('person:') ? functions.get(by.slice('person:'.length)) : undefined
    history.lead.origin = originOf(entered?.function ?? null, history.lead.channel)
  }
  if (kind === 'PassBegan') history.beginnings.push({ seq, pass: pass!, cause: cause ?? 0, recordedAt })
  else if (kind === 'AgreementAdopted') history.adopted.push({ seq, version })
  else if (kind === 'ContactAttempted') history.told.push({ seq, reason: null, attempt: true })
  else if (reason !== null) history.told.push({ seq, reason, attempt: false })
}

const THEIRS = 'where workspace_no = 1 and lead_id = any($1::uuid[])'

const LEADS = `select lead_id as lead, seq, source, campaign, channel, country, company_id,
    state->'attributes' as attributes, state->'known' as known, state->'opportunities' as passes,
    state->'merged' is not null as merged, false as gone from leads ${THEIRS}
  union all select lead_id, seq, null, null, null, null, null, null, null, null, false, true from merged_leads ${THEIRS}`

const PASSAGES = `select lead_id as lead, seq, pass, stage, owner, function, version, entered_at as at
  from passages ${THEIRS} order by lead_id, seq`

// of two at one moment the lead's own is the earlier one
const TOUCHES = `select lead_id as lead, seq, pass, at, source, campaign, channel, asset
  from touches ${THEIRS} order by lead_id, seq < 0, seq`

const OFFERS = `select lead_id as lead, seq, pass, rep, offered_at as at, coalesce(answer = 'accepted', false) as accepted,
    coalesce(answer = 'returned', false) or returned_at is not null as returned
  from handoffs ${THEIRS} order by lead_id, offered_at, seq`

const OPPORTUNITIES = `select lead_id as lead, opportunity_id as id, status, amount, currency, is_primary as primary,
    updated_at as at from opportunities ${THEIRS}`

// bodies stay in the database but for the words that are needed: those of scores are most of a stream
const TOLD = `select e.lead_id as lead, e.seq, e.kind, e.at, e.recorded_at, e.by, e.version,
    case when e.kind = 'LeadUnmerged' then (e.body->>'from')::int4 end as "from",
    case when e.kind in ('HandoffReturned', 'LeadDisqualified') then e.body->>'reason' end as reason,
    case when e.kind = 'PassBegan' then (e.body->>'pass')::int4 end as pass,
    case when e.kind = 'PassBegan' then (select f.seq from entries f where f.workspace_no = 1 and f.lead_id = e.lead_id
      and f.seq < e.seq and f.fact order by f.seq desc limit 1) end as cause
  from entries e
 where e.workspace_no = 1 and e.lead_id = any($1::uuid[])
   and (e.seq = 1 or e.kind in ('PassBegan', 'AgreementAdopted', 'HandoffReturned', 'LeadDisqualified', 'LeadUnmerged')
     or (e.kind = 'ContactAttempted' and (e.body->>'automatic')::boolean is not true))
 order by e.lead_id, e.seq`
