import { beforeAll, describe, expect, it } from 'vitest'
import { audit, type Audit } from '#journey/audit/actions.ts'
import { freshDatabase } from '../support/database.ts'
import { annaIsWon, DAY, workspace, type Workspace } from './workspace.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { learn, watch } from '#journey/watch/actions.rules.ts'

const { database } = await freshDatabase()
let w: Workspace
let anna: string
let ben: string
const run = (serverRuns = false): Promise<Audit> => audit(w.services, { serverRuns })

beforeAll(async () => {
  w = await workspace(database)
  anna = await annaIsWon(w)
  await w.tell(anna, act.rate({ author: 'person:rita', of: 'lead', rating: 2 }))
  const watched = { on: '2026-09-01', ask: 'named_date', signals: ['website_visited'] } as const
  await w.tell(anna, watch({ ...watched, signals: [...watched.signals] }, 'person:rita'))
  await w.tell(anna, learn({ outcome: 'still_open', how: 'told_us' }, 'person:rita'))
  const word = { purpose: 'news', given: true, channel: 'email', how: 'phone', version: 1 } as const
  await w.tell(anna, (_card, now) => ({ facts: [consentFact(word, now, 'person:rita')] }))
  ben = await w.capture({ email: 'ben@example.org', source: 'fair', company: 'Ben & Co' }, 'website_visited')
  await w.pass(40 * DAY)
  // whoever may do anything in this database: the application's own role may not change an entry
  await database.query('grant update, delete on entries to current_user')
  await database.query('grant update on personal_parts to current_user')
})

/** Changes something behind the application's back, audits, and puts it back. */
async function tampered(table: string, sql: string, params: unknown[] = []): Promise<Audit> {
  await database.query(`create table kept as table ${table}`)
  const touched = await database.query(sql, params)
  expect(touched.rowCount, 'the tampering changed nothing').toBeGreaterThan(0)
  const result = await run()
  await database.query(`delete from ${table}`)
  const generated =
    table === 'leads' ? (await columnsOf('leads')).filter((name) => name !== 'search').join(', ') : '*'
  const into = generated === '*' ? '' : `(${generated})`
  await database.query(`insert into ${table} ${into} select ${generated} from kept`)
  await database.query('drop table kept')
  return result
}

async function columnsOf(table: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name)
}

const text = (value: unknown): string => JSON.stringify(value)

