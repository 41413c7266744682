import { textHash } from '#ledger/log.ts'
import { appendLife } from '#journey/agreement/life/store.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { learnCalendars } from '#work/calendars.ts'
import { liveLaw } from '#journey/agreement/law.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { NurtureReader, ReadProgrammes } from '#journey/nurture/running.rules.ts'
import type { LifeFact } from '#journey/agreement/life/facts.ts'
import type { LiveLaw, StoredAgreement } from '#journey/agreement/law.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface ReadAgreements {
  agreements: StoredAgreement[]
  /** versions that were changed behind our back, in plain words */
  faults: string[]
}

/**
 * Every agreement of the workspace, compiled. A new workspace starts under `defaultText`.
 * @throws when a stored text was changed behind our back
 */
export async function loadAgreements(
  db: Database,
  defaultText: string,
  now: number,
): Promise<StoredAgreement[]> {
  const { agreements, faults } = await readAgreements(db, defaultText, now)
  if (faults.length > 0) throw new Error(`${faults.join('; ')}. Run baton audit.`)
  return agreements
}

/** The same, naming what was changed instead of throwing: for who looks after the damage. */
export async function readAgreements(
  db: Database,
  defaultText: string,
  now: number,
): Promise<ReadAgreements> {
  const emptied = await begin(db, defaultText, now)
  const { agreements, faults } = await readAll(db, [])
  return { agreements, faults: [...emptied, ...faults] }
}

interface Row {
  version: number
  text: string
  hash: Buffer
  effective_from: number
}

/**
 * The agreement that a workspace begins under, and the log's first entries, which take it as the starting point.
 * @returns faults
 */
async function begin(db: Database, defaultText: string, now: number): Promise<string[]> {
  const seen = await hasBegun(db)
  if (seen.begun) return []
  // whoever empties the log must not have us write a past in which everything was always so
  if (seen.younger) return ['the agreement log is empty, and agreements were made since it began']
  await db.transaction(async (transaction) => {
    // another process may begin at the same moment
    await transaction.query('lock table agreement_log in share row exclusive mode')
    if ((await hasBegun(transaction)).begun) return
    const { rows } = await transaction.query<Row>(
      'select version, text, hash, effective_from from agreements where workspace_no = 1 order by version',
    )
    // workspaces that are older than the log
    if (rows.length > 0) return void (await appendLife(transaction, rows.map(asStartingPoint), now, 'baton'))
    const { version, effectiveFrom, name } = compiled(defaultText)
    const body = { hash: textHash(defaultText), name, effectiveFrom }
    await appendLife(transaction, [{ kind: 'StartingPointTaken', version, body }], now, 'baton')
    await insertAgreement(transaction, { version, text: defaultText, effectiveFrom, recordedAt: now })
  })
  return []
}

/** In one statement: between two, another process may begin. */
async function hasBegun(db: Queryable): Promise<{ begun: boolean; younger: boolean }> {
  const { rows } = await db.query<{ begun: boolean; younger: boolean }>(
    `select exists (select from agreement_log where workspace_no = 1) as begun,
            exists (select from agreements where workspace_no = 1 and recorded_at >
              (select applied_at from baton_migrations where name = 'agreement_life')) as younger`,
  )
  return rows[0]!
}

function asStartingPoint({ version, text, hash, effective_from: effectiveFrom }: Row): LifeFact {
  const read = compileAgreement(text)
  const name = read.ok ? read.ruleset.name : `Version ${version}`
  return { kind: 'StartingPointTaken', version, body: { hash: hash.toString('hex'), name, effectiveFrom } }
}

/** The row that makes a version law; the database takes it only when the log has its enactment. */
export async function insertAgreement(
  db: Queryable,
  row: { version: number; text: string; effectiveFrom: number; recordedAt: number },
): Promise<void> {
  await db.query(
    `insert into agreements (workspace_no, version, text, hash, effective_from, recorded_at)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0), to_timestamp($5 / 1000.0))`,
    [row.version, row.text, Buffer.from(textHash(row.text), 'hex'), row.effectiveFrom, row.recordedAt],
  )
}

