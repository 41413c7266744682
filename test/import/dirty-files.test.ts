import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { filesOf, importAll } from './files.ts'

const HEAD = 'Lead ID,Email,First Name,Last Name,Company'
const ROW = '00Q1G00000nDnM5UAK,ada@example.com,Ada,Löve,"Acme, Inc"'
const ADA = { email: 'ada@example.com', firstName: 'Ada', lastName: 'Löve', company: 'Acme, Inc' }

describe('given a file as people send it', () => {
  const text = `${HEAD}\n${ROW}\n`
  const semicolons = text.replace('"Acme, Inc"', 'Acme@@ Inc').replaceAll(',', ';').replace('@@', ',')
  const shapes: Record<string, Buffer> = {
    'UTF-8': Buffer.from(text),
    'UTF-8 with a byte order mark': Buffer.from(`\ufeff${text}`),
    'UTF-16 little endian': iconv.encode(text, 'utf-16le', { addBOM: true }),
    'UTF-16 big endian': iconv.encode(text, 'utf-16be', { addBOM: true }),
    'UTF-16 without a mark': iconv.encode(text, 'utf-16le'),
    'Windows-1252': iconv.encode(text, 'win1252'),
    semicolons: Buffer.from(semicolons),
    tabs: Buffer.from(semicolons.replaceAll(';', '\t')),
    bars: Buffer.from(semicolons.replaceAll(';', '|')),
    'Excel’s sep line': Buffer.from(`sep=;\r\n${semicolons}`),
    CRLF: Buffer.from(text.replaceAll('\n', '\r\n')),
    CR: Buffer.from(text.replaceAll('\n', '\r')),
    'a trailing empty column': Buffer.from(text.replaceAll('\n', ',\n')),
    'blank rows at its end': Buffer.from(`${text},,,,\n\n,,,,\n`),
  }
  for (const [shape, bytes] of Object.entries(shapes)) {
    it(`when it is written with ${shape}, then the lead is read`, async () => {
      const { leads, refused } = await importAll(await filesOf({ 'leads.csv': bytes }))
      expect(leads).toMatchObject([ADA])
      expect(refused).toEqual([])
    })
  }

  it('when rows are broken, then each is refused by its reason and the others are read', async () => {
    const rows = [
      ROW,
      'a,b',
      `x\u0000,bad@example.com,B,C,D`,
      `${'z'.repeat(100_001)},e@example.com,E,F,G`,
      'X1,nobody,,,',
      ',nobody,,,',
      '"open,1,2,3',
      ROW,
    ]
    const { leads, refused } = await importAll(await filesOf({ 'leads.csv': [HEAD, ...rows].join('\n') }))
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'ragged_row'],
      [4, 'nul_character'],
      [5, 'cell_too_large'],
      [7, 'bad_email'],
      [8, 'broken_quotes'],
    ])
    expect(leads.map(({ row }) => row.line)).toEqual([2, 6, 9])
    expect(leads[1]!.notes).toMatchObject([{ field: 'Email', reason: 'bad_email' }])
  })

  it('when a lone surrogate stands in UTF-16, then the row is refused by that name', async () => {
    const bytes = iconv.encode(`${text}X,b@example.com,@,B,C\n`, 'utf-16le', { addBOM: true })
    bytes.writeUInt16LE(0xd800, bytes.indexOf(iconv.encode(',@,', 'utf-16le')) + 2)
    const { leads, refused } = await importAll(await filesOf({ 'leads.csv': bytes }))
    expect([leads.length, refused[0]!.reason, refused[0]!.field]).toEqual([1, 'lone_surrogate', 'First Name'])
  })

  it('when a workbook is called .csv and a CSV .xlsx, then both are read for what they are', async () => {
    const cells = [HEAD.split(','), ['00Q1G00000nDnM5UAK', 'ada@example.com', 'Ada', 'Löve', 'Acme, Inc']]
    const workbook = await writeExcelFile(
      cells.map((row) => row.map((value) => ({ value, type: String }))),
    ).toBuffer()
    expect((await importAll(await filesOf({ 'leads.csv': workbook }))).leads).toMatchObject([ADA])
    expect((await importAll(await filesOf({ 'leads.xlsx': text }))).leads).toMatchObject([ADA])
  })

  it('when the file is no table, then the problem says what it is', async () => {
    const reasonOf = async (bytes: Buffer) =>
      (await importAll(await filesOf({ 'leads.xlsx': bytes }))).opened.problems[0]!.reason
    expect(await reasonOf(Buffer.alloc(0))).toBe('empty_file')
    expect(await reasonOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toBe('old_excel')
    expect(await reasonOf(zipOf('readme.txt', 10))).toBe('not_a_workbook')
    expect(await reasonOf(zipOf('xl/workbook.xml', 300_000_000))).toBe('too_large')
  })

  it('when names stand twice or are blank, then all columns are kept under names of their own', async () => {
    const { leads, opened } = await importAll(
      await filesOf({ 'leads.csv': 'Email,Note,Note,\na@example.com,one,two,three\n' }),
    )
    expect(leads[0]!.fields).toEqual({ note: 'one', note2: 'two', column4: 'three' })
    expect(opened.problems.map(({ reason }) => reason)).toEqual(['duplicate_header', 'blank_header'])
  })

  it('when it is read on from a line, then the rest comes as before', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `L${index},p${index}@example.com,A,B,C`)
    const { leads, opened } = await importAll(await filesOf({ 'leads.csv': [HEAD, ...lines].join('\n') }))
    const rest = []
    for await (const row of opened.records(31)) rest.push(row)
    expect(rest).toEqual(leads.slice(29))
  })
})

/** An archive of one entry of zero bytes that declares itself small. */
function zipOf(name: string, size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size), { level: 1 })
  const header = Buffer.alloc(26)
  header.writeUInt16LE(8, 4)
  header.writeUInt32LE(packed.length, 14)
  header.writeUInt32LE(10, 18)
  header.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), header, Buffer.from(name), packed])
  const central = Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2, 20, 0]),
    header,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
