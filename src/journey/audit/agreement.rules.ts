import { GENESIS } from '#ledger/chain.ts'
import { logHashOf, textHash } from '#ledger/log.ts'
import { foldLife, missingSignatures, takeUp } from '#journey/agreement/life/state.rules.ts'
import { decidableFrom } from '#journey/agreement/life/rules.ts'
import { isLifeKind } from '#journey/agreement/life/facts.ts'
import { isReadable } from '#journey/audit/agreement-shape.rules.ts'
import type { Finding } from '#ledger/verify.ts'
import type { Life, VersionLife } from '#journey/agreement/life/state.rules.ts'
import type { LifeEntry } from '#journey/agreement/life/facts.ts'
import type { StoredLogEntry } from '#ledger/log.ts'

/** A row of `agreements` as it stands on disk; moments epoch ms, the hash hexadecimal. */
export interface AgreementRow {
  version: number
  text: string
  hash: string
  effectiveFrom: number
}

/** Everything that binds: texts against hashes, the log's chain, signatures against texts, enactments against signatures. */
export function verifyAgreements(rows: AgreementRow[], log: StoredLogEntry[]): Finding[] {
  const { life, findings } = walk(log)
  return [...chainOf(log), ...findings, ...rowsAgainst(rows, life)]
}

function found(
  what: string,
  seq: number | null = null,
  differs: { expected?: string; found?: string } = {},
): Finding {
  return { seq, what, expected: differs.expected ?? null, found: differs.found ?? null }
}

/** After the first broken hash the stored one is taken on, so that one change is named once. */
function chainOf(log: StoredLogEntry[]): Finding[] {
  const findings: Finding[] = []
  let previous: Buffer = GENESIS
  let expected = 1
  for (const entry of log) {
    const { seq, hash, bodyText } = entry
    if (seq !== expected) {
      findings.push(found('entries of the agreement log are missing', expected, { found: `seq ${seq}` }))
    }
    const made = logHashOf(previous, entry, bodyText)
    if (!made.equals(hash)) {
      const differs = { expected: made.toString('hex'), found: hash.toString('hex') }
      findings.push(found(`the agreement log’s entry ${nameOf(entry)} does not match its hash`, seq, differs))
    }
    previous = hash
    expected = seq + 1
  }
  return findings
}

function nameOf({ kind, version }: StoredLogEntry): string {
  return `${kind} of version ${version}`
}

/** Folds the log and asks of each entry whether it could have been made then. */
function walk(log: StoredLogEntry[]): { life: Life; findings: Finding[] } {
  const life = foldLife([])
  const findings: Finding[] = []
  for (const stored of log) {
    if (!isLifeKind(stored.kind)) {
      findings.push(
        found(`the agreement log holds an unknown kind of entry`, stored.seq, { found: stored.kind }),
      )
      continue
    }
    if (!isReadable(stored.kind, stored.body)) {
      findings.push(found(`the agreement log’s entry ${nameOf(stored)} cannot be read`, stored.seq))
      continue
    }
    const entry = stored as unknown as LifeEntry
    findings.push(...unlawful(life, entry))
    takeUp(life, entry)
  }
  return { life, findings }
}

function unlawful(life: Life, entry: LifeEntry): Finding[] {
  const { kind, seq, version, body } = entry
  const known = life.versions.get(version)
  if (kind === 'StartingPointTaken') {
    const begun = [...life.versions.values()].some((one) => one.proposal !== null)
    return begun ? [found(`version ${version} was taken as the starting point after the beginning`, seq)] : []
  }
  if (kind === 'AgreementProposed') {
    const again = known ? [found(`version ${version} was proposed twice`, seq)] : []
    const hash = textHash(body.text)
    const differs = { expected: hash, found: body.hash }
    return hash === body.hash
      ? again
      : [...again, found(`the proposal of version ${version} does not match its hash`, seq, differs)]
  }
  if (!known) return [found(`${kind} of version ${version}, which was never proposed`, seq)]
  const over = kind !== 'AgreementSuperseded' && (known.enacted !== null || known.withdrawn !== null)
  if (over)
    return [
      found(`${kind} of version ${version} after it was ${known.enacted ? 'enacted' : 'withdrawn'}`, seq),
    ]
  if (kind === 'AgreementSigned') return signature(known, entry, seq)
  if (kind === 'DeadlockDecided') return decision(known, entry)
  if (kind === 'AgreementEnacted') return enactment(known, entry.body, seq)
  return []
}

