import { effective } from '#journey/merging/effective.rules.ts'
import { parameters, unnest } from '#work/columns.ts'
import { spellsOf } from '#journey/measure/leaks/spells.rules.ts'
import type { Column } from '#work/columns.ts'
import type { Law } from '#journey/run.ts'
import type { Queryable } from '#platform/database.ts'
import type { Spell, StageAt } from '#journey/measure/leaks/spells.rules.ts'

/** A lead up to a position of its stream, with the spells that follow from it. */
export interface Lain {
  id: string
  seq: number
  spells: Spell[]
}

interface EntryRow {
  lead_id: string
  seq: number
  kind: string
  fact: boolean
  history: boolean
  at: number
  recorded_at: number
  body: string
}

/** Reads the streams of these leads and says when each was in which class. */
export async function readSpells(db: Queryable, ids: string[], law: Law): Promise<Lain[]> {
  const [{ rows }, failures] = await Promise.all([
    db.query<EntryRow>(ENTRIES, [ids], { name: 'leaks_entries' }),
    db.query<{ lead_id: string; seq: number; at: number }>(GIVEN_UP, [ids], { name: 'leaks_given_up' }),
  ])
  const streams = new Map<string, EntryRow[]>()
  for (const row of rows) {
    const stream = streams.get(row.lead_id)
    if (stream) stream.push(row)
    else streams.set(row.lead_id, [row])
  }
  const stageAt = stagesOf(law)
  return [...streams].map(([id, stream]) => {
    const entries = effective(
      stream.map(({ recorded_at, body, ...entry }) => ({
        ...entry,
        recordedAt: recorded_at,
        body: JSON.parse(body) as unknown,
      })),
    )
    const own = failures.rows.filter(({ lead_id }) => lead_id === id)
    const givenUp = own.filter(({ seq }) => entries.some((one) => one.seq === seq)).map(({ at }) => at)
    return { id, seq: stream.at(-1)!.seq, spells: legible(() => spellsOf(entries, stageAt, givenUp)) }
  })
}

/** One stream that cannot be folded (the audit says so) must not keep every report waiting: it is in no class. */
function legible(read: () => Spell[]): Spell[] {
  try {
    return read()
  } catch {
    return []
  }
}

const ENTRIES = `select lead_id, seq, kind, fact, history, at, recorded_at, body::text as body
  from entries where workspace_no = 1 and lead_id = any($1::uuid[]) order by lead_id, seq`

const GIVEN_UP = `select lead_id, seq, settled_at as at from outbox
  where workspace_no = 1 and lead_id = any($1::uuid[]) and kind = 'webhook' and outcome = 'failed'`

/** A lead may stand in a stage that its version no longer has: then the latest version before that knows it. */
function stagesOf(law: Law): StageAt {
  const known = new Map<string, ReturnType<StageAt>>()
  return (version, stage) => {
    const key = `${version} ${stage}`
    if (known.has(key)) return known.get(key)
    let found: ReturnType<StageAt>
    for (let one = version; one > 0 && !found; one--) found = ofVersion(law, one)?.[stage]
    known.set(key, found)
    return found
  }
}

/** Versions that were withdrawn have no text, and one that cannot be read is for the audit to tell. */
function ofVersion(law: Law, version: number) {
  try {
    return law.version(version).stages
  } catch {
    return undefined
  }
}

type Row = Spell & { lead: string; n: number }

const spells: Column<Row>[] = [
  { name: 'lead_id', type: 'uuid', of: ({ lead }) => lead },
  { name: 'n', type: 'int4', of: ({ n }) => n },
  { name: 'what', type: 'text', of: ({ what }) => what },
  { name: 'since', type: 'moment', of: ({ since }) => since },
  { name: 'until', type: 'moment', of: ({ until }) => until },
  { name: 'began', type: 'moment', of: ({ began }) => began },
  { name: 'pass', type: 'int4', of: ({ pass }) => Math.max(pass, 1) },
  { name: 'stage', type: 'text', of: ({ stage }) => stage },
  { name: 'entered_at', type: 'moment', of: ({ enteredAt }) => enteredAt },
  { name: 'band', type: 'int4', of: ({ band }) => band },
  { name: 'holder', type: 'text', of: ({ holder }) => holder },
]
const read: Column<Lain>[] = [
  { name: 'lead_id', type: 'uuid', of: ({ id }) => id },
  { name: 'seq', type: 'int4', of: ({ seq }) => seq },
  { name: 'spells', type: 'int4', of: ({ spells: { length } }) => length },
]

/**
 * Writes what was read, in the transaction that has just written the rows of `passes` and so holds them: who read a lead
 * earlier finds a younger row there, and leaves its spells alone.
 */
export async function writeSpells(db: Queryable, lain: Lain[]): Promise<void> {
  const rows = lain.flatMap(({ id, spells: own }) => own.map((one, n) => ({ ...one, lead: id, n })))
  await db.query(STATEMENT, [...parameters(spells, rows), ...parameters(read, lain)], { name: 'leaks_write' })
}

/** As reports filter, from the pass that the spell falls in. */
const OF_PASS = 'began_at, source, campaign, channel, origin, country, level, groups, owner, version'
const STATEMENT = statement()

function statement(): string {
  const { select, from } = unnest(spells, 1)
  const names = spells.map(({ name }) => name)
  const all = [...names, ...OF_PASS.split(', ')]
  const kept = all.filter((name) => name !== 'lead_id' && name !== 'n')
  const fresh = unnest(read, 1 + spells.length)
  const list = (of: string) => kept.map((name) => `${of}.${name}`).join(', ')
  return `with fresh as (
      select r.* from (select ${fresh.select} from ${fresh.from}) as r(lead_id, seq, spells)
       where not exists (select 1 from passes p where p.workspace_no = 1 and p.lead_id = r.lead_id and p.seq > r.seq)),
    gone as (
      delete from leaks l using fresh f where l.workspace_no = 1 and l.lead_id = f.lead_id and l.n >= f.spells)
    insert into leaks (workspace_no, ${all.join(', ')})
    select 1, ${names.map((name) => `s.${name}`).join(', ')}, ${OF_PASS.replaceAll(/(\w+)/g, 'p.$1')}
      from (select ${select} from ${from}) as s(${names.join(', ')}) join fresh f on f.lead_id = s.lead_id
      join passes p on p.workspace_no = 1 and p.lead_id = s.lead_id and p.pass = s.pass
    on conflict (workspace_no, lead_id, n) do update set ${kept.map((name) => `${name} = excluded.${name}`).join(', ')}
      where (${list('leaks')}) is distinct from (${list('excluded')})`
}
