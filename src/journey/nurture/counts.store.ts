import { NOBODY } from '#journey/nurture/views.rules.ts'
import type { Counts } from '#journey/nurture/views.rules.ts'
import type { ProgrammeDetail, StepCounts } from '#journey/nurture/contract.ts'
import type { Queryable } from '#platform/database.ts'

/**
 * Counts of people in programmes, from indexes alone. Whoever is treated is at a step as long as it runs, whoever is held
 * out never is: so the index of what runs tells them apart without looking at rows.
 */
const DAY_MS = 24 * 3_600_000
/** Ends that are what a programme is for. */
const FORWARD = ['goal', 'ready', 'sales']

export async function countProgrammes(db: Queryable, now: number): Promise<Map<string, Counts>> {
  const [running, entered, left, sent] = await Promise.all([
    db.query<{ programme: string; inside: number; held: number }>(
      `select programme, count(step)::int as inside, (count(*) - count(step))::int as held from enrolments
        where workspace_no = 1 and left_at is null group by programme`,
    ),
    db.query<{ programme: string; n: number }>(
      `select programme, count(*)::int as n from enrolments
        where workspace_no = 1 and entered_at > to_timestamp($1 / 1000.0) and arm = 'treated' group by programme`,
      [now - 30 * DAY_MS],
    ),
    db.query<{ programme: string; n: number; goal: number; forward: number }>(
      `select programme, count(*)::int as n, (count(*) filter (where because = 'goal'))::int as goal,
              (count(*) filter (where because = any($2)))::int as forward from enrolments
        where workspace_no = 1 and left_at > to_timestamp($1 / 1000.0) and arm = 'treated' group by programme`,
      [now - 30 * DAY_MS, FORWARD],
    ),
    db.query<{ programme: string; n: number }>(
      `select programme, count(*)::int as n from messages
        where workspace_no = 1 and flew_at > to_timestamp($1 / 1000.0) and state = 'sent' group by programme`,
      [now - 7 * DAY_MS],
    ),
  ])
  const counts = new Map<string, Counts>()
  const of = (id: string): Counts => {
    if (!counts.has(id)) counts.set(id, { ...NOBODY })
    return counts.get(id)!
  }
  for (const { programme, inside, held } of running.rows)
    Object.assign(of(programme), { inside, heldOut: held })
  for (const { programme, n } of entered.rows) of(programme).entered30 = n
  for (const { programme, n, goal, forward } of left.rows)
    Object.assign(of(programme), { left30: n, goal30: goal, forward30: forward })
  for (const { programme, n } of sent.rows) of(programme).sent7 = n
  return counts
}

/** Who is in which version, and at which step of it. */
export async function countRunning(
  db: Queryable,
  programme: string,
): Promise<{ version: number; step: string | null; n: number }[]> {
  const { rows } = await db.query<{ version: number; step: string | null; n: number }>(
    `select version, step, count(*)::int as n from enrolments
      where workspace_no = 1 and programme = $1 and left_at is null group by version, step`,
    [programme],
  )
  return rows
}

interface TookRow {
  step: string
  way: string | null
  all: number
  days7: number
  days30: number
}

const WITHIN = `count(*)::int as all, (count(*) filter (where at > to_timestamp(($3 - ${7 * DAY_MS}::float8) / 1000.0)))::int as days7,
  (count(*) filter (where at > to_timestamp(($3 - ${30 * DAY_MS}::float8) / 1000.0)))::int as days30`

/** What people went through, of one version; the steps in the order of the document. */
export async function countSteps(
  db: Queryable,
  of: { programme: string; version: number; now: number },
  steps: { id: string; does: string }[],
  running: { version: number; step: string | null; n: number }[],
): Promise<StepCounts[]> {
  const given = [of.programme, of.version, of.now]
  const [took, mails] = await Promise.all([
    db.query<TookRow>(
      `select step, way, ${WITHIN} from steps_taken where workspace_no = 1 and programme = $1 and version = $2 
        group by step, way`,
      given,
    ),
    db.query<{ step: string; state: string; n: number }>(
      `select step, state, count(*)::int as n from messages where workspace_no = 1 and programme = $1 and version = $2
        group by step, state`,
      given.slice(0, 2),
    ),
  ])
  return steps.map(({ id, does }) => {
    const mine = took.rows.filter(({ step }) => step === id)
    const mail = (states: string[]) =>
      mails.rows.reduce((sum, { step, state, n }) => sum + (step === id && states.includes(state) ? n : 0), 0)
    return {
      step: id,
      here: running.find(({ version, step }) => version === of.version && step === id)?.n ?? 0,
      took: summed(mine),
      ways: mine.flatMap(({ way, all, days7, days30 }) =>
        way === null ? [] : [{ way, all, days7, days30 }],
      ),
      mails:
        does === 'mail'
          ? {
              due: mail(['due', 'claimed', 'flying']),
              sent: mail(['sent', 'unclear']),
              skipped: mail(['skipped']),
              refused: mail(['refused']),
            }
          : null,
    }
  })
}

function summed(rows: TookRow[]): StepCounts['took'] {
  const sum = (key: 'all' | 'days7' | 'days30') => rows.reduce((total, row) => total + row[key], 0)
  return { all: sum('all'), days7: sum('days7'), days30: sum('days30') }
}

/** How it ended for whoever got it. */
export async function countEnds(
  db: Queryable,
  programme: string,
  now: number,
): Promise<ProgrammeDetail['ends']> {
  const { rows } = await db.query<ProgrammeDetail['ends'][number]>(
    `select because, ${WITHIN.replaceAll('at >', 'left_at >').replaceAll('$3', '$2')} from enrolments
      where workspace_no = 1 and programme = $1 and left_at is not null and arm = 'treated'
      group by because order by 2 desc, 1`,
    [programme, now],
  )
  return rows
}
