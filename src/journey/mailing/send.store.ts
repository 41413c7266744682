import { LOST, withoutAddresses } from '#journey/mailing/send.details.rules.ts'
import type { Left } from '#journey/nurture/facts.ts'
import type { LeadState } from '#journey/state.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Database, Queryable } from '#platform/database.ts'

/** A mail is named by its lead and the place of the entry that called for it. */
export interface Key {
  lead: string
  seq: number
}

export interface Claimed extends Key {
  programme: string
  version: number
  step: string
  template: string
  due: number
  /** tries before this one */
  attempts: number
}

/** One number for the workspace's mails of a day: claims under a day's limit come one after the other. */
const LIMIT_LOCK = 0x6d61696c

export interface Claim {
  sender: string
  now: number
  leaseMs: number
  most: number
  /** of the day of `now` (UTC); null: none */
  limit: number | null
}

/**
 * Takes mails that are due, the longest due first. Several senders take different ones. Under a day's limit what others hold
 * counts as sent: it is never passed, and what they give back is free again.
 */
export async function claimDue(db: Database, claim: Claim): Promise<Claimed[]> {
  return db.transaction(async (transaction) => {
    let { most } = claim
    if (claim.limit !== null) {
      await transaction.query('select pg_advisory_xact_lock($1)', [LIMIT_LOCK])
      most = Math.min(most, claim.limit - (await takenToday(transaction, claim.now)))
    }
    if (most <= 0) return []
    const { rows } = await transaction.query<Claimed>(
      // materialized: a subquery may be run again for each row that it is joined with, and take more than it may
      `with c as materialized (
         select lead_id, seq from messages
          where workspace_no = 1 and state = 'due' and coalesce(not_before, due_at) <= to_timestamp($1 / 1000.0)
          order by coalesce(not_before, due_at) limit $4 for update skip locked)
       update messages m set state = 'claimed', sender = $2, lease_until = to_timestamp($3 / 1000.0)
         from c where m.workspace_no = 1 and m.lead_id = c.lead_id and m.seq = c.seq
        returning m.lead_id as lead, m.seq, m.programme, m.version, m.step, m.template, m.due_at as due, m.attempts`,
      [claim.now, claim.sender, claim.now + claim.leaseMs, most],
    )
    return rows
  })
}

