import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { limitsOf, withLimits } from '../../src/web/what-if/thresholds.ts'

const text = fs.readFileSync('agreements/default.yaml', 'utf8')

describe('limits in an agreement’s text', () => {
  it('given the default agreement, each comparison of a score is found with its words', () => {
    const found = limitsOf(text).map(({ of, value, label }) => `${of} ${value} ${label}`)
    expect(found).toContain('total 40 Scores at least 40')
    expect(found).toContain('fit 10 Fits at least a little')
  })

  it('when nothing is moved, the text stays as it is', () => {
    expect(withLimits(text, {})).toBe(text)
  })

  it('when one is moved, only that number changes and the text still compiles', () => {
    const at = limitsOf(text).findIndex(({ of, value }) => of === 'total' && value === 40)
    const moved = withLimits(text, { [at]: 55 })
    expect(limitsOf(moved)[at]!.value).toBe(55)
    expect(limitsOf(moved).filter((one, i) => one.value !== limitsOf(text)[i]!.value)).toHaveLength(1)
    expect(compileAgreement(moved).ok).toBe(true)
  })
})
