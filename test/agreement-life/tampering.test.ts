import { beforeAll, describe, expect, test } from 'vitest'
import { chainLog, textHash } from '#ledger/log.ts'
import { appendLife } from '#journey/agreement/life/store.ts'
import { audit } from '#journey/audit/actions.ts'
import { insertAgreement } from '#journey/agreement/store.ts'
import { proposeText, record } from '#journey/agreement/life/actions.ts'
import { readLog } from '#ledger/log-read.ts'
import { sign } from '#journey/agreement/life/rules.ts'
import { freshDatabase } from '../support/database.ts'
import { servicesAt } from '../support/workroom.ts'
import { DAY, MONDAY } from '../support/cast.ts'
import { parties, yamlOf } from './world.ts'
import type { LifeFact } from '#journey/agreement/life/facts.ts'

const clock = { now: MONDAY }
const { database: db, url } = await freshDatabase()
const services = await servicesAt(url, clock)
const text = yamlOf(2)
const hash = textHash(text)

beforeAll(async () => {
  await proposeText(services, parties.marketing, { text, basedOn: 1 })
  for (const who of [parties.sales, parties.marketing, parties.leadgen]) {
    clock.now += 60_000
    const life = await record(services, who, (life, now) =>
      sign(life, 2, { hash, method: 'password' }, who, now),
    )
    expect(life).not.toHaveProperty('refused')
  }
  return () => services.end()
})

async function found(): Promise<string> {
  const { chain } = await audit(services, { serverRuns: false })
  return JSON.stringify(chain)
}

/** As somebody would who owns the database: triggers off, change, look, put back. */
async function tampered(statements: string[]): Promise<string> {
  for (const table of ['agreements', 'agreement_log']) {
    await db.query(`create table kept_${table} as table ${table}`)
    await db.query(`alter table ${table} disable trigger user`)
  }
  try {
    for (const one of statements) await db.query(one)
    return await found()
  } finally {
    for (const table of ['agreements', 'agreement_log']) {
      await db.query(`delete from ${table}`)
      await db.query(`insert into ${table} select * from kept_${table}`)
      await db.query(`drop table kept_${table}`)
      await db.query(`alter table ${table} enable trigger user`)
    }
  }
}

/** The log written anew behind an entry that was changed, with hashes that fit: only meaning can give it away. */
async function rewritten(
  change: (body: Record<string, never>) => void,
  seq: number,
  each: <Entry extends { kind: string; by: string }>(entry: Entry) => Entry = (entry) => entry,
): Promise<string[]> {
  const log = await readLog(db)
  const entries = log.map(({ seq: at, kind, by, version, body, at: when }) => ({
    seq: at,
    kind,
    at: when,
    by,
    version,
    body: structuredClone(body) as Record<string, never>,
  }))
  change(entries[seq - 1]!.body)
  return chainLog(null, entries.map(each)).map(
    (entry) =>
      `update agreement_log set by = '${entry.by}', body = '${entry.bodyText.replaceAll("'", "''")}', hash = '\\x${entry.hash.toString('hex')}'
        where seq = ${entry.seq}`,
  )
}

describe('given an agreement in force, when somebody changes it with plain SQL, then the database refuses', () => {
  test.each([
    `update agreements set text = text || ' '`,
    `update agreements set effective_from = now() where version = 1`,
    `delete from agreements where version = 2`,
    `delete from agreements where false`,
    `truncate agreements`,
    `update agreement_log set by = 'person:eve'`,
    `delete from agreement_log where seq > 3`,
    `truncate agreement_log`,
    `truncate agreements, agreement_log cascade`,
    `insert into agreements select 1, version + 1, text, hash, now(), now() from agreements where version = 2`,
    `insert into agreements select 1, version + 2, text, hash, now(), now() from agreements where version = 2`,
    `insert into agreement_log select 1, seq + 5, kind, at, by, version, body, hash from agreement_log where seq = 6`,
  ])('%s', async (statement) => {
    await expect(db.query(statement)).rejects.toThrow(/cannot be changed|not the next|was not enacted/)
    expect(await found()).toBe('"ok"')
  })

  test('a row whose hash is not that of its text, or that lies before its forerunner', async () => {
    const enact = (version: number): LifeFact => ({
      kind: 'AgreementEnacted',
      version,
      body: { hash: textHash('x'), effectiveFrom: clock.now },
    })
    const trying = (row: string) =>
      db.transaction(async (transaction) => {
        await appendLife(transaction, [enact(3)], clock.now, 'person:eve')
        await transaction.query(`insert into agreements values (1, 3, 'x', ${row}, now())`)
      })
    await expect(trying(`sha256('y'), '2030-01-01'`)).rejects.toThrow('is not that of its text')
    await expect(trying(`sha256('x'), '2001-01-01'`)).rejects.toThrow('before version 2')
  })
})