describe('audit', () => {
  it('given what the application wrote, says ok three times', async () => {
    const result = await run()
    expect(result).toMatchObject({ leads: 2, chain: 'ok', replay: 'ok', promises: 'ok' })
    expect(result.entries).toBeGreaterThan(15)
  })

  it.each([
    ['the body', `update entries set body = '{"activity":"none"}' where kind = 'ActivityCompleted'`],
    ['the moment', `update entries set at = at + interval '1 second' where kind = 'HandoffAccepted'`],
    ['who did it', `update entries set by = 'person:eve' where kind = 'HandoffAccepted'`],
    ['the version', `update entries set version = 2 where kind = 'StageEntered' and seq < 6`],
    ['white space in a body', `update entries set body = (' ' || body::text)::json where seq = 3`],
  ])('when %s of an entry is changed, names lead and entry', async (_what, sql) => {
    const { chain } = await tampered('entries', sql)
    expect(text(chain)).toContain('does not match its hash')
    expect(text(chain)).toContain(anna)
  })

  it('when an entry is taken out of the middle, says which one', async () => {
    const { chain } = await tampered('entries', 'delete from entries where lead_id = $1 and seq = 4', [anna])
    expect(chain).toContainEqual(expect.objectContaining({ lead: anna, seq: 4, what: 'entries are missing' }))
  })

  it('when the last entry is taken away, the card knows better', async () => {
    const { chain } = await tampered(
      'entries',
      'delete from entries where (lead_id, seq) = (select lead_id, max(seq) from entries where lead_id = $1 group by 1)',
      [anna],
    )
    expect(text(chain)).toContain('another position than its stream')
  })

  it('when a card is taken away, its entries are named', async () => {
    const { chain, promises } = await tampered('leads', 'delete from leads where lead_id = $1', [ben])
    expect(text(chain)).toContain('entries of a lead without a card')
    expect(text(promises)).toContain('rows of passages of a lead without a card')
  })

  it('when the head on the card is changed, names it', async () => {
    const { chain } = await tampered('leads', `update leads set head = '\\x00' where lead_id = $1`, [ben])
    expect(chain).toEqual([expect.objectContaining({ lead: ben, what: 'the card remembers another head' })])
  })

  it.each([
    [
      'changed',
      `update personal_parts set data = '{"email":"eve@example.com"}' where seq = 1`,
      'does not match its hash',
    ],
    ['removed', 'delete from personal_parts where seq = 1', 'missing and nobody was erased'],
    ['added', `update personal_parts set seq = 3 where seq = 1`, 'that the entry does not speak of'],
    ['orphaned', `update personal_parts set seq = 999 where seq = 1`, 'a personal part without its entry'],
  ])('when a personal part is %s, names it', async (_what, sql, words) => {
    expect(text((await tampered('personal_parts', sql)).chain)).toContain(words)
  })

  it('when a score is raised and its chain made good, the replay still finds it', async () => {
    const { replay } = await tampered(
      'entries',
      `update entries set body = replace(body::text, '"total":', '"total":1')::json where kind = 'ScoreChanged' and seq = 4`,
    )
    expect(text(replay)).toContain('the ruling says something else (ScoreChanged)')
  })

  it('when the state on the card differs from its stream, shows where', async () => {
    const { replay } = await tampered(
      'leads',
      `update leads set state = replace(state::text, '"pass":1', '"pass":2')::json where lead_id = $1`,
      [ben],
    )
    expect(replay).toEqual([
      expect.objectContaining({ lead: ben, what: 'the card shows another state than its stream' }),
    ])
  })

  it.each([
    ['leads', `update leads set owner = 'nobody' where lead_id = $1`, 'leads.owner differs'],
    [
      'leads',
      `update leads set next_due_at = next_due_at - interval '1 hour' where lead_id = $1`,
      'leads.next_due_at differs',
    ],
    ['leads', `update leads set score = score + 1 where lead_id = $1`, 'leads.score differs'],
    ['leads', `update leads set email = 'eve@example.com' where lead_id = $1`, 'leads.email differs'],
    [
      'passages',
      `update passages set left_at = left_at + interval '1 day' where lead_id = $1`,
      'passages.left_at differs',
    ],
    ['passages', `update passages set owner = 'eve' where lead_id = $1`, 'passages.owner differs'],
    ['handoffs', `delete from handoffs where lead_id = $1`, 'a row of handoffs is missing'],
    [
      'touches',
      `update touches set seq = 77 where lead_id = $1`,
      'a row of touches that the stream knows nothing of',
    ],
    [
      'opportunities',
      `update opportunities set amount = 1000000 where lead_id = $1`,
      'opportunities.amount differs',
    ],
    ['ratings', `update ratings set rating = 5 where lead_id = $1`, 'ratings.rating differs'],
    ['ratings', `delete from ratings where lead_id = $1`, 'a row of ratings is missing'],
    ['consents', `update consents set given = false where lead_id = $1`, 'consents.given differs'],
    ['consents', `delete from consents where lead_id = $1`, 'a row of consents is missing'],
    [
      'watches',
      `update watches set wake_at = wake_at + interval '1 year' where lead_id = $1`,
      'watches.wake_at differs',
    ],
    ['watches', `update watches set ended_at = now() where lead_id = $1`, 'watches.ended_at differs'],
    ['outcomes', `update outcomes set outcome = 'gone' where lead_id = $1`, 'outcomes.outcome differs'],
    [
      'outcomes',
      `update outcomes set seq = 999 where lead_id = $1`,
      'a row of outcomes that the stream knows nothing of',
    ],
    [
      'identity_keys',
      `delete from identity_keys where lead_id = $1`,
      'an identity key of the first capture is missing',
    ],
    [
      'identity_keys',
      `update identity_keys set key = 'email:eve@example.com' where lead_id = $1`,
      'an identity key that the lead never told',
    ],
  ])('when %s is changed (%s), names it', async (table, sql, words) => {
    expect(text((await tampered(table, sql, [anna])).promises)).toContain(words)
  })

  it('when an owner is removed from the people, says who owns the lead', async () => {
    w.services.people.delete('desk:marketing')
    const { promises } = await run()
    await w.services.refreshPeople()
    expect(promises).toContainEqual(expect.objectContaining({ lead: ben, found: 'desk:marketing' }))
  })

  it('when a clock is overdue, it is a note without a server and a finding with one', async () => {
    w.clock.now += 300 * DAY
    const [alone, served] = [await run(false), await run(true)]
    w.clock.now -= 300 * DAY
    expect(alone).toMatchObject({ promises: 'ok', notes: [expect.stringContaining('have a due clock')] })
    expect(text(served.promises)).toContain('did not act')
  })

  it('when an agreement is changed after it was signed, names its version', async () => {
    await database.query('alter table agreements disable trigger user')
    const { chain } = await tampered('agreements', `update agreements set text = text || ' '`)
    await database.query('alter table agreements enable trigger user')
    expect(text(chain)).toContain('agreement version 1 was changed')
  })

  it('names a hundred findings at most, and counts them all', async () => {
    const leads = await Promise.all(
      Array.from({ length: 120 }, (_, i) => w.capture({ email: `p${i}@example.net` })),
    )
    const result = await tampered(
      'leads',
      `update leads set score = score + 1 where email like '%example.net'`,
    )
    expect(leads.length).toBe(120)
    expect(result.promises).toHaveLength(100)
    expect(result.counts.promises).toBe(120)
  })

  it('given a rep who returned and a lead that was erased, is still ok', async () => {
    const carla = await w.capture({ email: 'carla@example.com', company: 'Carla GmbH' }, 'demo_requested')
    await w.tell(carla, act.complete(w.services.law, { activity: 'qualification_call' }))
    await w.tell(carla, act.giveBack(w.services.law, { reason: 'no_budget', note: 'next year' }))
    await w.pass(200 * DAY)
    expect(await run()).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })
})
