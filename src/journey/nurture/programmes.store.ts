import { canonical } from '#journey/nurture/canonical.contract.ts'
import { createHash, randomBytes } from 'node:crypto'
import { compileProgramme } from '#journey/nurture/compile.ts'
import { programmesOf } from '#journey/nurture/running.rules.ts'
import type { LeadField } from '#journey/agreement/ruleset.ts'
import type { Mailing } from '#journey/nurture/programme.rules.ts'
import type {
  MailingTurn,
  NurtureReader,
  Published,
  ReadProgrammes,
  Turn,
} from '#journey/nurture/running.rules.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'
import type { Queryable } from '#platform/database.ts'

interface Row {
  programme: string
  version: number
  document: unknown
  hash: Buffer
  key: Buffer
  published_at: number
  published_by: string
}

interface TurnRow {
  programme: string
  what: Turn['what']
  version: number
  from_at: number
  by: string
}

/** Every programme of the workspace, compiled. `fields`: those of the agreement in force; conditions are read with them. */
export async function readProgrammes(
  db: Queryable,
  fields: Record<string, LeadField>,
): Promise<ReadProgrammes> {
  // one after the other: the audit reads within one transaction
  const versions = await db.query<Row>(
    `select programme, version, document, hash, key, published_at, published_by from programmes
      where workspace_no = 1 order by programme, version`,
  )
  const turns = await db.query<TurnRow>(
    'select programme, what, version, from_at, by from programme_turns where workspace_no = 1 order by programme, turn',
  )
  const rules = await db.query<{ rules: Mailing; from_at: number }>(
    'select rules, from_at from mailing_rules where workspace_no = 1 order by turn',
  )
  const faults: string[] = []
  const published: Published[] = []
  for (const row of versions.rows) {
    const named = { id: row.programme, version: row.version, key: row.key.toString('hex') }
    const compiled = compileProgramme(row.document, named, fields, null)
    if (!hashOf(row.document).equals(row.hash))
      faults.push(`programme ${row.programme} version ${row.version} was changed in the database`)
    else if ('problems' in compiled)
      faults.push(`programme ${row.programme} version ${row.version} cannot be read any more`)
    else published.push({ ...compiled, at: row.published_at, by: row.published_by })
  }
  const ran = turns.rows.map(({ from_at: from, ...turn }) => ({ ...turn, from }))
  const mailings = rules.rows.map(({ rules: mailing, from_at: from }) => ({ mailing, from }))
  const programmes = programmesOf(
    published.map(({ programme }) => programme),
    ran,
    mailings,
  )
  return { programmes, published, turns: ran, mailings, faults }
}

/** Of the document with its keys in order: JSON columns keep no order of their own. */
export function hashOf(document: unknown): Buffer {
  return createHash('sha256').update(canonical(document)).digest()
}

/** The draw's key of a programme; null: it was never published. */
export async function keyOf(db: Queryable, programme: string): Promise<Buffer | null> {
  const { rows } = await db.query<{ key: Buffer }>(
    'select key from programmes where workspace_no = 1 and programme = $1 order by version limit 1',
    [programme],
  )
  return rows[0]?.key ?? null
}

/** A new version; the draw's key stays that of the first, so that who was held out stays held out. */
export async function insertVersion(
  db: Queryable,
  given: {
    programme: string
    version: number
    document: ProgrammeDocument
    key: Buffer | null
    at: number
    by: string
  },
): Promise<Buffer> {
  const key = given.key ?? randomBytes(32)
  await db.query(
    `insert into programmes (workspace_no, programme, version, document, hash, key, published_at, published_by)
     values (1, $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7)`,
    [
      given.programme,
      given.version,
      JSON.stringify(given.document),
      hashOf(given.document),
      key,
      given.at,
      given.by,
    ],
  )
  return key
}

export async function insertTurn(db: Queryable, turn: Turn & { by: string }): Promise<void> {
  await db.query(
    `insert into programme_turns (workspace_no, programme, turn, what, version, from_at, by)
     select 1, $1, coalesce(max(turn), 0) + 1, $2, $3, to_timestamp($4 / 1000.0), $5
       from programme_turns where workspace_no = 1 and programme = $1`,
    [turn.programme, turn.what, turn.version, turn.from, turn.by],
  )
}

export async function insertMailing(db: Queryable, given: MailingTurn & { by: string }): Promise<void> {
  await db.query(
    `insert into mailing_rules (workspace_no, turn, rules, from_at, by)
     select 1, coalesce(max(turn), 0) + 1, $1, to_timestamp($2 / 1000.0), $3 from mailing_rules where workspace_no = 1`,
    [JSON.stringify(given.mailing), given.from, given.by],
  )
}

/** For whoever keeps the law of a process up to date. */
export const nurtureReader: NurtureReader = {
  mark: ['programmes', 'programme_turns', 'mailing_rules']
    .map((table) => `(select count(*) from ${table} where workspace_no = 1)`)
    .join(" || ' ' || "),
  read: readProgrammes,
}
