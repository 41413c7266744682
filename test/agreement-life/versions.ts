/** Agreements that follow each other: changed numbers, renamed stages, both ways of moving leads. */
import fc from 'fast-check'
import { lawOf } from '#journey/agreement/law.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { agreements } from '../support/arbitrary-agreements.ts'
import { DAY, DEFAULT_AGREEMENT, MONDAY } from '../support/cast.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** The default agreement with `mql` called `qualified`, and everything that names it. */
export const RENAMED = DEFAULT_AGREEMENT.replaceAll(/\bmql\b/g, 'qualified')

function compiled(text: string): Ruleset {
  const read = compileAgreement(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.ruleset
}

export const renamedRules = compiled(RENAMED)

export interface Following {
  rules: Ruleset
  leads: 'finish' | 'rejudge'
  /** after the one before it, ms */
  after: number
  mapped: boolean
}

const following: fc.Arbitrary<Following> = fc.record({
  rules: fc.oneof({ weight: 3, arbitrary: agreements }, { weight: 1, arbitrary: fc.constant(renamedRules) }),
  leads: fc.constantFrom('finish' as const, 'rejudge' as const, 'rejudge' as const),
  after: fc.oneof(fc.nat(3 * DAY), fc.nat(60 * DAY), fc.constant(0)),
  mapped: fc.boolean(),
})

/** One to four versions: the first from the beginning of time, the others while leads are under way. */
export const versions: fc.Arbitrary<Ruleset[]> = fc
  .tuple(agreements, fc.array(following, { minLength: 1, maxLength: 3 }))
  .map(([first, rest]) => {
    let from = MONDAY
    return [
      first,
      ...rest.map(({ rules, leads, after, mapped }, i) => {
        from += after
        const stages = mapped ? { mql: 'qualified', qualified: 'mql' } : {}
        return under(rules, i + 2, from, leads, stages)
      }),
    ]
  })

export function under(
  rules: Ruleset,
  version: number,
  effectiveFrom: number,
  leads: 'finish' | 'rejudge',
  stages: Record<string, string> = {},
): Ruleset {
  return { ...rules, version, effectiveFrom, transition: { leads, stages } }
}

export { lawOf }
