import { allFull } from '#work/loads.ts'
import { isFull } from '#journey/handoff/availability.rules.ts'
import { ROUND, tickAll } from '#work/clockwork.ts'
import { TEAMS } from '#journey/agreement/ruleset.ts'
import type { Floor } from '#work/batch.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/**
 * Tries again to find a person for leads that wait at a desk, in the order of their value: the highest score first, of
 * equals who has waited longest. The head of the line is tried in every round, because a seat that comes free is
 * theirs. A lead that everybody gave back waits on, so behind the head each round goes on where the last one stopped and
 * begins again at the end: no lead hides those behind it.
 *
 * While everybody of a function is full, newcomers join the line and are not served before it (Floor.lines).
 *
 * @returns a round to be repeated
 */
export function routeWaiting(floor: Floor): () => Promise<void> {
  const walked = new Map<TeamFunction, Place>()
  const lines = (floor.lines ??= new Set())
  return async () => {
    for (const team of TEAMS) {
      if (somebodyTakes(floor, team)) await serve(floor, team, walked)
      if (!allFull(floor.people.values(), team)) lines.delete(team)
      else if ((await head(floor, team)) !== null) await form(floor, team, lines)
    }
  }
}

function somebodyTakes({ people }: Floor, team: TeamFunction): boolean {
  for (const one of people.values())
    if (one.function === team && one.available && !one.desk && !isFull(one)) return true
  return false
}

async function serve(floor: Floor, team: TeamFunction, walked: Map<TeamFunction, Place>): Promise<void> {
  const first = await waiting(floor, team, BEGINNING)
  await tickAll(floor, first, { fromLine: true })
  if (first.length < ROUND) return void walked.delete(team)
  const rows = await waiting(floor, team, walked.get(team) ?? first.at(-1)!)
  // before they are tried: leads that cannot be judged are told of and must not stop the others
  if (rows.length < ROUND) walked.delete(team)
  else walked.set(team, rows.at(-1)!)
  await tickAll(floor, rows, { fromLine: true })
}

interface Place {
  lead_id: string
  behind: number
  stage_since: number
}

const BEGINNING: Place = {
  lead_id: '00000000-0000-0000-0000-000000000000',
  behind: -2_000_000_000,
  stage_since: -8e12,
}

async function waiting(floor: Floor, team: TeamFunction, after: Place): Promise<Place[]> {
  const { rows } = await floor.db.query<Place>(
    `select lead_id, -score as behind, stage_since from leads where workspace_no = 1 and routing and function = $1
        and (-score, stage_since, lead_id) > ($2::int4, to_timestamp($3 / 1000.0), $4::uuid)
      order by -score, stage_since, lead_id limit ${ROUND}`,
    [team, after.behind, after.stage_since, after.lead_id],
    { name: 'line' },
  )
  return rows
}

async function head(floor: Floor, team: TeamFunction): Promise<{ lead_id: string; seq: number } | null> {
  const { rows } = await floor.db.query<{ lead_id: string; seq: number }>(
    `select lead_id, seq from leads where workspace_no = 1 and routing and function = $1
      order by -score, stage_since, lead_id limit 1`,
    [team],
  )
  return rows[0] ?? null
}

const TELL_AGAIN_MS = 24 * 3600_000

/** The line stands from now on; the function's managers hear of it once a day, from whichever process is first. */
async function form(floor: Floor, team: TeamFunction, lines: Set<TeamFunction>): Promise<void> {
  lines.add(team)
  const now = floor.now()
  await floor.db.query(
    `with told as (
       insert into routing_lines (workspace_no, function, told_at) values (1, $1, to_timestamp($2 / 1000.0))
       on conflict (workspace_no, function) do update set told_at = excluded.told_at
         where routing_lines.told_at <= to_timestamp(($2 - ${TELL_AGAIN_MS}) / 1000.0)
       returning function),
     first as (
       select lead_id, seq from leads where workspace_no = 1 and routing and function = $1
        order by -score, stage_since, lead_id limit 1)
     insert into outbox (workspace_no, lead_id, seq, kind, recipient, payload, due_at)
     -- the same lead may stand there unchanged tomorrow, and its latest entry may have told somebody something else
     select 1, lead_id, seq, 'NoticeLine ' || ($2 / ${TELL_AGAIN_MS})::int8, 'managers:' || $1,
            json_build_object('what', 'waiting', 'team', $1::text), to_timestamp($2 / 1000.0)
       from told, first
     on conflict do nothing`,
    [team, now],
  )
}
