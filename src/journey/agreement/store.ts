import { createHash } from 'node:crypto'
import { compileAgreement } from '#journey/agreement/compile.ts'
import type { Queryable } from '#platform/database.ts'
import type { StoredAgreement } from '#journey/agreement/law.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/**
 * Every agreement of the workspace, compiled. A new workspace starts under `defaultText`.
 * @throws when a stored text no longer compiles: it was changed behind our back
 */
export async function loadAgreements(
  db: Queryable,
  defaultText: string,
  now: number,
): Promise<StoredAgreement[]> {
  const initial = compile(defaultText)
  await db.query(
    `insert into agreements (workspace_no, version, text, hash, effective_from, recorded_at)
     select 1, $1, $2, $3, to_timestamp($4 / 1000.0), to_timestamp($5 / 1000.0)
      where not exists (select 1 from agreements where workspace_no = 1) on conflict do nothing`,
    [initial.version, defaultText, hashOf(defaultText), initial.effectiveFrom, now],
  )
  const { rows } = await db.query<{ text: string; hash: Buffer }>(
    'select text, hash from agreements where workspace_no = 1 order by version',
  )
  return rows.map(({ text, hash }) => {
    if (!hash.equals(hashOf(text)))
      throw new Error('an agreement in the database was changed: its hash does not match')
    return { text, hash: hash.toString('hex'), ruleset: compile(text) }
  })
}

function compile(text: string): Ruleset {
  const compiled = compileAgreement(text)
  if (compiled.ok) return compiled.ruleset
  const problems = compiled.problems.map((p) => `${p.line}:${p.column} ${p.message}`)
  throw new Error(`the agreement does not compile: ${problems.join('; ')}`)
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
