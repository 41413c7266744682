import { nextDueAt } from '#journey.ts'
import { emailKey, externalKey } from '#journey/identity/rules.ts'
import { own } from '#journey/state.ts'
import type { AgreementAdopted } from '#journey/lifecycle/facts.ts'
import type { Finding } from '#ledger/verify.ts'
import type { Law, LeadState } from '#journey.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'

/** A worker may be this late with a due clock (after a restart, in a large import) before it counts as a dropped lead. */
export const LAG_MS = 5 * 60_000

/** Promise 2: at every moment one owner who exists, one stage that exists, one next step with a date. */
export function checkCare(law: Law, state: LeadState, people: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = []
  const broken = (what: string, expected: string | null, found: string | null): void =>
    void findings.push({ seq: null, what, expected, found })
  if (!people.has(state.owner)) broken('the owner is nobody that is known', 'a person or a desk', state.owner)
  if (!Object.hasOwn(law.version(state.version).stages, state.stage)) {
    broken(`agreement version ${state.version} has no such stage`, null, state.stage)
  }
  if (state.nextStep.what === '') broken('there is no next step', 'a next step', null)
  if (!Number.isFinite(nextDueAt(state)))
    broken('the next step has no date', 'a date', String(state.nextStep.due))
  return findings
}

/** Whether the lead's clock is due for longer than a worker may need. */
export function isOverdue(state: LeadState, now: number): boolean {
  return nextDueAt(state) <= now - LAG_MS
}

/** No stage of the path is skipped: in each pass, a stage is first entered after the one before it. */
export function checkPath(law: Law, entries: LeadEntry[]): Finding[] {
  const findings: Finding[] = []
  let entered = new Set<string>()
  for (const entry of entries) {
    if (entry.kind === 'PassBegan') entered = new Set()
    if (entry.kind === 'AgreementAdopted') entered = asPassed(law, entry.body, entered)
    if (entry.kind !== 'StageEntered') continue
    const { path } = law.version(entry.version)
    const before = path[path.indexOf(entry.body.stage) - 1]
    if (before !== undefined && !entered.has(before)) {
      findings.push({
        seq: entry.seq,
        what: `stage ${entry.body.stage} was entered and ${before} skipped`,
        expected: before,
        found: entry.body.stage,
      })
    }
    entered.add(entry.body.stage)
  }
  return findings
}

/** What a lead had behind it when another version came into force, in that version's path: all up to the furthest. */
function asPassed(law: Law, { version, stage }: AgreementAdopted, entered: Set<string>): Set<string> {
  const { path, transition } = law.version(version)
  const named = [...entered].map((id) => own(transition.stages, id) ?? id)
  const furthest = Math.max(...[stage, ...named].map((id) => path.indexOf(id)))
  return new Set([...named, ...path.slice(0, furthest + 1)])
}

/** Keys that lead somebody to this lead must have been told by it; those of its first capture are its own. */
export function checkKeys(
  entries: { seq: number; personal?: unknown }[],
  keys: string[],
  erased: boolean,
): Finding[] {
  if (erased) {
    return keys.map(() => ({
      seq: null,
      what: 'the person was erased and an identity key is left',
      expected: null,
      found: 'a key',
    }))
  }
  const told = new Set<string>()
  const phones: string[] = []
  const own = new Set<string>()
  for (const { seq, personal } of entries) {
    const { email, externalIds, phone } = (personal ?? {}) as PersonDetails
    const names = [...(email === undefined ? [] : [emailKey(email)]), ...(externalIds ?? []).map(externalKey)]
    for (const name of names) {
      told.add(name)
      if (seq === 1) own.add(name)
    }
    if (phone !== undefined) phones.push(phone.replace(/\D/g, ''))
  }
  const has = new Set(keys)
  const lost = [...own].filter((key) => !has.has(key))
  const foreign = keys.filter((key) => (key.startsWith('phone:') ? !dialled(key, phones) : !told.has(key)))
  return [
    ...lost.map((key) => ({
      seq: 1,
      what: 'an identity key of the first capture is missing',
      expected: key,
      found: null,
    })),
    ...foreign.map((key) => ({
      seq: null,
      what: 'an identity key that the lead never told',
      expected: null,
      found: key,
    })),
  ]
}

/** A number is stored as E.164 and told in any national form: the last digits are the same. */
function dialled(key: string, phones: string[]): boolean {
  const digits = key.replace(/\D/g, '').slice(-6)
  return phones.some((phone) => phone.endsWith(digits))
}
