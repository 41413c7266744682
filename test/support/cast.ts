/** The named cast of the tests: two who qualify, three who sell, four who ask. No real people, no real addresses. */
import { readFileSync } from 'node:fs'
import { compileAgreement } from '#journey/agreement/compile.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Ruleset, TeamFunction } from '#journey/agreement/ruleset.ts'
import type { Submission } from '#journey/capture/rules.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const DEFAULT_AGREEMENT = readFileSync(
  new URL('../../agreements/default.yaml', import.meta.url),
  'utf8',
)

/** Compiles an agreement's text, or throws with every problem. */
export function rulesOf(text: string = DEFAULT_AGREEMENT): Ruleset {
  const compiled = compileAgreement(text)
  if (compiled.ok) return compiled.ruleset
  throw new Error(compiled.problems.map((p) => `${p.line}:${p.column} ${p.message}`).join('\n'))
}

/** The default agreement, compiled once. */
export const defaultRules = rulesOf()

/** The same without its duties: what stages and hand-offs do by themselves. */
export const withoutDuties = rulesOf(DEFAULT_AGREEMENT.replace(/ {4}duties:\n( {6}- .*\n)+/g, ''))

/** The default agreement with pieces of its text replaced; every piece must be there. */
export function changed(...changes: [string | RegExp, string][]): Ruleset {
  let text = DEFAULT_AGREEMENT
  for (const [from, to] of changes) {
    const next = text.replace(from, () => to)
    if (next === text) throw new Error(`${String(from)} is not in the default agreement`)
    text = next
  }
  return rulesOf(text)
}

/** A Monday morning in the office of the default agreement: 2026-06-08, 10:00 in Berlin. */
export const MONDAY = Date.parse('2026-06-08T08:00:00Z')

function person(id: string, team: TeamFunction): Candidate {
  return { id, function: team, available: true, desk: false, turn: 0 }
}

/** Everybody who can own leads. Fresh at each call: a turn moves in place. */
export function team(): Map<string, Candidate> {
  const everybody = [
    person('mara', 'leadgen'),
    person('tom', 'leadgen'),
    person('ines', 'sales'),
    person('olaf', 'sales'),
    person('yuki', 'sales'),
    ...(['marketing', 'leadgen', 'sales'] as const).map((one) => ({
      ...person(`desk:${one}`, one),
      desk: true,
    })),
  ]
  return new Map(everybody.map((one) => [one.id, one]))
}

/** Anna heads operations at a machine builder: the lead that everybody wants. */
export const anna: Submission = {
  email: 'anna.keller@keller-maschinenbau.example',
  firstName: 'Anna',
  lastName: 'Keller',
  company: 'Keller Maschinenbau',
  title: 'Head of Operations',
  country: 'DE',
  source: 'web',
  campaign: 'spring',
  channel: 'search',
  fields: { employees: 420, timeline: 'this_quarter', intent: 'buy' },
}

/** Ben manages a small team and gives little away. */
export const ben: Submission = {
  email: 'ben@ostwerk.example',
  title: 'Team Lead Planning',
  company: 'Ostwerk',
}

/** Carla studies, and writes a thesis about the product. */
export const carla: Submission = { email: 'carla@uni.example', fields: { relationship: 'student' } }

/** Dev left nothing but a number. */
export const dev: Submission = { phone: '+49 30 901820' }
