import { describe, expect, it } from 'vitest'
import { explainPair, partsInWords } from '#journey/matching/explain.rules.ts'
import { kindInWords, leftInWords, levelInWords, outcomeInWords } from '#journey/matching/words.rules.ts'
import { matchedOf, table } from './matched.ts'
import { people, PEOPLE_HEADERS } from './people.ts'

describe('why two records are held for one', () => {
  const rows = [...people({ originals: 200, duplicates: 2, changes: 2, seed: 6 })].map(({ cells }) => cells)
  const { matched } = matchedOf(table(PEOPLE_HEADERS, rows))
  const [i, j] = [matched.pairs.i[0]!, matched.pairs.j[0]!]

  it('adds up to the evidence, strongest first', () => {
    const { bits, prior, parts, probability } = explainPair(matched, i, j, 'en')
    expect(parts.reduce((sum, part) => sum + part.bits, prior)).toBeCloseTo(bits, 9)
    expect(bits).toBe(matched.pairs.bits[0])
    expect(probability).toBeCloseTo(1 / (1 + 2 ** -bits), 12)
    expect(parts.map((part) => Math.abs(part.bits))).toEqual(
      parts.map((part) => Math.abs(part.bits)).sort((a, b) => b - a),
    )
  })

  it('is said in English and German', () => {
    expect(partsInWords(explainPair(matched, i, j, 'en'))).toMatch(/phone|date of birth/)
    expect(partsInWords(explainPair(matched, i, j, 'de'))).toMatch(/Telefon|Geburtsdatum/)
    for (const comparison of matched.comparisons)
      for (let level = 0; level <= comparison.levels; level++)
        expect(levelInWords(comparison, level, 'de')).not.toBe(levelInWords(comparison, level, 'en'))
    expect(kindInWords('fullName', 'de')).toBe('voller Name')
    expect(leftInWords('empty', 'de')).toBe('leer, ausgelassen')
    expect(outcomeInWords('ask', 'de')).toBe('fragen')
  })
})
