import { generateKeyPair } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Queryable } from '#platform/database.ts'
import type { Sending } from '#journey/mailing/sending.store.ts'
import type { Services } from '#work/services.ts'
import type { Signing } from '#journey/mailing/sending.rules.ts'

const generate = promisify(generateKeyPair)

/**
 * A new DKIM key (RFC 6376, RSA of 2,048 bits as RFC 8301 wants it) for a domain. Its private part is a file of the data
 * folder that nobody else may read; it leaves the machine in no answer and no backup.
 */
export async function makeKey(services: Services, domain: string, by: string): Promise<void> {
  const { db } = services
  const now = services.now()
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const selector = await keepPrivate(services, await freeSelector(db, now), privateKey)
  // the file first: a key that the database names is there
  await db.query(
    `insert into mail_keys (workspace_no, selector, domain, public_key, made_at, made_by)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0), $5)`,
    [selector, domain, publicKey.toString('base64'), now, by],
  )
}

/** Under the next free name: a file that no row names (a crash between the two, a restored database) stays as it is. */
async function keepPrivate(services: Services, selector: string, key: string): Promise<string> {
  const file = fileOf(services, selector)
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    await fs.writeFile(file, key, { mode: 0o600, flag: 'wx', flush: true })
    return selector
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST' || selector.length > 40) throw error
    return keepPrivate(services, `${selector}y`, key)
  }
}

/** baton20260608, and with a letter behind it on a day that had one already. */
async function freeSelector(db: Queryable, now: number): Promise<string> {
  const day = `baton${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}`
  const { rows } = await db.query<{ n: number }>(
    'select count(*)::int as n from mail_keys where workspace_no = 1 and selector like $1',
    [`${day}%`],
  )
  return rows[0]!.n === 0 ? day : `${day}x${rows[0]!.n}`
}

function fileOf({ config }: Services, selector: string): string {
  return path.join(config.dataFolder, 'mail', `${selector}.pem`)
}

const known = new Map<string, Signing>()

/** What mails are signed with; null: there is no key, or its private part is not on this machine. */
export async function readSigning(services: Services, { key }: Sending): Promise<Signing | null> {
  if (key === null) return null
  const file = fileOf(services, key.selector)
  const found = known.get(file)
  if (found) return found
  const privateKey = await fs.readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  })
  if (privateKey === null) return null
  const signing = { domain: key.domain, selector: key.selector, privateKey }
  known.set(file, signing)
  return signing
}
