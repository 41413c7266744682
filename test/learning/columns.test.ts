import { describe, expect, it } from 'vitest'
import { readColumn } from '#journey/learning/columns.rules.ts'
import { readOutcome } from '#journey/learning/outcome.rules.ts'
import { orderByTime } from '#journey/learning/time.rules.ts'

const many = (of: (i: number) => string, rows = 200): string[] =>
  Array.from({ length: rows }, (_, i) => of(i))
const day = (i: number): Date => new Date(Date.UTC(2024, 0, 1 + i))
const [german, american] = [
  (i: number) => `${day(i).getUTCDate()}.${day(i).getUTCMonth() + 1}.${day(i).getUTCFullYear()}`,
  (i: number) => `${day(i).getUTCMonth() + 1}/${day(i).getUTCDate()}/${day(i).getUTCFullYear()}`,
]

describe('what a column holds', () => {
  it.each([
    ['number', many((i) => String((i * 7) % 50))],
    ['number_as_text', many((i) => `1.${String(100 + (i % 90))},50 €`)],
    ['number_as_text', many((i) => `$${(i % 40) + 1},200.00`)],
    ['category', many((i) => `0${(i % 9) + 1}099`)],
    ['category', many((i) => ['gelb', 'grün', ''][i % 3]!)],
    ['category', many((i) => (i % 3 ? '' : 'x'))],
    ['many_values', many((i) => `town ${i % 60}`)],
    ['yes_no', many((i) => (i % 2 ? 'Ja' : 'Nein'))],
    ['date', many(german)],
    ['date', many(american)],
    ['date', many((i) => day(i).toISOString())],
    ['identifier', many((i) => `user${i}@example.org`)],
    ['identifier', many((i) => String(90_000 - i))],
    ['constant', many(() => 'No')],
    ['empty', many((i) => ['', 'n/a', '-'][i % 3]!)],
  ])('given cells of a %s, when the column is read, then it is named so', (kind, cells) => {
    expect(readColumn('x', cells).kind).toBe(kind)
  })

  it('given German amounts and American days, then numbers and moments are what they mean', () => {
    expect(readColumn('x', ['1.234,50 €', '2,00 €', '3.000,25 €']).numbers).toEqual(
      Float64Array.of(1234.5, 2, 3000.25),
    )
    expect(readColumn('x', many(american)).numbers![40]).toBe(day(40).getTime())
  })

  it('given thousands with points beside short numbers, then they are thousands; given decimals, then they are not', () => {
    expect(readColumn('x', ['12', '999', '1.234', '12.500']).numbers).toEqual(
      Float64Array.of(12, 999, 1234, 12_500),
    )
    expect(readColumn('x', ['12', '1999', '1.234']).numbers).toEqual(Float64Array.of(12, 1999, 1.234))
    expect(readColumn('x', ['0.125', '1.250', '3']).numbers).toEqual(Float64Array.of(0.125, 1.25, 3))
  })
})

describe('what the outcome says', () => {
  it.each([
    [['Won', 'Lost', 'Open'], ['Won'], ['Lost'], ['Open']],
    [['1', '0', '1'], ['1'], ['0'], []],
    [['gewonnen', 'zurückgestellt'], ['gewonnen'], ['zurückgestellt'], []],
    [['x', '', ''], [], [], []],
    [['yes', '', ''], ['yes'], [''], []],
  ])('given %j, then yes is %j, no is %j, and not decided is %j', (cells, yes, no, undecided) => {
    const read = readOutcome('result', cells, {})
    if (yes.length === 0)
      expect(read).toMatchObject({ ok: false, refusal: { code: 'outcome_unclear', field: 'result' } })
    else expect(read).toMatchObject({ ok: true, outcome: { yes, no, undecided } })
  })

  it('given values that nobody knows, then it is refused with them, and learned from when they are named', () => {
    expect(readOutcome('result', ['A', 'B', 'C'], {})).toMatchObject({
      ok: false,
      refusal: { values: ['A', 'B', 'C'] },
    })
    const read = readOutcome('result', ['A', 'B', 'C'], { yes: ['B'] })
    expect(read.ok && [...read.outcome.values]).toEqual([0, 1, 0])
  })
})

describe('the order of time', () => {
  const rows = Int32Array.from({ length: 200 }, (_, i) => i)

  it('given a number that counts down through the file, then the newest stands first in it', () => {
    const order = orderByTime(
      [
        readColumn(
          'no',
          many((i) => String(90_000 - i)),
        ),
      ],
      rows,
      null,
    )
    expect(order.ok && [order.order.source.by, order.order.rows[0]]).toEqual(['running_number', 199])
  })

  it('given two dates, then the earlier one says when the lead came', () => {
    const created = readColumn(
      'b',
      many((i) => german((i * 37) % 200)),
    )
    const closed = readColumn(
      'a',
      many((i) => german(((i * 37) % 200) + 30)),
    )
    const order = orderByTime([closed, created], rows, null)
    expect(order.ok && order.order.source).toEqual({ by: 'date', column: 'b' })
  })

  it('given a column without times, when it is named, then it is refused', () => {
    const order = orderByTime(
      [
        readColumn(
          'when',
          many((i) => `w${i % 5}`),
        ),
      ],
      rows,
      'when',
    )
    expect(order).toEqual({ ok: false, refusal: { code: 'time_unreadable', field: 'when' } })
  })
})
