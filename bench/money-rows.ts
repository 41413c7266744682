import type { Queryable } from '#platform/database.ts'

/** Two years of a company's leads, the same at every run, straight into the tables that reports on money read. */

const NOW = (now: number): string => `to_timestamp(${now} / 1000.0)`
const LEAD = `('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid`
/** Between 0 and 1, by what it is for and by lead. */
const chance = (what: string): string => `(abs(hashtextextended('${what}' || i, 3)) % 100000 / 100000.0)`

const OF_LEAD = `select i, ${LEAD} as lead_id,
    began, 'Source ' || (i % 12) as source, 'Campaign ' || (i % 12) || ' ' || to_char(began, 'YYYY-Q') as campaign,
    'channel ' || (i % 5) as channel, (array['marketing', 'leadgen', 'sales', 'partner'])[1 + i % 4] as origin,
    (array['DE', 'AT', 'FR', 'US', 'GB'])[1 + i % 5] as country,
    (array['manager', 'director', 'c_level', null])[1 + i % 4] as level,
    array[case when i % 5 < 2 then 'market:home' else 'market:abroad' end] || case when i % 7 = 0 then array['segment:large'] else '{}'::text[] end as groups,
    'person-' || (i % 200) as owner
  from (select i, NOW - ${chance('began')} * interval '730 days' as began from generate_series(FROM, TO) as i) as b`

/** Leads from number `from` to number `to`: their passes, spells, and the past that chances are learned from. */
export async function moreLeads(db: Queryable, from: number, to: number, now: number): Promise<void> {
  const of = OF_LEAD.replace('NOW', NOW(now)).replace('FROM', String(from)).replace('TO', String(to))
  const slow = { timeoutMs: 3_600_000 }
  await db.query(
    `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, source, campaign, channel, origin, country, level,
         groups, owner, function, version, stage, reached, qualified_at, accepted_at, opportunity_at, won_at, ended_at, offers,
         returns, attempts, amount, currency, disqualified_at)
     select 1, lead_id, 1, 9, began, began, source, campaign, channel, origin, country, level, groups, owner, 'marketing', 1 + i % 3,
         case when w then 'won' when o then 'opportunity' when a then 'accepted' when d then 'disqualified' when q then 'mql' else 'inquiry' end,
         array[date_part('epoch', began) * 1000], case when q then began + interval '2 days' end,
         case when a then began + interval '9 days' end, case when o then began + interval '30 days' end,
         case when w then began + interval '90 days' end, case when w then began + interval '90 days' when d then began + interval '12 days' end,
         1, 0, 2, case when w then (1000 + 90000 * ${chance('amount')})::numeric(20, 2) end, case when w then 'EUR' end,
         case when d then began + interval '12 days' end
       from (select *, ${chance('way')} < 0.4 as q, ${chance('way')} < 0.15 as a, ${chance('way')} < 0.06 as o, ${chance('way')} < 0.02 as w,
           ${chance('way')} between 0.3 and 0.4 as d from (${of}) as l) as l`,
    [],
    slow,
  )
  await db.query(
    `insert into leaks (workspace_no, lead_id, n, what, since, until, began, pass, stage, entered_at, band, holder, began_at, source,
         campaign, channel, origin, country, level, groups, owner, version)
     select 1, lead_id, n, (array['recycled', 'recycled', 'recycled', 'recycled', 'unwatched', 'unowned', 'idle', 'bounced', 'returned'])[1 + (i + n) % 9],
         began + n * interval '20 days', case when n < 1 then began + interval '15 days' end, began + n * interval '20 days', 1,
         (array['nurture', 'disqualified', 'mql', 'accepted'])[1 + i % 4], began + interval '3 days', i % 5, owner, began, source, campaign,
         channel, origin, country, level, groups, owner, 1 + i % 3
       from (${of}) as l, generate_series(0, 1) as n where i % 10 < 6`,
    [],
    slow,
  )
  // what chances are learned from is read by lead, of a sample: a tenth of the leads has a past
  await db.query(
    `insert into passages (workspace_no, lead_id, seq, pass, stage, function, owner, version, entered_at, left_at, why)
     select 1, lead_id, n, 1, (array['inquiry', 'mql', 'accepted'])[n], 'marketing', owner, 1, began + (n - 1) * interval '4 days',
         case when n < 3 then began + n * interval '4 days' end, ''
       from (${of}) as l, generate_series(1, 3) as n`,
    [],
    slow,
  )
  await db.query(
    `insert into entries (workspace_no, lead_id, seq, kind, fact, history, at, recorded_at, by, version, body, hash)
     select 1, lead_id, 2, 'ScoreChanged', false, false, began, began, 'agreement', 1, json_build_object('total', i % 100), '\\x00'
       from (${of}) as l`,
    [],
    slow,
  )
  // as whoever writes rows of passes has to
  await db.query(
    `insert into grain_weeks select 1, floor(extract(epoch from began_at) / 604800)::int4, 1 from passes group by 2
     on conflict (workspace_no, week) do update set version = grain_weeks.version + 1`,
    [],
    slow,
  )
  await db.query('analyze passes, leaks, passages, entries', [], slow)
}

/** What each campaign cost in each of its months. */
export async function spendOf(db: Queryable, now: number): Promise<void> {
  await db.query(
    `insert into spend (workspace_no, spend_id, campaign, source, period_from, period_to, amount, currency, recorded_at)
     select 1, gen_random_uuid(), 'Campaign ' || c || ' ' || to_char(month, 'YYYY-Q'), null, month::date,
         (month + interval '1 month - 1 day')::date, 20000 + 1000 * c, 'EUR', month
       from generate_series(0, 10) as c, generate_series(date_trunc('month', ${NOW(now)} - interval '2 years'), ${NOW(now)}, interval '1 month') as month`,
  )
}