/** Texts never change, so what was compiled before is not compiled again. */
async function readAll(db: Queryable, known: StoredAgreement[]): Promise<ReadAgreements> {
  const { rows } = await db.query<Row>(
    'select version, text, hash, effective_from from agreements where workspace_no = 1 order by version',
  )
  await learnCalendars(db)
  const faults: string[] = []
  const agreements: StoredAgreement[] = []
  for (const row of rows) {
    const hash = row.hash.toString('hex')
    if (textHash(row.text) !== hash)
      faults.push(`agreement version ${row.version} was changed in the database`)
    const same = known.find((one) => one.ruleset.version === row.version && one.hash === hash)
    const read = same ? null : compileAgreement(row.text)
    if (same) agreements.push(same)
    else if (read?.ok && read.ruleset.version === row.version) {
      const ruleset = { ...read.ruleset, effectiveFrom: row.effective_from }
      agreements.push({ text: row.text, hash, ruleset })
    } else faults.push(`agreement version ${row.version} cannot be read any more`)
  }
  return { agreements, faults }
}

function compiled(text: string): Ruleset {
  const read = compileAgreement(text)
  if (read.ok) return read.ruleset
  const problems = read.problems.map((p) => `${p.line}:${p.column} ${p.message}`)
  throw new Error(`the agreement does not compile: ${problems.join('; ')}`)
}

/** The law of this process, and how it stays that of the workspace. */
export interface LawKeeper {
  law: LiveLaw
  /** in place: whoever holds the list sees new versions */
  agreements: StoredAgreement[]
  /** in place: the programmes as they were published; null: there never were any */
  nurture: { read: ReadProgrammes | null; reader: NurtureReader | null }
  /** looks for new versions now */
  refresh: () => Promise<void>
  /** looks when it has not looked for a while; every batch waits for it before it decides */
  fresh: () => Promise<void>
}

/** Less than half of what lies between a last signature and its effect (SPREAD_MS): who looked so lately knows of it. */
const LOOK_EVERY_MS = 2_000

export function keepLaw(db: Queryable, agreements: StoredAgreement[], reader?: NurtureReader): LawKeeper {
  const law = liveLaw(agreements.map(({ ruleset }) => ruleset))
  let lookedAt = performance.now()
  let looking: Promise<void> | null = null
  let mark: string | null = null
  const nurture: LawKeeper['nurture'] = { read: null, reader: reader ?? null }

  async function look(): Promise<void> {
    const asked = performance.now()
    const { rows } = await db.query<{ latest: number; mark: string | null }>(
      `select (select coalesce(max(version), 0) from agreements where workspace_no = 1) as latest, ${reader?.mark ?? 'null'} as mark`,
      [],
      { name: 'latest_law' },
    )
    if (rows[0]!.latest > Math.max(0, ...agreements.map(({ ruleset }) => ruleset.version))) {
      const { agreements: all, faults } = await readAll(db, agreements)
      if (faults.length > 0) throw new Error(`${faults.join('; ')}. Run baton audit.`)
      agreements.splice(0, agreements.length, ...all)
      law.replace(all.map(({ ruleset }) => ruleset))
    }
    if (reader && rows[0]!.mark !== mark) {
      const read = await reader.read(db, law.at(Infinity).fields)
      // where there are none, none have to be asked with every entry
      law.programmes = read.published.length > 0 ? read.programmes : undefined
      nurture.read = read
      // after the rest was taken over: whoever looks after the damage goes on with it, and everybody else stops
      if (read.faults.length > 0) throw new Error(`${read.faults.join('; ')}. Run baton audit.`)
      mark = rows[0]!.mark
    }
    lookedAt = asked
  }

  const refresh = (): Promise<void> => (looking ??= look().finally(() => (looking = null)))
  return {
    law,
    agreements,
    nurture,
    refresh: async () => {
      // one that is under way may have looked before the change that we are told of
      if (looking) await looking.catch(() => undefined)
      await refresh()
    },
    fresh: () => (performance.now() - lookedAt < LOOK_EVERY_MS ? Promise.resolve() : refresh()),
  }
}
