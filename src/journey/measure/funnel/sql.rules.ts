import type { Ruleset, StageKind } from '#journey/agreement/ruleset.ts'

/** A stage and where it stands in `passes.reached`; null: nobody has entered it yet. */
export interface Placed {
  id: string
  name: string
  kind: StageKind
  place: number | null
}

/** Through what passes go, and where they leave: the path of the agreement, and every exit that any version of it had. */
export interface Course {
  path: Placed[]
  exits: Placed[]
}

const EXITS: readonly StageKind[] = ['lost', 'nurture', 'disqualified', 'closed']

export function courseOf(
  rules: Pick<Ruleset, 'path' | 'stages'>,
  versions: Pick<Ruleset, 'stages'>[],
  places: ReadonlyMap<string, number>,
): Course {
  const placed = ({ id, name, kind }: Ruleset['stages'][string]): Placed => ({
    id,
    name,
    kind,
    place: places.get(id) ?? null,
  })
  const known = new Map(
    [...versions, rules].flatMap(({ stages }) => Object.values(stages).map((stage) => [stage.id, stage])),
  )
  const exits = [...known.values()].filter(({ id, kind }) => EXITS.includes(kind) && !rules.path.includes(id))
  return { path: rules.path.map((id) => placed(rules.stages[id]!)), exits: exits.map(placed) }
}

/**
 * Each pass as it had come by a moment ($1, epoch ms). `r1` …: when it entered each stage of the path; `f`: the last of them
 * by place, 0 for none, `rf`: when it entered that; `l`, `x`: when it left the path from there and by which exit, null and 0 for not.
 * Only first entries are known: who is sent back stays counted with the stage that they had come to.
 * `offset 0` keeps PostgreSQL from writing an expression out wherever it is used: over a million passes that took twice as long.
 */
export function comeSql({ path, exits }: Course, columns: string, from: string, where: string): string {
  const known = ({ place }: Placed): string =>
    // of a parameter that nothing uses PostgreSQL cannot tell the type: in a new workspace nobody has entered any stage
    place === null
      ? 'nullif($1::float8, $1::float8)'
      : `case when p.reached[${place}] <= $1::float8 then p.reached[${place}] end`
  const stages = path.map((stage, i) => `${known(stage)} as r${i + 1}`)
  const outs = exits.map((exit, i) => `${known(exit)} as e${i + 1}`)
  const last = path.map((_, i) => path.length - i)
  const furthest = `case ${last.map((i) => `when r${i} is not null then ${i}`).join(' ')} else 0 end`
  const at = `coalesce(${[...last.map((i) => `r${i}`), 'null'].join(', ')})`
  const left = exits.map((_, i) => `case when e${i + 1} >= ${at} then e${i + 1} end`)
  const which = exits.map((_, i) => `when e${i + 1} = l then ${i + 1}`)
  return `select *, case when l is null then 0 ${which.join(' ')} else 0 end as x from (
    select *, ${furthest} as f, ${at} as rf, ${exits.length === 0 ? 'null::float8' : `least(${left.join(', ')})`} as l from (
     select ${[columns, ...stages, ...outs].join(', ')} from ${from} where ${where} offset 0) as reached
    offset 0) as come`
}

/** When a pass entered any stage behind number `i` of the path, from 1; null at its end. */
export function nextSql({ path }: Course, i: number): string {
  const later = path.slice(i).map((_, k) => `r${i + k + 1}`)
  return later.length === 0 ? 'null::float8' : `least(${later.join(', ')})`
}