function signature(
  known: VersionLife,
  { body, by }: Extract<LifeEntry, { kind: 'AgreementSigned' }>,
  seq: number,
): Finding[] {
  const { version, hash, signatures, declines } = known
  const of = `the signature of ${body.function} on version ${version}`
  const findings: Finding[] = []
  if (body.hash !== hash)
    findings.push(found(`${of} is bound to another text`, seq, { expected: hash, found: body.hash }))
  if (signatures.some((one) => one.function === body.function))
    findings.push(found(`${of} stands twice`, seq))
  else if (signatures.some((one) => one.by === by))
    findings.push(found(`${of} is by somebody who signed for another function`, seq, { found: by }))
  if (declines.length > 0) findings.push(found(`${of} came after it was declined`, seq))
  return findings
}

function decision(
  known: VersionLife,
  { at, seq, body }: Extract<LifeEntry, { kind: 'DeadlockDecided' }>,
): Finding[] {
  const { version, hash } = known
  const findings: Finding[] = []
  if (known.proposal === null || at < decidableFrom(known))
    findings.push(found(`version ${version} was decided without a deadlock`, seq))
  const differs = { expected: hash, found: body.hash }
  if (body.hash !== hash)
    findings.push(found(`the decision on version ${version} is bound to another text`, seq, differs))
  return findings
}

function enactment(
  known: VersionLife,
  { hash, effectiveFrom }: { hash: string; effectiveFrom: number },
  seq: number,
): Finding[] {
  const missing = known.decision ? [] : missingSignatures(known)
  const findings = missing.map((party) =>
    found(`version ${known.version} was enacted without the signature of ${party}`, seq),
  )
  if (hash !== known.hash) {
    const differs = { expected: known.hash, found: hash }
    findings.push(
      found(`another text than the proposed one was enacted as version ${known.version}`, seq, differs),
    )
  }
  if (effectiveFrom < known.date) {
    const differs = { expected: iso(known.date), found: iso(effectiveFrom) }
    findings.push(
      found(`version ${known.version} was enacted from an earlier day than its text names`, seq, differs),
    )
  }
  return findings
}

/** What is law against what the log says became law. */
function rowsAgainst(rows: AgreementRow[], life: Life): Finding[] {
  const findings: Finding[] = []
  for (const { version, text, hash, effectiveFrom } of rows) {
    const made = textHash(text)
    if (made !== hash) {
      findings.push(
        found(`agreement version ${version} was changed after it was signed`, null, {
          expected: hash,
          found: made,
        }),
      )
    }
    const of = life.versions.get(version)
    if (!of?.enacted) {
      findings.push(found(`agreement version ${version} is law and was never enacted`))
      continue
    }
    if (of.hash !== hash) {
      findings.push(
        found(`agreement version ${version} is another text than the one that was signed`, null, {
          expected: of.hash,
          found: hash,
        }),
      )
    }
    if (of.enacted.from !== effectiveFrom) {
      const differs = { expected: iso(of.enacted.from), found: iso(effectiveFrom) }
      findings.push(
        found(`agreement version ${version} is in force from another moment than was settled`, null, differs),
      )
    }
  }
  for (const one of life.versions.values()) {
    const next = one.superseded && life.versions.get(one.superseded.successor)
    if (one.superseded && next?.enacted?.from !== one.superseded.from)
      findings.push(
        found(`agreement version ${one.version} ends at another moment than its successor begins`),
      )
    if (one.enacted && !rows.some((row) => row.version === one.version))
      findings.push(found(`agreement version ${one.version} was enacted and is not there`))
  }
  return findings
}

function iso(at: number): string {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at)
}
