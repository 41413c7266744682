import { ABOVE, castFor, isThere, roleOf, type Player } from '#simulate/cast.rules.ts'
import { spendOf } from '#simulate/sources.rules.ts'
import { createRandom, seededUuid } from '#simulate/random.rules.ts'
import { changedAgreement } from '#simulate/agreement.rules.ts'
import { addPeople, changeMember, loadPeople, setAvailable } from '#people/people.store.ts'
import { publicHolidays } from '#people/holidays.ts'
import { renewCalendars } from '#journey/handoff/calendars.store.ts'
import { readLoads } from '#work/loads.ts'
import { capacityFor, leaveFrom, ON_LEAVE, workingOf } from '#simulate/working.rules.ts'
import { loadAgreements } from '#journey/agreement/store.ts'
import { recordSigned } from '#journey/agreement/life/actions.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { deliverNotices } from '#notices/deliver.jobs.ts'
import type { Law } from '#journey.ts'
import type { Services } from '#work/services.ts'
import type { Span } from '#simulate/season.rules.ts'

export interface Company {
  law: Law
  players: Map<string, Player>
}

/** What was there before the first lead: people, money spent, the agreement and its one change. */
export async function foundCompany(
  services: Services,
  seed: number,
  span: Span,
  leads: number,
): Promise<Company> {
  const { db } = services
  const players = castFor(leads)
  await addPeople(
    db,
    players.map((one) => ({
      id: one.id,
      name: one.name,
      email: one.email,
      function: one.function,
      role: roleOf(one),
      available: true,
    })),
  )
  await addPeople(
    db,
    ABOVE.map((one) => ({ ...one, function: null, available: true })),
  )
  for (const { id } of players) {
    const working = workingOf(id)
    if (working) await changeMember(db, id, working)
  }
  // by the end of the simulated time, not by today's: the same span gives the same calendars
  await renewCalendars(db, services.law, span.until, publicHolidays)
  await loadPeople(db, services.people)
  const random = createRandom(seed, 0x5e9d)
  const spend = spendOf(random, span, Math.max(1, leads / 3_000))
  await db.query(
    `insert into spend (workspace_no, spend_id, campaign, source, period_from, period_to, amount, currency, recorded_at)
     select 1, u.id, u.campaign, u.source, u.period_from, u.period_to, u.amount, 'EUR', u.period_to
       from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[], $6::numeric[])
         as u(id, campaign, source, period_from, period_to, amount)`,
    [
      spend.map(() => seededUuid(random, span.from)),
      spend.map((one) => one.campaign),
      spend.map((one) => one.source),
      spend.map((one) => one.from),
      spend.map((one) => one.to),
      spend.map((one) => one.amount),
    ],
  )
  return {
    law: await changeDefinition(services, players, span),
    players: new Map(players.map((one) => [one.id, one])),
  }
}

/** The definition is changed once, a good year after the beginning: passes that begin later run under the new one. */
async function changeDefinition(services: Services, players: Player[], span: Span): Promise<Law> {
  const { db, agreements } = services
  const from = span.from + 0.58 * (span.until - span.from)
  const changed = changedAgreement(agreements.at(-1)!.text, from)
  const known = agreements.some(({ ruleset }) => ruleset.version === changed?.version)
  if (changed && !known) {
    const signs = ['sales_manager', 'marketing', 'leadgen_manager']
    const signer = (team: string) =>
      players.find((one) => one.function === team && signs.includes(roleOf(one)))!
    await recordSigned(db, changed.text, {
      sales: signer('sales'),
      marketing: signer('marketing'),
      leadgen: signer('leadgen'),
    })
  }
  const all = await loadAgreements(db, agreements[0]!.text, services.now())
  return lawOf(all.map(({ ruleset }) => ruleset))
}

/** Who is there at a moment, in the rotation's own record. */
export function setPresence(
  services: Services,
  players: Map<string, Player>,
  span: Span,
  at: number,
): (id: string) => boolean {
  const place = (at - span.from) / (span.until - span.from)
  for (const player of players.values()) {
    const there = isThere(player, place)
    Object.assign(services.people.get(player.id)!, { available: there, unavailable: there ? null : 'away' })
  }
  return (id) => services.people.get(id)?.available === true
}

/** Of so many last days people find in the product what they were told, ms … */
const TOLD_MS = 6 * 24 * 3600_000
/** … and of so many they have not read it yet: over a weekend nothing is told, and Friday's notices wait. */
const UNREAD_MS = 62 * 3600_000

/** After the end: presence is stored, and no mail is owed for what never really happened. */
export async function closeBooks(
  services: Services,
  players: Map<string, Player>,
  span: Span,
): Promise<void> {
  await readLoads(services.db, services.people)
  for (const player of players.values()) {
    const { id } = player
    const leave = id === ON_LEAVE ? (player.away.at(-1)?.from ?? null) : null
    await setAvailable(services.db, id, leave !== null || isThere(player, 1))
    if (leave !== null)
      await changeMember(services.db, id, {
        absences: leaveFrom(span.from + leave * (span.until - span.from), span.until),
      })
    if (player.manner !== null)
      await changeMember(services.db, id, { capacity: capacityFor(id, services.people.get(id)?.load ?? 0) })
  }
  await renewCalendars(services.db, services.law, span.until, publicHolidays)
  // what their leads were handed out under, they know
  await services.db.query('update people set calendar_told = calendar where workspace_no = 1')
  await services.db.query(
    `update outbox set settled_at = to_timestamp($1::float8 / 1000.0), outcome = 'not sent: simulated'
      where workspace_no = 1 and settled_at is null
        and not (kind like 'Notice%' and due_at > to_timestamp(($1::float8 - ${TOLD_MS}) / 1000.0))`,
    [span.until],
    { timeoutMs: 600_000 },
  )
  // of the last days people were told; what is older than a weekend they have read, and nothing of it is mailed
  while (await deliverNotices({ ...services, now: () => span.until }));
  await services.db.query(
    `update notifications set mail = 'none',
            read_at = case when at < to_timestamp(($1::float8 - ${UNREAD_MS}) / 1000.0) then at + interval '2 hours' end
      where workspace_no = 1`,
    [span.until],
  )
}
