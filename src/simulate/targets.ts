import * as act from '#journey/outreach/accounts.actions.ts'
import { addEntries } from '#journey/outreach/suppression-list.store.ts'
import { createRandom, seededUuid, type Random } from '#simulate/random.rules.ts'
import { keyOf } from '#journey/outreach/suppression.rules.ts'
import { seniority } from '#journey/identity/classify.rules.ts'
import { COMPETITORS, NEXT_STEPS, NOTES, STRANGERS, WHY } from '#simulate/targets.rules.ts'
import type { AccountState, MemberRole } from '#journey/outreach/accounts.contract.ts'
import type { Database } from '#platform/database.ts'
import type { SuppressionReason } from '#journey/outreach/suppression.contract.ts'

const DAY = 24 * 3600_000
const TARGETS = 40

interface Floor {
  db: Database
  people: Map<string, { id: string; function: string | null; role?: string | null; desk: boolean }>
}

interface Company {
  id: string
  name: string
  industry: string | null
  domain: string | null
  score: number
  leads: { id: string; title: string | null; name: string | null }[]
}

/**
 * Whom lead development of the demo company works by name: some forty companies in three tiers with what is known of their
 * buying groups, and whom it leaves alone. Through the same actions as everybody's, deterministic by seed.
 */
export async function aimAt(services: Floor, seed: number, until: number): Promise<void> {
  const random = createRandom(seed, 0x7a6)
  const developers = [...services.people.values()]
    .filter((one) => one.function === 'leadgen' && !one.desk)
    .map(({ id }) => id)
    .sort()
  const companies = await companiesOf(services.db)
  if (developers.length === 0 || companies.length === 0) return
  const newId = () => seededUuid(random, until)
  for (const [place, company] of companies.entries()) {
    const owner = developers[place % developers.length]!
    const days = random.whole(20, 200)
    const deskAt = (ago: number): act.Desk => ({
      db: services.db,
      isOwner: (id) => services.people.has(id),
      asker: { id: owner, function: 'leadgen', manages: true },
      pen: { by: `person:${owner}`, now: until - ago * DAY, newId },
    })
    await aimAtOne(deskAt, company, { owner, place, days, random, until })
  }
  await leaveAlone(services.db, { by: `person:${developers[0]!}`, now: until - 9 * DAY, newId })
}

/** The most promising companies with several leads; ids are drawn by seed, so names decide between equals. */
async function companiesOf(db: Database): Promise<Company[]> {
  const { rows } = await db.query<Company>(
    `select company_id as id, company as name, max(score) as score, max(state->'attributes'->>'industry') as industry,
            min(split_part(email, '@', 2)) as domain,
            json_agg(json_build_object('id', lead_id, 'title', title, 'name', name) order by email collate "C") as leads
       from leads where workspace_no = 1 and company_id is not null and name is not null
      group by company_id, company having count(*) >= 2
      order by max(score) + 4 * count(*) desc, company collate "C" limit $1`,
    [TARGETS - STRANGERS.length],
  )
  const strangers = STRANGERS.map(([name, industry]) => ({
    id: '',
    name,
    industry,
    domain: null,
    score: 0,
    leads: [],
  }))
  return rows.length === 0 ? [] : [...rows, ...strangers]
}

interface Place {
  owner: string
  place: number
  days: number
  random: Random
  until: number
}

async function aimAtOne(
  deskAt: (ago: number) => act.Desk,
  company: Company,
  { owner, place, days, random, until }: Place,
): Promise<void> {
  const tier = place < 8 ? 'A' : place < 22 ? 'B' : 'C'
  const known = company.leads.length > 0
  const added = sure(
    await act.addAccount(deskAt(days), {
      company: company.name,
      segment: company.industry,
      domain: company.domain,
      tier: place < 3 ? 'B' : tier,
      owner: random.chance(0.1) ? 'desk:leadgen' : owner,
      why: random.pick(known ? WHY.known : WHY.unknown),
    }),
  )
  const group = groupOf(company, tier === 'A' ? 5 : tier === 'B' ? 3 : 2)
  for (const [i, { leadId, role, name, title }] of group.entries())
    await act.addMember(deskAt(days - 1 - i), added.id, { leadId, role, name, title })
  const state = stateOf(random, known, tier)
  const step = state === 'working' || state === 'meeting' || tier === 'A'
  const due = new Date(until + random.whole(-3, 12) * DAY).toISOString().slice(0, 10)
  sure(
    await act.changeAccount(deskAt(random.whole(1, 14)), added.id, {
      tier,
      state,
      ...(state === 'given_up'
        ? { until: new Date(until + random.whole(40, 150) * DAY).toISOString().slice(0, 10) }
        : {}),
      ...(step ? { nextStep: random.pick(NEXT_STEPS), nextStepDue: due } : {}),
    }),
  )
  if (tier === 'A' || random.chance(0.3))
    await act.addNote(deskAt(random.whole(1, 12)), added.id, random.pick(NOTES))
}