describe('given who may switch the triggers off, when they change what binds, then the audit names it', () => {
  test('nothing was changed', async () => expect(await found()).toBe('"ok"'))

  test.each([
    [
      `update agreements set text = replace(text, '40', '30') where version = 2`,
      'agreement version 2 was changed',
    ],
    [
      `update agreements set text = text || ' ', hash = sha256(convert_to(text || ' ', 'UTF8')) where version = 2`,
      'agreement version 2 is another text than the one that was signed',
    ],
    [`update agreements set effective_from = now() where version = 2`, 'in force from another moment'],
    [`delete from agreements where version = 2`, 'agreement version 2 was enacted and is not there'],
    [
      `insert into agreements select 1, 3, text, hash, now(), now() from agreements where version = 2`,
      'agreement version 3 is law and was never enacted',
    ],
    [
      `update agreement_log set by = 'person:eve' where kind = 'AgreementSigned' and seq = 3`,
      'AgreementSigned of version 2',
    ],
    [`update agreement_log set at = at + interval '1 second' where seq = 5`, 'does not match its hash'],
    [`delete from agreement_log where seq = 4`, 'version 2 was enacted without the signature of marketing'],
    [`delete from agreement_log where kind in ('AgreementEnacted', 'AgreementSuperseded')`, 'never enacted'],
    [`delete from agreement_log`, 'agreement version 1 is law and was never enacted'],
    [`update agreement_log set kind = 'AgreementForged' where seq = 3`, 'unknown kind of entry'],
    ...[2, 3, 4, 5, 6, 7].flatMap((seq) =>
      ['null', '{}', '[]', '"x"', '{"hash": 1, "text": null, "effectiveFrom": "x"}'].map(
        (body): [string, string] => [
          `update agreement_log set body = '${body}' where seq = ${seq}`,
          'cannot be read',
        ],
      ),
    ),
  ])('%s', async (statement, words) => {
    expect(await tampered([statement])).toContain(words)
  })

  test('a signature moved to another text, with the whole chain written anew', async () => {
    const statements = await rewritten((body) => Object.assign(body, { hash: textHash('another') }), 3)
    expect(await tampered(statements)).toContain(
      'the signature of sales on version 2 is bound to another text',
    )
  })

  test('a late starting point and its row, which nobody signed', async () => {
    const log = await readLog(db)
    const body = { hash: textHash('x'), name: 'x', effectiveFrom: clock.now }
    const last = log.at(-1)!
    const entry = {
      seq: last.seq + 1,
      kind: 'StartingPointTaken',
      at: clock.now,
      by: 'baton',
      version: 3,
      body,
    }
    const [made] = chainLog(last.hash, [entry])
    const insert = `insert into agreement_log values (1, ${made!.seq}, '${made!.kind}', to_timestamp(${clock.now / 1000}), 'baton', 3,
      '${made!.bodyText}', '\\x${made!.hash.toString('hex')}')`
    const row = `insert into agreements values (1, 3, 'x', sha256('x'), '2030-01-01', now())`
    // with the triggers on, the row is refused
    const both = db.transaction(async (transaction) => {
      await transaction.query(insert)
      await transaction.query(row)
    })
    await expect(both).rejects.toThrow('version 3 was not enacted')
    expect(await tampered([insert, row])).toContain(
      'version 3 was taken as the starting point after the beginning',
    )
  })

  test('a proposal with another text, with the whole chain written anew', async () => {
    const statements = await rewritten((body) => Object.assign(body, { text: 'another' }), 2)
    expect(await tampered(statements)).toContain('the proposal of version 2 does not match its hash')
  })

  test('a signature given to another function, with the whole chain written anew', async () => {
    const statements = await rewritten((body) => Object.assign(body, { function: 'marketing' }), 3)
    const said = await tampered(statements)
    expect(said).toContain('the signature of marketing on version 2 stands twice')
    expect(said).toContain('enacted without the signature of sales')
  })

  test('two signatures of one person, with the whole chain written anew', async () => {
    const statements = await rewritten(
      () => undefined,
      3,
      (entry) => ({
        ...entry,
        by: entry.kind === 'AgreementSigned' ? 'person:eve' : entry.by,
      }),
    )
    expect(await tampered(statements)).toContain(
      'the signature of marketing on version 2 is by somebody who signed for another function',
    )
  })

  test('an enactment before the day that was signed, with its row and the whole chain written anew', async () => {
    const statements = await rewritten((body) => Object.assign(body, { effectiveFrom: MONDAY }), 6)
    const row = `update agreements set effective_from = to_timestamp(${MONDAY / 1000}) where version = 2`
    expect(await tampered([...statements, row])).toContain(
      'version 2 was enacted from an earlier day than its text names',
    )
  })
})

describe('given the last signature, when the database fails before its commit, then nothing of it is there', () => {
  test('no signature, no enactment, no row', async () => {
    clock.now += DAY
    const next = yamlOf(3, '2026-08-01')
    await proposeText(services, parties.marketing, { text: next, basedOn: 2 })
    const signing = (who: (typeof parties)['sales'], also?: () => Promise<void>) =>
      record(
        services,
        who,
        (life, now) => sign(life, 3, { hash: textHash(next), method: 'passkey' }, who, now),
        also,
      )
    await signing(parties.sales)
    await signing(parties.marketing)
    const before = (await readLog(db)).length
    await expect(signing(parties.leadgen, () => Promise.reject(new Error('power cut')))).rejects.toThrow(
      'power cut',
    )
    expect(await readLog(db)).toHaveLength(before)
    expect((await db.query('select from agreements')).rowCount).toBe(2)
    expect(await signing(parties.leadgen)).toHaveProperty('versions')
    expect((await db.query('select from agreements')).rowCount).toBe(3)
    expect(await found()).toBe('"ok"')
  })

  test('a row without its enactment is refused, whoever writes it', async () => {
    const row = { version: 4, text: 'x', effectiveFrom: clock.now + 99 * DAY, recordedAt: clock.now }
    await expect(insertAgreement(db, row)).rejects.toThrow('was not enacted')
  })
})
