import { TEAMS } from '#journey/agreement/ruleset.ts'
import { TOUCH_KINDS } from '#journey/agreement/touch.kinds.ts'
import { desk } from '#journey/state.ts'
import type { Known } from '#journey/nurture/compile.ts'
import type { ProgrammeChoices } from '#journey/nurture/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'

interface Named {
  id: string
  name: string
}

/** Purposes, templates and systems as they are called now, by name. */
async function readNames(
  db: Queryable,
): Promise<Record<'purposes' | 'hooks', Named[]> & { templates: (Named & { retired: boolean })[] }> {
  const [purposes, templates, hooks] = await Promise.all([
    db.query<Named & { retired: boolean }>(
      `select distinct on (purpose) purpose as id, name, retired from purposes where workspace_no = 1
        order by purpose, version desc`,
    ),
    db.query<Named & { retired: boolean }>(
      `select distinct on (template) template as id, name, coalesce((select what = 'retired' from template_turns
            where workspace_no = 1 and template = t.template order by turn desc limit 1), false) as retired
         from templates t where workspace_no = 1 order by template, version desc`,
    ),
    db.query<Named>('select hook as id, name from hooks where workspace_no = 1 order by name, hook'),
  ])
  const named = ({ id, name }: Named): Named => ({ id, name })
  return {
    purposes: purposes.rows.filter(({ retired }) => !retired).map(named),
    templates: templates.rows,
    hooks: hooks.rows,
  }
}

/** Everything that a programme may name, with what it is called. */
export async function choices({ db, law, now, owner }: Services): Promise<ProgrammeChoices> {
  const rules = law.at(now())
  const reasons = [...Object.values(rules.returnReasons), ...Object.values(rules.disqualifyReasons)]
  return {
    stages: Object.values(rules.stages).map(({ id, name, kind }) => ({ id, name, kind })),
    reasons: [...new Map(reasons.map(({ id, label, to }) => [id, { id, name: label, to }])).values()],
    ...(await readNames(db)),
    activities: activitiesOf(rules),
    teams: TEAMS.map((id) => ({ id, name: owner(desk(id)) })),
    touches: [...TOUCH_KINDS, 'task_done'],
    fields: Object.values(rules.fields)
      .filter(({ personal }) => !personal)
      .map(({ id, label }) => ({ id, label })),
  }
}

function activitiesOf({ stages }: Ruleset): Named[] {
  const all = Object.values(stages).flatMap(({ activities }) => activities)
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()]
}

/** The ids of it, for the compiler. `keeps`: steps that name a template since before, and may go on with one that is retired. */
export async function knownNames(services: Services, keeps: Known['keeps']): Promise<Known> {
  const { stages, reasons, purposes, templates, hooks, activities } = await choices(services)
  const ids = (some: { id: string }[]) => some.map(({ id }) => id)
  return {
    fields: services.law.at(services.now()).fields,
    stages: ids(stages),
    reasons: ids(reasons),
    purposes: ids(purposes),
    templates: ids(templates),
    retired: ids(templates.filter(({ retired }) => retired)),
    keeps,
    hooks: ids(hooks),
    activities: ids(activities),
  }
}
