import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { clearing } from '#cli/restore.ts'
import { dueAnew } from '#cli/restore.anew.ts'
import { LEFT_OUT } from '#platform/backup/tables.ts'
import { makeKey } from '#journey/mailing/sending.keys.ts'
import { readBackup } from '#platform/backup/read.ts'
import { readSending, writeSettings } from '#journey/mailing/sending.store.ts'
import { writeBackup } from '#platform/backup/write.ts'
import { freshDatabase } from '../support/database.ts'
import { workspace } from './workspace.ts'

/** What a backup holds of secrets is decided one by one: docs/backup.md says why. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-secrets-'))
const file = path.join(folder, 'one.backup')
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** In the backup: without them old links, forms, lists, programmes and sign-in would not work. */
const KEPT = [
  'api_keys.secret_hash',
  'form_secrets.key',
  'hooks.secret',
  'hooks.secret_before',
  'invitations.token_hash',
  'mail_keys.public_key',
  'mail_secrets.link_key',
  'outreach_settings.secret',
  'passkeys.public_key',
  'programmes.key',
  'second_factors.backup_codes',
  'second_factors.secret',
  'sign_in_methods.password',
  'sign_in_settings.secret',
]

describe('secrets in the schema', () => {
  it('given a column that looks like one, then it was decided whether backups hold it', async () => {
    const { database } = await freshDatabase()
    const { rows } = await database.query<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns
        where table_schema = 'public' and column_name ~ '(secret|token|password|private_key|backup_codes|(^|_)key$)'
          and column_name !~ '(_at|_reset)$' order by 1`,
    )
    /** keys by which rows are found, and no secrets */
    const plain = [
      'companies.key',
      'company_keys.key',
      'enrichments.key',
      'entries.key',
      'hooks.secret_by',
      'idempotency_keys.key',
      'identity_keys.key',
      'match_common.key',
      'match_keys.key',
      'suppressions.key',
      'worth_bases.key',
    ]
    const out = [...LEFT_OUT.columns, ...LEFT_OUT.tables.map((table) => `${table}.`)]
    const undecided = rows
      .map(({ place }) => place)
      .filter((place) => ![...KEPT, ...plain].includes(place) && !out.some((one) => place.startsWith(one)))
    expect(undecided).toEqual([])
    for (const place of KEPT) expect(rows.map((row) => row.place)).toContain(place)
  })
})

describe('a backup', () => {
  it('given people signed in, then no token of theirs is in it, and after a restore nobody is signed in', async () => {
    const { database } = await freshDatabase()
    await workspace(database)
    const session = (token: string) =>
      `insert into sessions (workspace_no, id, token, person_id, created_at, updated_at, expires_at)
       values (1, '${token}', '${token}', 'rita', now(), now(), now() + interval '1 day')`
    await database.query(session('session-of-rita'))
    await database.query(
      `insert into sign_in_challenges values (1, 'c', 'challenge-of-rita', 'v', now(), now(), now() + interval '1 day')`,
    )
    await database.query(
      `insert into sign_in_methods (workspace_no, id, person_id, provider, account_id, password, access_token, refresh_token, id_token, created_at, updated_at)
       values (1, 'm', 'rita', 'credential', 'rita', 'scrypt-of-rita', 'access-of-rita', 'refresh-of-rita', 'idtoken-of-rita', now(), now())`,
    )
    await writeBackup(database, file)
    const held = gunzipSync(fs.readFileSync(file)).toString('latin1')
    expect(held).toContain('scrypt-of-rita')
    expect(held).not.toMatch(/(session|challenge|access|refresh|idtoken)-of-rita/)

    const other = await freshDatabase()
    await workspace(other.database)
    await other.database.query(session('session-of-before'))
    await readBackup(other.database, file, clearing(true))
    expect((await other.database.query('select from sessions')).rows).toEqual([])
    const { rows } = await other.database.query('select password, access_token from sign_in_methods')
    expect(rows).toEqual([{ password: 'scrypt-of-rita', access_token: null }])
    const secret = (db: typeof database) =>
      db.query('select link_key from mail_secrets').then((one) => one.rows)
    expect(await secret(other.database)).toEqual(await secret(database))
  })
})

describe('after a restore', () => {
  it('given a signing key whose private part lies elsewhere, then it says which file, and is silent where the file is', async () => {
    const { database } = await freshDatabase()
    const { services } = await workspace(database)
    const here = { ...services, config: { ...services.config, dataFolder: path.join(folder, 'old') } }
    await makeKey(here, 'seller.example', 'person:rita')
    const { settings, revision, key } = await readSending(database)
    await writeSettings(database, { settings: { ...settings, signing: true }, revision, by: 'x', now: 0 })
    const pem = `mail/${key!.selector}.pem`
    await writeBackup(database, file, undefined)
    const privatePart = fs.readFileSync(path.join(folder, 'old', pem), 'utf8').split('\n')[1]!
    expect(gunzipSync(fs.readFileSync(file)).toString('latin1')).not.toContain(privatePart)

    const other = await freshDatabase()
    const copy = (await workspace(other.database)).services
    await readBackup(other.database, file, clearing(false))
    const there = { ...copy, config: { ...copy.config, dataFolder: path.join(folder, 'new') } }
    const said = (await dueAnew(there)).find(({ what }) => what === 'signing_key')!
    expect(said.sentence).toContain(pem)
    expect(said.sentence).toContain('no mail of a programme leaves')
    fs.cpSync(path.join(folder, 'old'), path.join(folder, 'new'), { recursive: true })
    expect((await dueAnew(there)).map(({ what }) => what)).not.toContain('signing_key')
  })

  it('given a workspace that people sign in to and mails that are due, then both are told', async () => {
    const { database } = await freshDatabase()
    const { services } = await workspace(database)
    expect((await dueAnew(services)).map(({ what }) => what)).toEqual(['settings'])
    await database.query(`insert into sign_in_settings (workspace_no, secret, claimed_at) values (1, 's', now())
       on conflict (workspace_no) do update set claimed_at = now()`)
    await database.query(
      `insert into messages (workspace_no, lead_id, seq, programme, version, step, template, due_at, state)
       values (1, gen_random_uuid(), 1, 'p', 1, 's', 't', now(), 'due')`,
    )
    const anew = await dueAnew(services)
    expect(anew.map(({ what }) => what)).toEqual(['settings', 'sign_in', 'mails_due'])
    expect(anew.at(-1)!.sentence).toMatch(/^1 mail /)
  })
})
