import type { Queryable } from '#platform/database.ts'

/** A template was retired or came back. `at`: epoch ms. */
export interface TemplateTurn {
  turn: number
  what: 'retired' | 'restored'
  at: number
  by: string
  note: string
}

/** Its turns, latest first. */
export async function turnsOf(db: Queryable, template: string): Promise<TemplateTurn[]> {
  const { rows } = await db.query<TemplateTurn>(
    `select turn, what, at, by, note from template_turns where workspace_no = 1 and template = $1 order by turn desc`,
    [template],
  )
  return rows
}

/** Since when templates are retired, by id. */
export async function retiredSince(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await db.query<{ template: string; what: TemplateTurn['what']; at: number }>(
    `select distinct on (template) template, what, at from template_turns where workspace_no = 1
      order by template, turn desc`,
  )
  return new Map(rows.filter(({ what }) => what === 'retired').map(({ template, at }) => [template, at]))
}

/** @returns false when that turn is there already: somebody was faster */
export async function insertTurn(db: Queryable, template: string, given: TemplateTurn): Promise<boolean> {
  const { turn, what, at, by, note } = given
  const { rowCount } = await db.query(
    `insert into template_turns (workspace_no, template, turn, what, at, by, note)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0), $5, $6) on conflict do nothing`,
    [template, turn, what, at, by, note],
  )
  return rowCount > 0
}
