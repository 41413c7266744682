import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { audit } from '#journey/audit/actions.ts'
import { clearing } from '#cli/restore.ts'
import { exportTo } from '#cli/export.ts'
import { tryOnAll, type Draft } from '#journey/what-if/actions.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { readBackup } from '#platform/backup/read.ts'
import { writeBackup } from '#platform/backup/write.ts'
import { freshDatabase } from '../support/database.ts'
import { agreementText, annaIsWon, DAY, workspace, type Workspace } from './workspace.ts'

const { database } = await freshDatabase()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-backup-'))
const file = path.join(folder, 'one.backup')
let w: Workspace

beforeAll(async () => {
  w = await workspace(database)
  await annaIsWon(w)
  await w.capture({
    email: 'evil@example.org',
    company: '=HYPERLINK("http://x.example")',
    firstName: '@SUM(1)',
    lastName: 'a\tb\\n"q"',
  })
  await w.pass(30 * DAY)
  const [{ lead_id: lead }] = (await database.query('select lead_id from leads order by created_at'))
    .rows as [{ lead_id: string }]
  await w.tell(lead, act.rate({ author: 'person:rita', of: 'brief', rating: 4 }))
  for (const sql of OF_PEOPLE) await database.query(sql)
  await writeBackup(database, file)
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** What people set and what is counted of them: no ledger entry brings it back. */
const OF_PEOPLE = [
  `insert into notice_preferences values (1, 'rita', '{"offer":{"mail":"morning"}}', '2026-03-02T09:00:00Z')`,
  `insert into work_calendars values (1, 'abc', '{"zone":"Europe/Berlin"}', '2026-03-02T09:00:00Z')`,
  `insert into loads values (1, 'rita', 7, null) on conflict (workspace_no, person_id) do update set leads = 7`,
]
const ofPeople = async (db: typeof database) =>
  Promise.all(
    ['notice_preferences', 'work_calendars', 'loads', 'ratings', 'clocks', 'meetings'].map(
      async (table) => (await db.query(`select t::text from ${table} t order by 1`)).rows,
    ),
  )

const everything = async (db: typeof database) =>
  (await db.query('select lead_id, seq, hash, body::text from entries order by 1, 2')).rows

describe('backup and restore', () => {
  it('brings everything back into an empty workspace, to the byte, and the audit is ok', async () => {
    const other = await freshDatabase()
    const copy = await workspace(other.database)
    copy.clock.now = w.clock.now
    const counts = await readBackup(other.database, file, clearing(false).bind(null)).catch(
      (error: Error) => error,
    )
    expect(counts).toMatchObject({ leads: 2 })
    expect(await everything(other.database)).toEqual(await everything(database))
    const told = await ofPeople(database)
    expect(told.slice(0, 5).map(({ length }) => length > 0)).toEqual([true, true, true, true, true])
    expect(await ofPeople(other.database)).toEqual(told)
    await copy.services.refreshPeople()
    expect(await audit(copy.services, { serverRuns: false })).toMatchObject({
      leads: 2,
      chain: 'ok',
      replay: 'ok',
      promises: 'ok',
    })
    await expect(other.database.query('truncate entries')).rejects.toThrow()
  })

  it('when nothing was written but what a server writes by itself, the workspace counts as empty', async () => {
    const other = await freshDatabase()
    await workspace(other.database)
    for (const sql of OF_PEOPLE.slice(1)) await other.database.query(sql)
    await readBackup(other.database, file, clearing(false))
    expect(await ofPeople(other.database)).toEqual(await ofPeople(database))
  })

  it('when the workspace is in use, refuses, and with force gives up what it holds', async () => {
    const other = await freshDatabase()
    const copy = await workspace(other.database)
    await copy.capture({ email: 'old@example.com' })
    await expect(readBackup(other.database, file, clearing(false))).rejects.toThrow('is not empty')
    await readBackup(other.database, file, clearing(true))
    expect((await other.database.query(`select 1 from leads where email = 'old@example.com'`)).rows).toEqual(
      [],
    )
    expect(await everything(other.database)).toEqual(await everything(database))
  })

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200), 'damaged|cut off'],
    [
      'changed in one letter',
      (bytes: Buffer) =>
        gzipSync(Buffer.from(gunzipSync(bytes).toString('latin1').replace('Weber', 'Wober'), 'latin1')),
      'does not match its checksum',
    ],
    ['without its end', (bytes: Buffer) => gzipSync(gunzipSync(bytes).subarray(0, -150)), 'cut off|damaged'],
    [
      'of another schema',
      (bytes: Buffer) =>
        gzipSync(
          Buffer.from(gunzipSync(bytes).toString('latin1').replace('"schema":"1:', '"schema":"9:'), 'latin1'),
        ),
      'another version of the schema',
    ],
    ['not a backup', () => Buffer.from('name,email\nAnna,anna@example.com\n'), 'not a backup'],
    ['another gzip', () => gzipSync('{"hello":"world"}\n'), 'not a backup'],
    ['empty', () => Buffer.alloc(0), 'cut off|damaged'],
  ])('when the file is %s, says so and changes nothing', async (_what, spoil, words) => {
    const other = await freshDatabase()
    const copy = await workspace(other.database)
    await copy.capture({ email: 'old@example.com' })
    const bad = path.join(folder, 'bad.backup')
    fs.writeFileSync(bad, spoil(fs.readFileSync(file)))
    await expect(readBackup(other.database, bad, clearing(true))).rejects.toThrow(new RegExp(words))
    expect(
      (await other.database.query(`select 1 from leads where email = 'old@example.com'`)).rows,
    ).toHaveLength(1)
  })

  it('given a writer that goes on, shows one moment', async () => {
    let goOn = true
    const writing = (async () => {
      for (let i = 0; goOn; i++) await w.capture({ email: `busy${i}@example.com` })
    })()
    const busy = path.join(folder, 'busy.backup')
    await writeBackup(database, busy)
    goOn = false
    await writing
    const other = await freshDatabase()
    const copy = await workspace(other.database)
    await readBackup(other.database, busy, clearing(false))
    await copy.services.refreshPeople()
    expect(await audit(copy.services, { serverRuns: false })).toMatchObject({
      chain: 'ok',
      replay: 'ok',
      promises: 'ok',
    })
  })
})

