/** A short list from a file, read whole: whatever is no lead (target accounts, suppressed addresses). */
export interface ListFile {
  name: string
  /** unique and never blank */
  headers: string[]
  rows: ListRow[]
  /** there are more rows than are read */
  tooLong: boolean
}

/** Cells stand in the order of the headers, trimmed; blanks and what exports write for nothing are empty. */
export type ListRow = { line: number; cells: string[] } | { line: number; refused: string }

/** Reads the file of a request or of a command, or says in a sentence without subject why it cannot. */
export type ReadList<Source> = (source: Source) => Promise<{ list: ListFile } | { problem: string }>

export const LONGEST_LIST = 20_000
