import { beforeAll, describe, expect, test } from 'vitest'
import { open } from '../../src/main.ts'
import { audit } from '#journey/audit/actions.ts'
import { cast } from '#simulate/cast.rules.ts'
import { proofOf } from '#journey/measure/lift.ts'
import { readDrawings } from '#journey/measure/lift.store.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { readConfig } from '#platform/config.ts'
import { freshDatabase } from '../support/database.ts'
import type { Law } from '#journey.ts'
import type { Opened } from '../../src/main.ts'

const until = Date.parse('2026-11-20T13:40:00Z')
const wanted = { seed: 7, leads: 260, span: spanOf(until, 24) }

async function company(seed = wanted.seed): Promise<Opened> {
  const { url } = await freshDatabase()
  const opened = await open(
    readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' }),
    () => until,
  )
  await simulateLive(opened.services, { ...wanted, seed }, () => undefined)
  return opened
}

/** Everything but salts and the hashes that depend on them. */
async function factsOf({ services }: Opened): Promise<unknown[]> {
  const { rows } = await services.db.query(
    `select e.lead_id, e.seq, e.kind, e.fact, e.at, e.recorded_at, e.by, e.version, e.body::text as body, p.data::text as data
       from entries e left join personal_parts p using (workspace_no, lead_id, seq) order by 1, 2`,
  )
  return rows
}

const LONG = { timeout: 90_000 }

/** Of another seed: one for both that want one, because a company takes seconds. */
let other: Opened

beforeAll(async () => {
  other = await company(21)
  return () => other.close()
}, 90_000)

