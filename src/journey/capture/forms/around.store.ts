import { randomBytes } from 'node:crypto'
import { loadCards } from '#work/load.ts'
import { worded } from '#journey/consent/purposes.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Purpose } from '#journey/consent/purposes.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** What people can agree to now: the latest version of each purpose that is not retired, in a language's words. */
export async function offeredPurposes(
  db: Queryable,
  language: Language,
): Promise<{ id: string; version: number; name: string; text: string }[]> {
  const { rows } = await db.query<
    Pick<Purpose, 'id' | 'version' | 'name' | 'nameDe' | 'text' | 'textDe' | 'retired'>
  >(
    `select distinct on (purpose) purpose as id, version, name, name_de as "nameDe", text, text_de as "textDe", retired
       from purposes where workspace_no = 1 order by purpose, version desc`,
  )
  return rows
    .filter(({ retired }) => !retired)
    .map((one) => ({ id: one.id, version: one.version, ...worded(one as Purpose, language) }))
}

/** The words that somebody agreed to; null: there is no such version. */
export async function purposeText(
  db: Queryable,
  id: string,
  version: number,
  language: Language,
): Promise<string | null> {
  const { rows } = await db.query<Pick<Purpose, 'name' | 'nameDe' | 'text' | 'textDe'>>(
    `select name, name_de as "nameDe", text, text_de as "textDe" from purposes
      where workspace_no = 1 and purpose = $1 and version = $2`,
    [id, version],
  )
  return rows[0] ? worded(rows[0] as Purpose, language).text : null
}

/**
 * Which fields are known of the person whose browser this is; nothing of what they hold. Empty for a browser that never said
 * who it is, or whose person was erased.
 */
export async function knownFields(db: Queryable, visitor: string | null): Promise<Set<string>> {
  if (visitor === null) return new Set()
  const { rows } = await db.query<{ lead_id: string }>(
    'select lead_id from visitors where workspace_no = 1 and visitor = $1',
    [visitor],
  )
  if (!rows[0]) return new Set()
  const card = (await loadCards(db, [], [rows[0].lead_id])).cards.get(rows[0].lead_id)
  if (!card || card.state.erased) return new Set()
  const { person, state, company } = card
  const { fields = {}, ...details } = person
  return new Set([
    ...Object.keys(details),
    ...Object.keys(fields),
    ...Object.keys(state.attributes),
    ...(company ? ['company'] : []),
  ])
}

const keys = new WeakMap<Queryable, Promise<Uint8Array>>()

/** What tickets and confirmation links are signed with: the same for every server of a workspace. */
export function formKey(db: Queryable): Promise<Uint8Array> {
  let key = keys.get(db)
  if (!key) {
    key = readKey(db)
    keys.set(db, key)
    // one that could not be read is asked for again
    key.catch(() => keys.delete(db))
  }
  return key
}

async function readKey(db: Queryable): Promise<Uint8Array> {
  await db.query('insert into form_secrets (workspace_no, key) values (1, $1) on conflict do nothing', [
    randomBytes(32),
  ])
  const { rows } = await db.query<{ key: Buffer }>('select key from form_secrets where workspace_no = 1')
  return new Uint8Array(rows[0]!.key)
}
