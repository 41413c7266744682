import { appendLife, readLife } from './store.ts'
import { compileAgreement } from '../compile.ts'
import { foldLife, nextVersion } from './state.rules.ts'
import { insertAgreement } from '../store.ts'
import { proposable, propose, SPREAD_MS } from './rules.ts'
import { readSource } from '../source.ts'
import { textHash } from '#ledger/log.ts'
import type { Actor, LifeDecision } from './rules.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { Life } from './state.rules.ts'
import type { LifeEntry, LifeFact } from './facts.ts'
import type { Problem } from '../problems.rules.ts'
import type { Refusal } from '#work/card.ts'

/** What acting on agreements needs: the store, the time, and to look at the law again once it changed. */
export interface LifeFloor {
  db: Database
  now: () => number
  refreshLaw: () => Promise<void>
}

/** Positions of the log are keys; whoever comes second decides anew. */
const TAKEN = '23505'
const TRIES = 8

/**
 * Asks a decision over the log as it is, and writes what it says in one transaction: a last signature, the enactment,
 * and the row that makes the version law are on disk together or not at all.
 *
 * @param also written in the same transaction
 */
export async function record(
  floor: LifeFloor,
  actor: Pick<Actor, 'by'>,
  decide: (life: Life, now: number) => LifeDecision,
  also?: (transaction: Queryable, life: Life) => Promise<void>,
): Promise<Life | Refusal> {
  for (let attempt = 1; ; attempt++) {
    const entries = await readLife(floor.db)
    const life = foldLife(entries)
    const now = floor.now()
    const said = decide(life, now)
    if ('refused' in said) return said
    try {
      const after = await floor.db.transaction((transaction) =>
        write(transaction, entries, said, actor.by, now, also),
      )
      // it is on disk whatever comes of looking; every batch looks again
      if (said.some((fact) => fact.kind === 'AgreementEnacted'))
        await floor.refreshLaw().catch(() => undefined)
      return after
    } catch (error) {
      if ((error as { code?: string }).code !== TAKEN || attempt === TRIES) throw error
    }
  }
}

async function write(
  transaction: Queryable,
  entries: LifeEntry[],
  facts: LifeFact[],
  by: string,
  now: number,
  also?: (transaction: Queryable, life: Life) => Promise<void>,
): Promise<Life> {
  const added = await appendLife(transaction, facts, now, by, entries.length)
  const life = foldLife([...entries, ...added])
  for (const fact of facts) {
    if (fact.kind !== 'AgreementEnacted') continue
    const { version, body } = fact
    const { text } = life.versions.get(version)!.proposal!
    await insertAgreement(transaction, { version, text, effectiveFrom: body.effectiveFrom, recordedAt: now })
  }
  await also?.(transaction, life)
  return life
}

/** A text as it would be proposed now: everything that is wrong with it, each at its line and column. */
export interface Checked {
  ok: boolean
  problems: Problem[]
  warnings: Problem[]
  /** what it says of itself, once it can be read */
  says: { version: number; name: string; effectiveFrom: number } | null
  /** the number that it has to have */
  nextVersion: number
}

export async function check(floor: Pick<LifeFloor, 'db' | 'now'>, text: string): Promise<Checked> {
  const life = foldLife(await readLife(floor.db))
  const read = compiled(text)
  const next = nextVersion(life)
  if (!read.ok) return { ok: false, problems: read.problems, warnings: [], says: null, nextVersion: next }
  const { version, name, effectiveFrom } = read.ruleset
  const says = { version, name, effectiveFrom }
  const problems = placed(text, proposable(life, says, floor.now()))
  return { ok: problems.length === 0, problems, warnings: read.warnings, says, nextVersion: next }
}

/** What the store could not keep byte for byte is no agreement, wherever it stands: in a comment, say. */
function compiled(text: string): ReturnType<typeof compileAgreement> {
  const at = text.search(/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/)
  if (at < 0) return compileAgreement(text)
  const before = text.slice(0, at).split('\n')
  const place = { line: before.length, column: before.at(-1)!.length + 1, path: '' }
  return { ok: false, problems: [{ ...place, message: 'A NUL or half a surrogate pair cannot be kept.' }] }
}

function placed(text: string, errors: NonNullable<Refusal['errors']>): Problem[] {
  const source = readSource(text)
  if ('problems' in source) return source.problems
  return errors.map(({ field, message }) =>
    source.locate({ path: [field], message: `\`${field}\` ${message}.` }),
  )
}

/** Proposes a text that compiles; every problem of it is a field of the refusal. */
export async function proposeText(
  floor: LifeFloor,
  actor: Actor,
  given: { text: string; basedOn: number | null },
  also?: (transaction: Queryable, life: Life) => Promise<void>,
): Promise<Life | Refusal> {
  const read = compiled(given.text)
  if (!read.ok) return uncompiled(read.problems)
  const { version, name, effectiveFrom } = read.ruleset
  const hash = textHash(given.text)
  return record(
    floor,
    actor,
    (life, now) => propose(life, { version, name, effectiveFrom, hash, ...given }, actor, now),
    also,
  )
}

function uncompiled(problems: Problem[]): Refusal {
  const errors = problems.map(({ line, column, path, message }) => ({
    field: path === '' ? 'text' : path,
    message: `line ${line}, column ${column}: ${message}`,
  }))
  return { refused: 'invalid', detail: `The agreement has ${problems.length} problems.`, errors }
}

/**
 * An agreement that was signed outside, as a made-up company's is: the whole life of one version at a moment of the
 * past. In force from the day that the text names.
 */
export async function recordSigned(
  db: Database,
  text: string,
  signers: Record<'sales' | 'marketing' | 'leadgen', { id: string; name: string }>,
): Promise<void> {
  const read = compileAgreement(text)
  if (!read.ok) throw new Error('the agreement does not compile')
  const { version, name, effectiveFrom } = read.ruleset
  const hash = textHash(text)
  const life = foldLife(await readLife(db))
  const proposer = signers.marketing
  const proposed = { hash, name, text, effectiveFrom, basedOn: version - 1, proposer: proposer.name }
  await db.transaction(async (transaction) => {
    const at = effectiveFrom - SPREAD_MS
    const say = (facts: LifeFact[], by: string) => appendLife(transaction, facts, at, `person:${by}`)
    await say([{ kind: 'AgreementProposed', version, body: proposed }], proposer.id)
    for (const [team, signer] of Object.entries(signers) as [
      keyof typeof signers,
      (typeof signers)['sales'],
    ][]) {
      const body = { function: team, hash, name: signer.name, method: 'local' as const }
      await say([{ kind: 'AgreementSigned', version, body }], signer.id)
    }
    const before = Math.max(
      0,
      ...[...life.versions.values()].filter((one) => one.enacted).map((one) => one.version),
    )
    const superseded: LifeFact[] =
      before === 0
        ? []
        : [
            {
              kind: 'AgreementSuperseded',
              version: before,
              body: { successor: version, from: effectiveFrom },
            },
          ]
    await say(
      [{ kind: 'AgreementEnacted', version, body: { hash, effectiveFrom } }, ...superseded],
      signers.leadgen.id,
    )
    await insertAgreement(transaction, { version, text, effectiveFrom, recordedAt: at })
  })
}
