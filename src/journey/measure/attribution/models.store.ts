import type { ModelDocument } from '#journey/measure/attribution/model.contract.ts'
import type { Queryable } from '#platform/database.ts'

export interface StoredModel {
  id: string
  version: number
  name: string
  document: ModelDocument
  at: number
  by: string
}

const SELECT = `select model_id as id, version, name, document, at, by from attribution_models where workspace_no = 1`

/** Every version that somebody wrote, the latest of each model first. Versions that were delivered are not in the table. */
export async function readModels(db: Queryable): Promise<StoredModel[]> {
  const { rows } = await db.query<StoredModel>(`${SELECT} order by model_id, version desc`)
  return rows
}

/** Adds a version. False: somebody was faster, there is this version already. */
export async function addModel(db: Queryable, model: StoredModel): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into attribution_models (workspace_no, model_id, version, name, document, at, by)
     values (1, $1, $2, $3, $4, to_timestamp($5::float8 / 1000.0), $6) on conflict do nothing`,
    [model.id, model.version, model.name, JSON.stringify(model.document), model.at, model.by],
  )
  return rowCount === 1
}
