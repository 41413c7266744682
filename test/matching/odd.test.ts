import { describe, expect, it } from 'vitest'
import { LARGEST_BLOCK } from '#journey/matching/pairs.rules.ts'
import { clustersOf } from '#journey/matching/clusters.rules.ts'
import { createRandom } from '#simulate/random.rules.ts'
import { groupsOf } from '#journey/matching/outcomes.rules.ts'
import { invented } from './corrupt.ts'
import { matchedOf, table } from './matched.ts'
import { matchRefusalInWords, prepare } from '#journey/matching/prepare.rules.ts'

const HEADERS = ['First name', 'Last name', 'E-mail', 'Phone', 'Company']
const random = createRandom(4)
const given = invented(400, random, 1, 2)
const family = invented(3000, random)

/** Strangers, each with a mailbox, a number and a firm of their own. */
function strangers(count: number, change: (cells: string[], at: number) => void): string[][] {
  return Array.from({ length: count }, (_, at) => {
    const cells = [random.pick(given), random.pick(family), '', '', '']
    cells[2] = `${cells[0]![0]}.${cells[1]}${at}@firm${at % 900}.com`
    cells[3] = `+49 89 ${String(1_000_000 + at * 37)}`
    cells[4] = `Firm ${random.pick(family)}`
    change(cells, at)
    return cells
  })
}

describe('what many share', () => {
  it("a switchboard's number on 5,000 people makes no block, and no group of its people", () => {
    const rows = strangers(6000, (cells, at) => {
      if (at < 5000) cells[3] = '+49 89 7000'
    })
    rows.push([...rows[0]!])
    const { matched, together } = matchedOf(table(HEADERS, rows))
    const phone = matched.blocks.find(({ rule }) => rule === 'Phone')!
    expect(phone.leftOut).toBe(5001)
    expect(Math.max(...matched.blocks.map(({ largest }) => largest))).toBeLessThanOrEqual(LARGEST_BLOCK)
    expect(together(0, 6000)).toBe(true)
    // without duplicates to learn from a few namesakes are joined (docs/matching.md); never by the number
    const sizes = [...groupsOf(matched.clusters).values()].map(({ length }) => length)
    expect(Math.max(...sizes)).toBeLessThan(10)
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(200)
  })

  it('info@ of one company says which company, and test@test.com says nothing', () => {
    const rows = strangers(800, (cells, at) => {
      if (at < 40) cells[2] = 'info@acme.com'
      if (at >= 40 && at < 200) cells[2] = 'test@test.com'
    })
    const { matched } = matchedOf(table(HEADERS, rows))
    expect(new Set(matched.clusters).size).toBe(800)
  })

  it('1,000 copies of one record are one, without half a million pairs', () => {
    const rows = strangers(1000, () => undefined)
    for (let copy = 0; copy < 1000; copy++) rows.push([...rows[5]!])
    const { matched, together } = matchedOf(table(HEADERS, rows))
    expect(together(5, 1999)).toBe(true)
    expect(matched.compared).toBeLessThan(250_000)
  })
})

describe('people', () => {
  it('one person under a short form, with the names changed over, in another script, with a plus in the address', () => {
    const rows = strangers(600, () => undefined)
    rows.push(['Aleksandr', 'Pushkin', 'a.pushkin@verse.com', '+7 495 1234568', 'Verse LLC'])
    rows.push(['Александр', 'Пушкин', 'a.pushkin+news@verse.com', '', 'Verse'])
    rows.push(['Robert', 'Kowalczyk', 'rk@alpha-mills.com', '+48 22 5550123', 'Alpha Mills Ltd'])
    rows.push(['Kowalczyk', 'Bob', '', '+48 22 5550123', 'Alpha Mills Limited'])
    const { together } = matchedOf(table(HEADERS, rows))
    expect(together(600, 601)).toBe(true)
    expect(together(602, 603)).toBe(true)
  })

  it('two people with one mailbox stay two', () => {
    const rows = strangers(600, () => undefined)
    rows.push(['Henrike', 'Abendroth', 'office@abendroth.de', '', 'Abendroth KG'])
    rows.push(['Cornelius', 'Zwanziger', 'office@abendroth.de', '', 'Abendroth KG'])
    expect(matchedOf(table(HEADERS, rows)).together(600, 601)).toBe(false)
  })
})

describe('groups', () => {
  it('a chain of pairs is no group when its ends are strangers', () => {
    const pairs = { i: Int32Array.of(0, 1), j: Int32Array.of(1, 2), bits: Float64Array.of(6, 4) }
    const bits = (i: number, j: number): number => (j - i === 1 ? 5 : -20)
    expect([...clustersOf(3, pairs, 2, bits)]).toEqual([0, 0, 2])
    expect([...clustersOf(3, pairs, 2, () => 3)]).toEqual([0, 0, 0])
  })
})

describe('a file that cannot be matched', () => {
  it('is refused, with the field', () => {
    expect(prepare(table(HEADERS, [['a', 'b']]), null)).toEqual({ refused: 'too_few', field: 'file' })
    expect(
      prepare(
        table(
          ['id', 'amount'],
          [
            ['1', '2'],
            ['2', '3'],
          ],
        ),
        null,
      ),
    ).toEqual({ refused: 'nothing_to_compare', field: 'columns' })
    expect(matchRefusalInWords('too_few', 'de')).toMatch(/zwei Datensätze/)
  })
})