interface Found {
  leadId: string | null
  role: MemberRole
  name: string | null
  title: string | null
}

/** Who does what there shows in their titles; of the missing roles one has a name already, and is no lead yet. */
function groupOf({ leads }: Company, most: number): Found[] {
  const group: Found[] = []
  for (const { id, title } of leads.slice(0, most)) {
    const role = roleOf(title, new Set(group.map((one) => one.role)))
    group.push({ leadId: id, role, name: null, title: null })
  }
  if (leads.length > 0 && !group.some(({ role }) => role === 'budget') && most > 2)
    group.push({ leadId: null, role: 'budget', name: 'Head of finance, name unknown', title: 'CFO' })
  return group
}

function roleOf(title: string | null, taken: ReadonlySet<MemberRole>): MemberRole {
  const level = seniority(title ?? undefined)
  const technical = /\b(it|engineer\w*|technical|technolog\w*|automation)\b/i.test(title ?? '')
  const order: MemberRole[] =
    level === 'c_level' || level === 'vp'
      ? ['decider', 'budget']
      : level === 'director'
        ? ['budget', 'decider', 'champion']
        : technical
          ? ['technical', 'user']
          : level === 'manager'
            ? ['champion', 'user']
            : ['user']
  return order.find((role) => !taken.has(role)) ?? (level === null ? 'unknown' : 'user')
}

function stateOf(random: Random, known: boolean, tier: string): AccountState {
  if (!known) return random.chance(0.25) ? 'working' : 'open'
  return random.weighted(
    tier === 'A'
      ? [
          { state: 'working' as const, weight: 6 },
          { state: 'meeting' as const, weight: 3 },
          { state: 'given_up' as const, weight: 1 },
        ]
      : [
          { state: 'open' as const, weight: 5 },
          { state: 'working' as const, weight: 3 },
          { state: 'meeting' as const, weight: 1 },
          { state: 'given_up' as const, weight: 1 },
        ],
  ).state
}

function sure<Result extends object>(outcome: Result): Exclude<Result, { refused: string }> {
  if ('refused' in outcome) throw new Error(`the simulation was refused: ${JSON.stringify(outcome)}`)
  return outcome as Exclude<Result, { refused: string }>
}

type Pen = Parameters<typeof addEntries>[2]

/** Competitors by name, and people who asked, must not be called, or are not there any more. */
async function leaveAlone(db: Database, pen: Pen): Promise<void> {
  const { rows } = await db.query<{ email: string; phone: string | null }>(
    `select email, phone from leads where workspace_no = 1 and email is not null
        and (state->'consent'->>'email') = 'false' order by email collate "C" limit 40`,
  )
  const wanted: { value: string; reason: SuppressionReason; source: string }[] = [
    ...COMPETITORS.map((value) => ({ value, reason: 'competitor' as const, source: 'competitors.csv' })),
    ...rows.slice(0, 7).map(({ email }) => ({ value: email, reason: 'asked' as const, source: 'by hand' })),
    ...rows
      .flatMap(({ phone }) => phone ?? [])
      .slice(0, 6)
      .map((value) => ({ value, reason: 'do_not_call' as const, source: 'do-not-call register' })),
    ...rows
      .slice(7, 12)
      .map(({ email }) => ({ value: email, reason: 'bounced' as const, source: 'spring newsletter' })),
  ]
  for (const [i, reason] of (['competitor', 'do_not_call', 'bounced', 'asked'] as const).entries()) {
    const entries = wanted
      .filter((one) => one.reason === reason)
      .flatMap(({ value, source }) => {
        const keyed = keyOf(value)
        return 'problem' in keyed ? [] : [{ ...keyed, value, reason, source, note: null, until: null }]
      })
    await addEntries(db, entries, { ...pen, now: pen.now - (3 - i) * 40 * DAY })
  }
}