describe('a simulated company', LONG, () => {
  let first: Opened

  beforeAll(async () => {
    first = await company()
    return () => first.close()
  }, 90_000)

  test('given the same seed and the same end, when it is simulated again, then every fact and ruling is the same', async () => {
    const again = await company()
    const facts = await factsOf(first)
    expect(facts.length).toBeGreaterThan(3_000)
    expect(await factsOf(again)).toEqual(facts)
    await again.close()
  })

  test('given another seed, then it is another history', async () => {
    expect(await factsOf(other)).not.toEqual(await factsOf(first))
  })

  test('when it is audited, then chains, rulings and promises hold', async () => {
    const { services } = first
    const found = await audit({ ...services, law: await lawOf(services) }, { serverRuns: false })
    expect(found).toMatchObject({ leads: wanted.leads, chain: 'ok', replay: 'ok', promises: 'ok' })
  })

  test('then nobody waits for a clock that has run out, and no mail is owed', async () => {
    const { rows } = await first.services.db.query<{ overdue: number; mails: number }>(
      `select (select count(*) from leads where next_due_at <= to_timestamp($1 / 1000.0))::int as overdue,
              (select count(*) from outbox where settled_at is null)::int as mails`,
      [until],
    )
    expect(rows[0]).toEqual({ overdue: 0, mails: 0 })
  })

  test('then programmes have treated people and hold-outs, mails that were answered, and none that is owed', async () => {
    const { rows } = await first.services.db.query<Record<string, number>>(
      `select (select count(*) from enrolments where arm = 'treated')::int as treated,
              (select count(*) from enrolments where arm = 'held_out')::int as held,
              (select count(distinct programme) from enrolments)::int as programmes,
              (select count(*) from messages where state <> 'sent' or not told)::int as unsent,
              (select count(*) from messages)::int as mails,
              (select count(*) from entries where kind = 'MailSettled')::int as settled,
              (select count(*) from touches where kind = 'email_clicked')::int as clicks`,
    )
    const { treated, held, programmes, unsent, mails, settled, clicks } = rows[0]!
    expect(programmes).toBe(3)
    expect(held! / (treated! + held!)).toBeGreaterThan(0.08)
    expect(held! / (treated! + held!)).toBeLessThan(0.3)
    expect(unsent).toBe(0)
    expect(mails).toBeGreaterThan(60)
    expect(settled).toBeGreaterThan(mails! - 5)
    expect(clicks).toBeGreaterThan(5)
  })

  test('then every draw looks sound, and of so few people nothing is said that they cannot show', async () => {
    const { db } = first.services
    const drawings = await readDrawings(db, null)
    expect(drawings.map(({ id }) => id)).toEqual(['first_steps', 'lost_not_forgotten', 'not_now'])
    for (const drawing of drawings) {
      const { balance, lifts } = await proofOf(db, drawing, until)
      expect(balance!.broken).toEqual([])
      expect(lifts.map(({ verdict }) => verdict.verdict)).toEqual(['not_enough', 'not_enough', 'not_enough'])
    }
  })

  test('then passes of the second half run under the changed definition', async () => {
    const { rows } = await first.services.db.query<{ version: number; n: number }>(
      'select version, count(*)::int as n from leads group by 1 order by 1',
    )
    expect(rows.map(({ version }) => version)).toEqual([1, 2])
    expect(Math.min(...rows.map(({ n }) => n))).toBeGreaterThan(20)
  })

  test('then at the end offers are open with several reps, and others wait for a call', async () => {
    const { rows } = await first.services.db.query<{
      offers: number
      reps: number
      mqls: number
      accepted: number
      fresh: number
    }>(
      `select count(*) filter (where handoff = 'offered')::int as offers,
              count(distinct owner) filter (where handoff = 'offered')::int as reps,
              count(*) filter (where stage = 'mql')::int as mqls,
              count(*) filter (where stage = 'accepted')::int as accepted,
              count(*) filter (where created_at > to_timestamp($1 / 1000.0) - interval '8 hours')::int as fresh
         from leads`,
      [until],
    )
    const [now] = rows
    expect(now!.offers).toBeGreaterThanOrEqual(8)
    expect(now!.reps).toBeGreaterThanOrEqual(3)
    expect(now!.mqls).toBeGreaterThanOrEqual(8)
    expect(now!.accepted).toBeGreaterThanOrEqual(5)
    expect(now!.fresh).toBeGreaterThanOrEqual(5)
  })

  test('then marketing has answered nearly every return, some of them late, and those of the last days wait', async () => {
    const { rows } = await first.services.db.query<{ answered: number; late: number; forgotten: number }>(
      `select count(return_answered_at)::int as answered,
              count(*) filter (where return_answered_at > coalesce(returned_at, answered_at) + interval '3 days')::int as late,
              (select count(*) from leads where return_owes = 'answer'
                and (state->'back'->>'at')::bigint < $1 - 21 * 86400000::bigint)::int as forgotten
         from handoffs where answer = 'returned' or returned_at is not null`,
      [until],
    )
    const { answered, late, forgotten } = rows[0]!
    expect(answered).toBeGreaterThan(20)
    expect(late).toBeGreaterThan(2)
    expect(late / answered).toBeLessThan(0.4)
    expect(forgotten).toBe(0)
  })

  test('then the answers to offers show who picks, who returns and who stamps', async () => {
    const { rows } = await first.services.db.query<{
      rep: string
      answered: number
      accepted: number
      returned: number
      expired: number
    }>(
      `select rep, count(answer)::int as answered, count(*) filter (where answer = 'accepted')::int as accepted,
              count(*) filter (where answer = 'returned')::int as returned,
              count(*) filter (where answer = 'expired')::int as expired from handoffs group by 1`,
    )
    const share = (id: string, what: 'accepted' | 'returned' | 'expired') => {
      const row = rows.find(({ rep }) => rep === id)!
      return row[what] / row.answered
    }
    expect(share('stefan.rieger', 'accepted')).toBeGreaterThan(0.8)
    expect(share('petra.novakova', 'returned')).toBeGreaterThan(share('henrik.vass', 'returned') + 0.2)
    expect(share('henrik.vass', 'accepted')).toBeGreaterThan(share('petra.novakova', 'accepted'))
    expect(rows.every(({ rep }) => cast.some((one) => one.id === rep && one.function === 'sales'))).toBe(true)
  })
})

describe('the cherry-picker', LONG, () => {
  test('lets offers of low score from small companies run out, and takes the others', async () => {
    const { rows } = await other.services.db.query<{ answer: string; good: boolean; n: number }>(
      `select h.answer, h.score >= 75 or coalesce((l.state->'attributes'->>'employees')::int, 0) >= 800 as good, count(*)::int as n
         from handoffs h join leads l using (workspace_no, lead_id)
        where h.rep = 'rohan.mehta' and h.answer is not null and h.offered_at < to_timestamp($1 / 1000.0) - interval '5 days'
        group by 1, 2`,
      // the scene of the last days leaves offers unanswered on purpose
      [until],
    )
    const number = (answer: string, good: boolean) =>
      rows.find((row) => row.answer === answer && row.good === good)?.n ?? 0
    expect(number('accepted', true)).toBeGreaterThan(number('expired', true))
    // some sizes are known to the model and were never told, so a few small ones are taken
    expect(number('expired', false)).toBeGreaterThan(0)
    expect(number('expired', true)).toBe(0)
  })
})

/** As the next process finds it: with the agreement that the simulation added. */
/** With the agreements and programmes that the simulation made. */
async function lawOf({ law, refreshLaw }: Opened['services']): Promise<Law> {
  await refreshLaw()
  return law
}
