/** Whether a draw looks broken: against printed examples, brute force, and draws that are known to be right or wrong. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { balanceOf } from '#journey/measure/lift.balance.rules.ts'
import { binomialTest, chiSquareTail, shareEvidence } from '#journey/measure/exact.rules.ts'
import { quadraticForm } from '#journey/measure/solve.rules.ts'
import { createRandom } from '#simulate/random.rules.ts'
import type { Alike } from '#journey/measure/lift.contract.ts'

describe('the exact binomial test', () => {
  test("given Mendel's 682 of 925 at three quarters, then p is 0.3825, as in the manual of R", () => {
    expect(binomialTest(682, 925, 0.75)).toBeCloseTo(0.3825, 4)
  })

  test('given a share of one half, then it is twice the tail', () => {
    // 1 + 10 + 45 of 1024, and again from above
    expect(binomialTest(2, 10, 0.5)).toBeCloseTo(112 / 1024, 12)
    expect(binomialTest(5, 10, 0.5)).toBe(1)
  })
})

describe("chi-square's upper tail", () => {
  test.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [7.814727903251179, 3, 0.05],
    [18.307038053275146, 10, 0.05],
    [30.57791416689249, 15, 0.01],
  ])('given %d on %d degrees, then it is the tabled one', (x, freedom, tail) => {
    expect(chiSquareTail(x, freedom)).toBeCloseTo(tail, 10)
  })
})

describe('the evidence against a share', () => {
  test('given counts, then it is the likelihood mixed over all shares by brute force', () => {
    const [hits, n, share] = [31, 120, 0.15]
    const weight = (p: number) => p ** (100 * share - 1) * (1 - p) ** (100 * (1 - share) - 1)
    let [mixed, all] = [0, 0]
    const step = 1e-5
    for (let p = step / 2; p < 1; p += step) {
      all += weight(p) * step
      mixed += weight(p) * step * (p / share) ** hits * ((1 - p) / (1 - share)) ** (n - hits)
    }
    expect(Math.exp(shareEvidence(hits, n, share))).toBeCloseTo(mixed / all, 4)
  })

  test('given every draw that can come next, then on average it stays what it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (n, part, share) => {
          const hits = Math.round(n * part)
          const change = (more: number) =>
            Math.exp(shareEvidence(hits + more, n + 1, share) - shareEvidence(hits, n, share))
          expect(share * change(1) + (1 - share) * change(0)).toBeCloseTo(1, 8)
        },
      ),
    )
  })
})

describe('the quadratic form', () => {
  test('given a matrix whose inverse is known, then it is that', () => {
    const matrix = [
      [4, 2, 0],
      [2, 3, 1],
      [0, 1, 2],
    ].map((row) => Float64Array.from(row))
    // the determinant is 12; the inverse has 5, −4, 2 / −4, 8, −4 / 2, −4, 8 over it
    const { value, rank } = quadraticForm(matrix, Float64Array.from([1, 2, 3]))
    expect(value).toBeCloseTo((5 + 32 + 72 + 2 * (-4 * 2 + 2 * 3 + -4 * 6)) / 12, 10)
    expect(rank).toBe(3)
  })

  test('given columns that add up to one another, then they count once', () => {
    const matrix = [
      [2, 1, 3],
      [1, 2, 3],
      [3, 3, 6],
    ].map((row) => Float64Array.from(row))
    const { value, rank } = quadraticForm(matrix, Float64Array.from([1, 0, 1]))
    expect(rank).toBe(2)
    expect(value).toBeCloseTo(2 / 3, 10)
  })
})

const LEVELS = ['staff', 'staff', 'staff', 'head', 'head', 'board', null]
const COUNTRIES = ['DE', 'DE', 'DE', 'AT', 'AT', 'CH', 'FR']

/** So many people, held out with a chance that may depend on who they are; a look after each hundred. */
function drawn(
  count: number,
  seed: number,
  chance: (who: Alike) => number,
  look = (_: Alike[]) => {},
): Alike[] {
  const random = createRandom(seed, 9)
  const groups = new Map<string, Alike>()
  for (let i = 1; i <= count; i++) {
    const level = random.pick(LEVELS)
    const fit = level === 'board' ? random.whole(20, 60) : random.whole(-10, 40)
    const country = random.pick(COUNTRIES)
    const key = `${level} ${fit} ${country}`
    const group = groups.get(key) ?? { heldOutShare: 0.2, fit, level, country, took: 0, heldOut: 0 }
    groups.set(key, group)
    group[random.chance(chance(group)) ? 'heldOut' : 'took']++
    if (i % 100 === 0) look([...groups.values()])
  }
  return [...groups.values()]
}

