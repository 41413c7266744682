import type { Language } from '#platform/language.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { TemplateText } from './render.contract.ts'

export interface StoredTemplate extends TemplateText {
  id: string
  version: number
  name: string
  savedAt: number
  savedBy: string
}

const COLUMNS =
  'template as id, version, name, language, subject, preview, body, saved_at as "savedAt", saved_by as "savedBy"'

/** The latest version of each, by name. */
export async function latestTemplates(db: Queryable): Promise<StoredTemplate[]> {
  const { rows } = await db.query<StoredTemplate>(
    `select * from (select distinct on (template) ${COLUMNS} from templates where workspace_no = 1
        order by template, version desc) as latest order by lower(name), id`,
  )
  return rows
}

const MOST_VERSIONS = 100

/** Its versions, latest first; none: there is no such template. */
export async function versionsOf(db: Queryable, id: string): Promise<StoredTemplate[]> {
  const { rows } = await db.query<StoredTemplate>(
    `select ${COLUMNS} from templates where workspace_no = 1 and template = $1 order by version desc limit ${MOST_VERSIONS}`,
    [id],
  )
  return rows
}

/** @returns false when that version is there already: somebody was faster */
export async function insertTemplate(db: Queryable, given: StoredTemplate): Promise<boolean> {
  const { id, version, name, language, subject, preview, body, savedAt, savedBy } = given
  const { rowCount } = await db.query(
    `insert into templates (workspace_no, template, version, name, language, subject, preview, body, saved_at, saved_by)
     values (1, $1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0), $9) on conflict do nothing`,
    [id, version, name, language satisfies Language, subject, preview, body, savedAt, savedBy],
  )
  return rowCount > 0
}
