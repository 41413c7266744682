import type { Purpose } from '#journey/consent/purposes.rules.ts'
import type { Queryable } from '#platform/database.ts'

const COLUMNS = `purpose as id, version, name, name_de as "nameDe", text, text_de as "textDe", retired,
  published_at as "publishedAt", published_by as "publishedBy"`

/** The latest version of each purpose, retired ones too, in the order in which they came to be. */
export async function readPurposes(db: Queryable): Promise<Purpose[]> {
  const { rows } = await db.query<Purpose>(
    `select p.*, min(f.published_at) as first from (
       select distinct on (purpose) ${COLUMNS} from purposes where workspace_no = 1 order by purpose, version desc) as p
       join purposes f on f.workspace_no = 1 and f.purpose = p.id and f.version = 1
      group by p.id, p.version, p.name, p."nameDe", p.text, p."textDe", p.retired, p."publishedAt", p."publishedBy"
      order by first, p.id`,
  )
  return rows
}

/** Every version of one purpose, the latest first. */
export async function readVersions(db: Queryable, id: string): Promise<Purpose[]> {
  const { rows } = await db.query<Purpose>(
    `select ${COLUMNS} from purposes where workspace_no = 1 and purpose = $1 order by version desc`,
    [id],
  )
  return rows
}

/** A new version after the one that was seen. @returns false when somebody else published meanwhile */
export async function insertVersion(
  db: Queryable,
  { id, version, name, nameDe, text, textDe, retired, publishedAt, publishedBy }: Purpose,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into purposes (workspace_no, purpose, version, name, name_de, text, text_de, retired, published_at, published_by)
     select 1, $1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0), $9
      where $2 = 1 + (select coalesce(max(version), 0) from purposes where workspace_no = 1 and purpose = $1)
     on conflict do nothing`,
    [id, version, name, nameDe, text, textDe, retired, publishedAt, publishedBy],
  )
  return rowCount > 0
}