describe('the balance of a draw', () => {
  test('given a sound draw, then no alarm, small differences and a p that is nothing special', () => {
    const { broken, differences, joint, shares } = balanceOf(drawn(5_000, 1, () => 0.2))
    expect(broken).toEqual([])
    expect(shares[0]!.took + shares[0]!.heldOut).toBe(5_000)
    for (const { standardised } of differences) expect(Math.abs(standardised!)).toBeLessThan(0.1)
    expect(joint!.p).toBeGreaterThan(0.001)
    // fit, three levels and unknown, four countries; one of each says nothing new
    expect(joint!.freedom).toBe(1 + 3 + 3)
  })

  test('given that fewer are held out than chosen, then the share is broken', () => {
    expect(balanceOf(drawn(5_000, 2, () => 0.17)).broken).toEqual(['share'])
  })

  test('given that who fits is held out less, with the right share, then the people are', () => {
    const leaning = drawn(8_000, 3, ({ fit }) => (fit! > 20 ? 0.14 : 0.235))
    const { broken, differences } = balanceOf(leaning)
    expect(broken).toContain('people')
    expect(differences.find(({ what }) => what === 'fit')!.standardised).toBeGreaterThan(0.1)
  })

  test('given that one country is never held out, then the people are', () => {
    expect(balanceOf(drawn(5_000, 4, ({ country }) => (country === 'CH' ? 0.03 : 0.23))).broken).toContain(
      'people',
    )
  })

  test('given 300 sound draws looked at after each hundred people, then hardly one ever rings', () => {
    let rang = 0
    let p = 0
    for (let seed = 0; seed < 300; seed++) {
      let [rings, low] = [false, false]
      drawn(
        2_000,
        seed,
        () => 0.2,
        (groups) => {
          const { broken, joint } = balanceOf(groups)
          if (broken.length > 0) rings = true
          if (joint && joint.p < 0.05) low = true
        },
      )
      if (rings) rang++
      if (low) p++
    }
    expect(rang).toBeLessThanOrEqual(2)
    // the p values beside it are for one look, and would ring
    expect(p).toBeGreaterThan(40)
  })

  test('given the joint test of many sound draws, each looked at once, then its p values are even', () => {
    const low = Array.from(
      { length: 300 },
      (_, seed) => balanceOf(drawn(1_000, seed + 5_000, () => 0.2)).joint!.p,
    )
    const under = (limit: number) => low.filter((p) => p < limit).length / low.length
    expect(Math.abs(under(0.5) - 0.5)).toBeLessThan(0.1)
    expect(Math.abs(under(0.1) - 0.1)).toBeLessThan(0.06)
  })

  test('given a share that was changed, then each is held against its own', () => {
    const early = drawn(2_000, 7, () => 0.4).map((group) => ({ ...group, heldOutShare: 0.4 }))
    const { shares, broken } = balanceOf([...early, ...drawn(4_000, 8, () => 0.2)])
    expect(shares.map(({ chosen }) => chosen)).toEqual([0.4, 0.2])
    expect(broken).toEqual([])
  })

  test('given people who were taken in without a draw, then they are not looked at', () => {
    const sound = drawn(2_000, 7, () => 0.2)
    const undrawn = sound.map((group) => ({ ...group, heldOutShare: 0, took: 50, heldOut: 0 }))
    expect(balanceOf([...undrawn, ...sound])).toEqual(balanceOf(sound))
  })

  test('given nobody, or nobody held out, then nothing rings and nothing divides by nought', () => {
    expect(balanceOf([])).toMatchObject({ shares: [], joint: null, broken: [] })
    const { joint, broken, differences } = balanceOf([
      { heldOutShare: 0.1, fit: null, level: null, country: null, took: 3, heldOut: 0 },
    ])
    expect([joint, broken]).toEqual([null, []])
    expect(JSON.stringify(differences)).not.toContain('NaN')
  })
})
