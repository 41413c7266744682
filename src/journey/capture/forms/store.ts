import type { FormDocument } from '#journey/capture/forms/contract.ts'
import type { Queryable } from '#platform/database.ts'

/** A form as it is being written. Moments: epoch ms. */
export interface StoredForm {
  id: string
  document: FormDocument
  revision: number
  /** the revision that visitors see; null: never published */
  published: number | null
  open: boolean
  version: number | null
}

const FORM = `f.form as id, f.document, f.revision, f.published, f.open,
  (select max(v.version) from form_versions v where v.workspace_no = 1 and v.form = f.form) as version`

/** By name, as people look for them. */
export async function listForms(db: Queryable): Promise<StoredForm[]> {
  const { rows } = await db.query<StoredForm>(
    `select ${FORM} from forms f where f.workspace_no = 1 order by lower(f.document->>'name'), f.form`,
  )
  return rows
}

export async function readForm(db: Queryable, id: string): Promise<StoredForm | null> {
  const { rows } = await db.query<StoredForm>(
    `select ${FORM} from forms f where f.workspace_no = 1 and f.form = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** @returns false when the id is taken */
export async function insertForm(
  db: Queryable,
  id: string,
  document: FormDocument,
  { by, now }: { by: string; now: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into forms (workspace_no, form, document, changed_at, changed_by)
     values (1, $1, $2, to_timestamp($3 / 1000.0), $4) on conflict do nothing`,
    [id, JSON.stringify(document), now, by],
  )
  return rowCount > 0
}

/** @returns false when somebody else saved since `revision` */
export async function changeForm(
  db: Queryable,
  id: string,
  { document, open, revision }: { document?: FormDocument; open?: boolean; revision: number },
  { by, now }: { by: string; now: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update forms set document = coalesce($3::jsonb, document), open = coalesce($4, open),
        revision = revision + ($3 is not null and $3::jsonb <> document)::int4,
        changed_at = to_timestamp($5 / 1000.0), changed_by = $6
      where workspace_no = 1 and form = $1 and revision = $2`,
    [id, revision, document ? JSON.stringify(document) : null, open ?? null, now, by],
  )
  return rowCount > 0
}

/** Visitors see this revision from now on. @returns its version, null when somebody else saved meanwhile */
export async function publishForm(
  db: Queryable,
  id: string,
  revision: number,
  { by, now }: { by: string; now: number },
): Promise<number | null> {
  const { rows } = await db.query<{ version: number }>(
    `with now as (update forms set published = revision where workspace_no = 1 and form = $1 and revision = $2
        returning document)
     insert into form_versions (workspace_no, form, version, document, published_at, published_by)
     select 1, $1, 1 + (select coalesce(max(version), 0) from form_versions where workspace_no = 1 and form = $1),
       document, to_timestamp($3 / 1000.0), $4 from now
     on conflict do nothing returning version`,
    [id, revision, now, by],
  )
  return rows[0]?.version ?? null
}

export async function readVersions(
  db: Queryable,
  id: string,
): Promise<{ version: number; at: number; by: string }[]> {
  const { rows } = await db.query<{ version: number; at: number; by: string }>(
    `select version, published_at as at, published_by as by from form_versions
      where workspace_no = 1 and form = $1 order by version desc limit 50`,
    [id],
  )
  return rows
}

/** A version as visitors saw it, with whether the form still takes anything in; `version` null: the latest. */
export async function readPublished(
  db: Queryable,
  id: string,
  version: number | null = null,
): Promise<{ version: number; document: FormDocument; open: boolean } | null> {
  const { rows } = await db.query<{ version: number; document: FormDocument; open: boolean }>(
    `select v.version, v.document, f.open from form_versions v
       join forms f on f.workspace_no = 1 and f.form = v.form
      where v.workspace_no = 1 and v.form = $1 and ($2::int4 is null or v.version = $2)
      order by v.version desc limit 1`,
    [id, version],
    { name: 'published_form' },
  )
  return rows[0] ?? null
}
