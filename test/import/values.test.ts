import { describe, expect, it } from 'vitest'
import { readDate, type DateOrder } from '#journey/capture/import/dates.rules.ts'
import { readBoolean, readNumber } from '#journey/capture/import/numbers.rules.ts'

const at = (text: string, order: DateOrder | null = null, zone = 'UTC') => {
  const read = readDate(text, order, zone)
  return read.ok ? new Date(read.at).toISOString() : read.reason
}

describe('given a cell', () => {
  it.each([
    ['2024-03-12', '2024-03-12T00:00:00.000Z'],
    ['2020-12-30 3:15:52', '2020-12-30T03:15:52.000Z'],
    ['2019-12-29 08:15:15.250', '2019-12-29T08:15:15.250Z'],
    ['2024-03-12T10:00:00+02:00', '2024-03-12T08:00:00.000Z'],
    ['31-01-2024 09:30', '2024-01-31T09:30:00.000Z'],
    ['12.03.2024', '2024-03-12T00:00:00.000Z'],
    ['1/31/2024 1:05 PM', '2024-01-31T13:05:00.000Z'],
    ['45363.5', '2024-03-12T12:00:00.000Z'],
    ['1710201600000', '2024-03-12T00:00:00.000Z'],
    ['Mar 12, 2024', '2024-03-12T00:00:00.000Z'],
    ['03/04/2024', 'ambiguous_date'],
    ['31-02-2024', 'bad_date'],
    ['2024-02-30', 'bad_date'],
    ['9999-01-01', 'date_out_of_range'],
    ['1969-12-31', 'date_out_of_range'],
    ['20240312', '2024-03-12T00:00:00.000Z'],
    ['soon', 'bad_date'],
  ])('when %s is read as a date, then it is %s', (text, expected) => expect(at(text)).toBe(expected))

  it('when the order or the zone is told, then it counts', () => {
    expect(at('03/04/2024', 'dayFirst')).toBe('2024-04-03T00:00:00.000Z')
    expect(at('03/04/2024', 'monthFirst')).toBe('2024-03-04T00:00:00.000Z')
    expect(at('2024-07-01 12:00', null, 'Europe/Berlin')).toBe('2024-07-01T10:00:00.000Z')
  })

  it.each([
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['$54,805.00 ', 54805],
    ['54.805,00 €', 54805],
    ['0.00%', 0],
    ['(12.50)', -12.5],
    ['-$5', -5],
    ['1,234', 1234],
    ['12,5', 12.5],
    ['1 234,5', 1234.5],
    ['6.14E+3', 6140],
    ['12abc', null],
    ['1e400', null],
    ['', null],
  ])('when %s is read as a number, then it is %s', (text, expected) =>
    expect(readNumber(text.trim(), null)).toBe(expected),
  )

  it('when yes and no are written in several ways, then both are read', () => {
    expect(['TRUE', 'Yes', '1', 'ja'].map(readBoolean)).toEqual([true, true, true, true])
    expect(['false', 'No', '0', 'nein', 'perhaps'].map(readBoolean)).toEqual([
      false,
      false,
      false,
      false,
      null,
    ])
  })
})
