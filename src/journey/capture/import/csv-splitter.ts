/** A row as it stands in a file. Of a `broken` row the physical line is kept as its only cell. */
export interface TextRow {
  line: number
  cells: string[]
  broken?: true
}

/** A record longer than this (characters) is a quote that nobody closed; it also bounds what is held for one row. */
export const LONGEST_RECORD = 4_000_000

const NEED_MORE = -1
const BROKEN = -2

/**
 * Cuts delimited text into rows, as RFC 4180 says and as spreadsheets and CRMs write: LF, CRLF and CR mixed, quoted
 * newlines, text after a closing quote on the same line kept as it stands.
 *
 * Not csv-parse, because an unclosed quote there costs the rest of the file and the recovery needs its internals; here
 * it costs the row in which it opened, and parsing goes on with the next line. The tests hold this against csv-parse.
 */
export class CsvSplitter {
  readonly #delimiter: string
  #text = ''
  #line = 1
  #from = 0
  #cells: string[] = []
  #nextFeed = NEED_MORE
  #nextReturn = NEED_MORE
  #nextQuote = NEED_MORE

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Rows that are complete once `text` has been added; `last` gives what is left, too. */
  *push(text: string, last: boolean): Generator<TextRow> {
    this.#text = this.#text.slice(this.#from) + text
    this.#from = 0
    this.#nextFeed = this.#nextReturn = this.#nextQuote = NEED_MORE
    while (this.#from < this.#text.length) {
      const line = this.#line
      this.#cells = []
      const end = this.#record(last)
      if (end === NEED_MORE && this.#text.length - this.#from <= LONGEST_RECORD) return
      if (end >= 0) {
        this.#from = end
        yield { line, cells: this.#cells }
      } else {
        yield this.#brokenLine(line)
      }
    }
  }

  /** Parses one record into `#cells`; gives the position after its line end. */
  #record(last: boolean): number {
    const lineEnd = this.#lineEnd(this.#from)
    this.#nextQuote = this.#seek('"', this.#nextQuote, this.#from)
    if (this.#nextQuote >= lineEnd) return this.#plainLine(lineEnd, last)
    return this.#quotedRecord(last)
  }

  #plainLine(lineEnd: number, last: boolean): number {
    const end = this.#afterLineEnd(lineEnd, last)
    if (end === NEED_MORE) return NEED_MORE
    this.#cells = this.#text.slice(this.#from, Math.min(lineEnd, this.#text.length)).split(this.#delimiter)
    this.#line++
    return end
  }

  #quotedRecord(last: boolean): number {
    const text = this.#text
    let at = this.#from
    let newlines = 0
    for (;;) {
      let cell = ''
      if (text[at] === '"') {
        const closing = closingQuote(text, at + 1)
        if (closing < 0 || (closing + 1 >= text.length && !last)) return last ? BROKEN : NEED_MORE
        const inside = text.slice(at + 1, closing)
        const within = countNewlines(inside)
        at = closing + 1
        const stop = this.#cellEnd(at)
        // Text after the closing quote: harmless within a line, but over lines it says that an earlier quote was open.
        if (stop > at && within > 0) return BROKEN
        newlines += within
        cell = inside.includes('""') ? inside.replaceAll('""', '"') : inside
        if (stop > at) cell = `"${cell}"${text.slice(at, stop)}`
        at = stop
      } else {
        const stop = this.#cellEnd(at)
        cell = text.slice(at, stop)
        at = stop
      }
      this.#cells.push(cell)
      if (at < text.length && text.startsWith(this.#delimiter, at)) {
        at += this.#delimiter.length
        continue
      }
      const end = this.#afterLineEnd(at < text.length ? at : Infinity, last)
      if (end !== NEED_MORE) this.#line += newlines + 1
      return end
    }
  }

  /** The delimiter or line end that closes a cell, or the end of the text. */
  #cellEnd(at: number): number {
    const delimiter = this.#text.indexOf(this.#delimiter, at)
    return Math.min(delimiter < 0 ? Infinity : delimiter, this.#lineEnd(at), this.#text.length)
  }

  #lineEnd(at: number): number {
    this.#nextFeed = this.#seek('\n', this.#nextFeed, at)
    this.#nextReturn = this.#seek('\r', this.#nextReturn, at)
    return Math.min(this.#nextFeed, this.#nextReturn)
  }

  /** Keeps the last position found, so that text without any is searched once and not once per row. */
  #seek(character: string, known: number, at: number): number {
    if (known >= at) return known
    const found = this.#text.indexOf(character, at)
    return found < 0 ? Infinity : found
  }

  #afterLineEnd(lineEnd: number, last: boolean): number {
    if (lineEnd === Infinity) return last ? this.#text.length : NEED_MORE
    if (this.#text[lineEnd] === '\n') return lineEnd + 1
    // A CR at the end of what we have may be half of a CRLF.
    if (lineEnd + 1 >= this.#text.length && !last) return NEED_MORE
    return this.#text[lineEnd + 1] === '\n' ? lineEnd + 2 : lineEnd + 1
  }

  #brokenLine(line: number): TextRow {
    this.#nextFeed = this.#nextReturn = this.#nextQuote = NEED_MORE
    const lineEnd = this.#lineEnd(this.#from)
    const cut = Math.min(lineEnd, this.#text.length, this.#from + LONGEST_RECORD)
    const text = this.#text.slice(this.#from, Math.min(cut, this.#from + 1000))
    this.#from = cut === lineEnd ? this.#afterLineEnd(lineEnd, true) : cut
    this.#line++
    return { line, cells: [text], broken: true }
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function countNewlines(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}
