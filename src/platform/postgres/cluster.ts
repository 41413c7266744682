import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { giveTo, type Account } from './account.ts'

/** The two roles of the embedded server: `postgres` for maintenance only, `baton` for everything else. */
export interface Passwords {
  readonly postgres: string
  readonly baton: string
}

/** The passwords of this data folder, made at random when it is new, in a file that only its owner can read. */
export function passwordsOf(dataFolder: string, clusterExists: boolean): Passwords {
  const file = path.join(dataFolder, 'postgres-passwords.json')
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Passwords
  if (clusterExists) throw new Error(`${file} is missing: without it the database beside it cannot be opened`)
  const random = () => randomBytes(24).toString('base64url')
  const passwords: Passwords = { postgres: random(), baton: random() }
  const aside = `${file}.new`
  fs.writeFileSync(aside, JSON.stringify(passwords), { mode: 0o600, flush: true })
  fs.renameSync(aside, file)
  return passwords
}

/**
 * Makes a new cluster: UTF-8, sorted and upper-cased by PostgreSQL's own C.UTF-8 (the same on every system, whatever its
 * locale), checksums on, every connection by scram. Made aside and renamed, so that a kill leaves none half-made.
 */
export async function makeCluster(
  native: string,
  home: string,
  passwords: Passwords,
  account: Account | null,
) {
  const aside = path.join(home, 'cluster.new')
  const passwordFile = path.join(home, 'initdb-password')
  fs.rmSync(aside, { recursive: true, force: true })
  fs.rmSync(passwordFile, { force: true })
  fs.writeFileSync(passwordFile, passwords.postgres, { mode: 0o600 })
  giveTo(account, passwordFile)
  const flags = ['-U', 'postgres', '-E', 'UTF8', '--locale=C', '--locale-provider=builtin']
  flags.push(
    '--builtin-locale=C.UTF-8',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  )
  try {
    await promisify(execFile)(path.join(native, 'bin', 'initdb'), ['-D', aside, ...flags], {
      cwd: home,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    })
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
  fs.renameSync(aside, path.join(home, 'cluster'))
}

/**
 * Makes role and database `baton`; repeatable, for the case that an earlier attempt was cut off.
 * The role owns its database, hence may create trusted extensions (pg_trgm) there, and nothing beyond.
 */
export async function makeDatabase(maintenanceUrl: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const { rowCount: roles } = await client.query(`select from pg_roles where rolname = 'baton'`)
    if (roles === 0) {
      await client.query(`create role baton login password ${client.escapeLiteral(passwords.baton)}`)
    }
    const { rowCount: databases } = await client.query(`select from pg_database where datname = 'baton'`)
    if (databases === 0) await client.query('create database baton owner baton')
  } finally {
    await client.end()
  }
}
