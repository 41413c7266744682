import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { CsvSplitter, type TextRow } from './csv-splitter.ts'
import type { TextEncoding } from './sniff-file.ts'

const CANDIDATES = [',', ';', '\t', '|']
const SAMPLE_ROWS = 50
const ICONV_NAME = { utf8: 'utf8', utf16le: 'utf-16le', utf16be: 'utf-16be', cp1252: 'windows-1252' }

/**
 * Rows of a delimited text file in order, each with the line on which it begins. One chunk and one row are held.
 * Throws what the file system throws.
 */
export async function* readCsv(
  path: string,
  encoding: TextEncoding,
  delimiter: string,
): AsyncGenerator<TextRow[]> {
  const splitter = new CsvSplitter(delimiter)
  for await (const text of textOf(path, encoding)) {
    const rows = [...splitter.push(text, false)]
    if (rows.length > 0) yield rows
  }
  const rest = [...splitter.push('', true)]
  if (rest.length > 0) yield rest
}

/**
 * The delimiter under which the first rows agree best on their number of cells. Excel's own `sep=;` line wins, and a
 * file of one column has a comma.
 */
export async function sniffDelimiter(path: string, encoding: TextEncoding): Promise<string> {
  const sample = await firstText(path, encoding)
  const told = /^sep=(.)\r?\n/i.exec(sample)
  if (told) return told[1]!
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of CANDIDATES) {
    const score = agreement(sample, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

async function firstText(path: string, encoding: TextEncoding): Promise<string> {
  for await (const text of textOf(path, encoding)) return text
  return ''
}

function agreement(sample: string, delimiter: string): number {
  const widths: number[] = []
  for (const row of new CsvSplitter(delimiter).push(sample, false)) {
    if (row.cells.some((cell) => cell.trim() !== '')) widths.push(row.cells.length)
    if (widths.length >= SAMPLE_ROWS) break
  }
  // A sample without a line end is a header alone.
  if (widths.length === 0)
    for (const row of new CsvSplitter(delimiter).push(sample, true)) widths.push(row.cells.length)
  const header = widths[0] ?? 1
  if (header < 2) return 0
  const alike = widths.filter((width) => width === header).length / widths.length
  return alike * alike * Math.log2(header + 1)
}

/** The decoded text without a byte order mark. */
async function* textOf(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  // A lone surrogate of UTF-16 comes through as it is, for the cell to be refused by name.
  const decoder = iconv.getDecoder(ICONV_NAME[encoding])
  let first = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    const text = decoder.write(chunk)
    yield first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    first = false
  }
  const rest = decoder.end()
  if (rest) yield rest
}