/** Mails that left since midnight UTC, or may yet: those that a sender holds. */
export async function takenToday(db: Queryable, now: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select ((select count(*) from messages where workspace_no = 1 and flew_at >= to_timestamp($1 / 1000.0))
           + (select count(*) from messages where workspace_no = 1 and state = 'claimed'))::int as n`,
    [Math.floor(now / 86_400_000) * 86_400_000],
  )
  return rows[0]!.n
}

export interface Beheld extends Key {
  state: LeadState | null
  person: PersonDetails | null
  email: string | null
  company: string | null
  title: string | null
  country: string | null
  enrolled: number | null
  because: Left | null
  left_at: number | null
}

/** What the last look needs: the lead as it stands, and the enrolment that called for the mail. */
export async function behold(db: Queryable, keys: Claimed[]): Promise<Beheld[]> {
  const { rows } = await db.query<Beheld>(
    `select u.lead, u.seq, l.state, l.person, l.email, l.company, l.title, l.country, e.seq as enrolled, e.because, e.left_at
       from unnest($1::uuid[], $2::int4[], $3::text[]) as u(lead, seq, programme)
       left join leads l on l.workspace_no = 1 and l.lead_id = u.lead
       left join lateral (select x.seq, x.because, x.left_at from enrolments x
            where x.workspace_no = 1 and x.lead_id = u.lead and x.programme = u.programme and x.seq < u.seq
            order by x.seq desc limit 1) as e on true`,
    [...columns(keys), keys.map(({ programme }) => programme)],
    { name: 'mail_behold' },
  )
  return rows
}

/** On the way from now on: only mails that this sender still holds, and never any twice. Answers those. */
export async function fly(
  db: Queryable,
  sender: string,
  keys: Key[],
  now: number,
  leaseMs: number,
): Promise<Set<string>> {
  const { rows } = await db.query<Key>(
    `update messages m set state = 'flying', attempts = m.attempts + 1, flew_at = to_timestamp($4 / 1000.0),
            lease_until = to_timestamp($5 / 1000.0)
       from unnest($1::uuid[], $2::int4[]) as u(lead, seq)
      where m.workspace_no = 1 and m.lead_id = u.lead and m.seq = u.seq and m.state = 'claimed' and m.sender = $3
      returning m.lead_id as lead, m.seq`,
    [...columns(keys), sender, now, now + leaseMs],
    { name: 'mail_fly' },
  )
  return new Set(rows.map(nameOf))
}

export function nameOf({ lead, seq }: Key): string {
  return `${lead} ${seq}`
}

export interface Settled extends Key {
  state: 'due' | 'sent' | 'skipped' | 'refused' | 'unclear'
  /** the server's answer, or why not */
  detail: string | null
  templateVersion: number | null
  /** due: not before then */
  notBefore: number | null
  /** added to the tries: 1 where one failed before it left, -1 where the server was not asked about this mail */
  tries: number
  /** refused: the address is none */
  hard: boolean
}

/**
 * What came of mails that this sender held. A mail that was taken for unclear meanwhile, because this process stood still, is
 * still known to be sent or refused; it does not become due again.
 */
export async function settle(db: Queryable, sender: string, settled: Settled[], now: number): Promise<void> {
  await db.query(
    `with u as (select * from unnest($1::uuid[], $2::int4[], $3::text[], $4::text[], $5::int4[], $6::float8[], $7::int4[], $8::bool[])
                  as u(lead, seq, state, detail, template_version, not_before, tries, hard)),
     settled as (
       update messages m set state = u.state, detail = u.detail, lease_until = null,
              template_version = coalesce(u.template_version, m.template_version),
              attempts = m.attempts + u.tries,
              not_before = case when u.state = 'due' then to_timestamp(u.not_before / 1000.0) else m.not_before end,
              flew_at = case when u.state in ('due', 'skipped') then null else m.flew_at end,
              sent_at = case when u.state = 'due' then null else to_timestamp($10 / 1000.0) end,
              told = false, sender = case when u.state = 'due' then null else m.sender end
         from u
        where m.workspace_no = 1 and m.lead_id = u.lead and m.seq = u.seq and m.sender = $9
          and (m.state in ('claimed', 'flying') or (m.state = 'unclear' and u.state in ('sent', 'refused')))
        returning m.lead_id, m.seq, u.hard)
     insert into mail_returns (workspace_no, lead_id, seq, what, at)
     select 1, lead_id, seq, 'hard', to_timestamp($10 / 1000.0) from settled where hard on conflict do nothing`,
    [
      ...columns(settled),
      settled.map(({ state }) => state),
      // also of somebody who was erased while the mail was on its way
      settled.map(({ detail }) => (detail === null ? null : withoutAddresses(detail).slice(0, 500))),
      settled.map(({ templateVersion }) => templateVersion),
      settled.map(({ notBefore }) => notBefore),
      settled.map(({ tries }) => tries),
      settled.map(({ hard }) => hard),
      sender,
      now,
    ],
    { name: 'mail_settle' },
  )
}

/** As long as a sender lives its mails are its own. */
export async function renew(db: Queryable, sender: string, until: number): Promise<void> {
  await db.query(
    `update messages set lease_until = to_timestamp($2 / 1000.0)
      where workspace_no = 1 and state in ('claimed', 'flying') and sender = $1`,
    [sender, until],
  )
}

/**
 * Mails of a sender that is gone: what had not left is due again, of the rest nobody knows whether it left. It is not sent
 * again: no mail twice weighs more than every mail once.
 */
export async function sweep(db: Queryable, now: number): Promise<number> {
  const { rowCount } = await db.query(
    `update messages set state = case when state = 'claimed' then 'due' else 'unclear' end,
            sender = case when state = 'claimed' then null else sender end,
            detail = case when state = 'claimed' then detail else $2 end,
            sent_at = case when state = 'claimed' then null else to_timestamp($1 / 1000.0) end, lease_until = null
      where workspace_no = 1 and state in ('claimed', 'flying') and lease_until < to_timestamp($1 / 1000.0)`,
    [now, LOST],
  )
  return rowCount
}

/** Mails that were claimed and will not be sent by this sender now. */
export async function giveBack(db: Queryable, sender: string, keys: Key[]): Promise<void> {
  await db.query(
    `update messages m set state = 'due', sender = null, lease_until = null
       from unnest($1::uuid[], $2::int4[]) as u(lead, seq)
      where m.workspace_no = 1 and m.lead_id = u.lead and m.seq = u.seq and m.state = 'claimed' and m.sender = $3`,
    [...columns(keys), sender],
  )
}

/**
 * Somebody answered, clicked, complained, or the mail came back: it had left, whatever we lost of it. What was unclear is
 * sent from now on, and the ledger is told. Others are untouched.
 */
export async function settleByEvidence(db: Queryable, keys: Key[], how: string): Promise<number> {
  const { rowCount } = await db.query(
    `update messages m set state = 'sent', detail = $3, told = false
       from unnest($1::uuid[], $2::int4[]) as u(lead, seq)
      where m.workspace_no = 1 and m.lead_id = u.lead and m.seq = u.seq and m.state = 'unclear'`,
    [...columns(keys), how],
  )
  return rowCount
}

function columns(keys: Key[]): [string[], number[]] {
  return [keys.map(({ lead }) => lead), keys.map(({ seq }) => seq)]
}
