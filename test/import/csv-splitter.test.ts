import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvSplitter } from '#journey/capture/import/csv-splitter.ts'

function split(
  text: string,
  cuts: number[] = [],
  delimiter = ',',
): { line: number; cells: string[]; broken?: true }[] {
  const splitter = new CsvSplitter(delimiter)
  const ends = [...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
  const rows = ends.flatMap((end, index) => [...splitter.push(text.slice(ends[index - 1] ?? 0, end), false)])
  return [...rows, ...splitter.push('', true)]
}

describe('given delimited text', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ß', '"', ',', '\n', '\r', ' ', '1'), maxLength: 6 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

  it('when any table is written with any line end and read in any pieces, then csv-parse and we see its cells', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 5 }),
        (rows, newline, cuts) => {
          const text = rows.map((row) => row.map(quoted).join(',')).join(newline)
          expect(split(text, cuts).map(({ cells }) => cells)).toEqual(rows)
          const theirs: unknown = parse(text, {
            relax_column_count: true,
            record_delimiter: ['\r\n', '\n', '\r'],
          })
          expect(theirs).toEqual(rows)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('when a quoted cell spans lines, then the next row has its physical line', () => {
    expect(split('a,b\r\n"x\r\ny",1\r\nlast,2').map(({ line }) => line)).toEqual([1, 2, 4])
  })

  it('when a quote is never closed, then it costs one row and not the rest', () => {
    const rows = split('a,b\n1,2\n"open,3\n4,5\n"ok",6\n')
    expect(rows.map(({ line, broken }) => [line, broken ?? false])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
      [5, false],
    ])
    expect(split('a,b\n"open,3\n4,5').at(-1)!.cells).toEqual(['4', '5'])
  })
})