describe('export', () => {
  it('writes the grain as CSV that no spreadsheet runs, and the agreement', async () => {
    const out = path.join(folder, 'out')
    const files = await exportTo(w.services, out)
    expect(files.map(({ file: name }) => name)).toEqual(
      expect.arrayContaining([
        'leads.csv',
        'entries.csv',
        'passages.csv',
        'touches.csv',
        'handoffs.csv',
        'clocks.csv',
        'meetings.csv',
        'ratings.csv',
        'opportunities.csv',
        'spend.csv',
        'people.csv',
        'agreement-1.yaml',
      ]),
    )
    const leads = parse(fs.readFileSync(path.join(out, 'leads.csv')), { columns: true }) as Record<
      string,
      string
    >[]
    const evil = leads.find(({ email }) => email === 'evil@example.org')!
    expect(evil).toMatchObject({ company: `'=HYPERLINK("http://x.example")`, name: `'@SUM(1) a\tb\\n"q"` })
    expect(evil.created_at).toMatch(/^2026-03-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const [rated] = parse(fs.readFileSync(path.join(out, 'ratings.csv')), { columns: true }) as object[]
    expect(rated).toMatchObject({ of: 'brief', rating: '4', by: 'person:rita' })
    const entries = parse(fs.readFileSync(path.join(out, 'entries.csv')), { columns: true }) as Record<
      string,
      string
    >[]
    expect(entries.length).toBe(files.find(({ file: name }) => name === 'entries.csv')!.rows)
    expect(entries.every(({ body }) => typeof JSON.parse(body!) === 'object')).toBe(true)
  })
})

describe('replay of a proposed agreement', () => {
  const proposal = (change: (text: string) => string): Draft => {
    const text = change(agreementText)
    const compiled = compileAgreement(text)
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
    return { text, ruleset: compiled.ruleset }
  }
  const whatIf = async (services: Workspace['services'], draft: Draft) => {
    const filter = { from: null, to: null, live: false }
    const here = {
      filter,
      prove: 'enough' as const,
      workers: 0,
      onProgress: () => undefined,
      cancelled: () => false,
    }
    const answer = await tryOnAll(services, draft, here)
    return answer !== null && 'result' in answer ? answer.result : answer
  }

  it('given the agreement in force, changes nothing', async () => {
    const result = await whatIf(
      w.services,
      proposal((text) => text),
    )
    expect(result).toMatchObject({ gained: [], lost: [], inForce: { won: 1, handedOver: 1 } })
    if (!result || 'what' in result) throw new Error(JSON.stringify(result))
    expect(result.proposed).toEqual(result.inForce)
  })

  it('when calls no longer qualify, Anna is lost', async () => {
    const strict = proposal((text) =>
      text
        .replace("'qualification_call' in activitiesHere", 'false')
        .replace("('qualification_call' in activities && handoff.returned == 0) ||", 'false ||')
        .replace('score.total >= 70', 'score.total >= 110')
        .replace(
          '    - { id: has_opportunity, label: There is an opportunity, if: "opportunity != \'none\'" }\n\nstages',
          '    - { id: never, label: Never, if: "opportunity == \'won\'" }\n\nstages',
        )
        .replace('version: 1', 'version: 2'),
    )
    const result = await whatIf(w.services, strict)
    expect(result).toMatchObject({
      inForce: { handedOver: 1 },
      proposed: { agreement: { version: 2 }, accepted: 0 },
    })
  })

  it('when the record is not what its agreement leads to, stops and names the entry', async () => {
    await database.query('grant update on entries to current_user')
    await database.query(`update entries set body = '{"activity":"none"}' where kind = 'ActivityCompleted'`)
    expect(
      await whatIf(
        w.services,
        proposal((text) => text),
      ),
    ).toMatchObject({ what: expect.any(String), lead: expect.any(String) })
  })
})
