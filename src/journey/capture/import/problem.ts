/** Something about the files or the mapping that a person should see before the rows are taken in. */
export interface ImportProblem {
  /** `error` stops the import, `question` wants a decision in the mapping, `warning` wants to be read. */
  severity: 'error' | 'question' | 'warning'
  reason: ProblemReason
  file?: string
  /** Line and column in the mapping file, or the line in a data file. */
  line?: number
  column?: number
  /** Path in the mapping, or the header concerned. */
  at?: string
  detail: string
  count?: number
  examples?: string[]
}

export type ProblemReason =
  | 'empty_file'
  | 'old_excel'
  | 'not_a_table'
  | 'too_large'
  | 'not_a_workbook'
  | 'no_such_sheet'
  | 'damaged'
  | 'no_header'
  | 'duplicate_header'
  | 'blank_header'
  | 'mapping_syntax'
  | 'mapping_invalid'
  | 'file_missing'
  | 'file_unused'
  | 'column_missing'
  | 'join_column_missing'
  | 'unmatched_key'
  | 'orphan_rows'
  | 'duplicate_key'
  | 'joined_rows_refused'
  | 'rows_skipped'
  | 'too_many_rows'
  | 'ambiguous_date'
  | 'not_recognised'
  | 'no_key_column'

/** `file:line:column: what is wrong. For example: a, b.` and, for a question, how to answer it. */
export function sentenceOf({
  severity,
  reason,
  file,
  line,
  column,
  at,
  detail,
  examples,
}: ImportProblem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const seen = examples?.length ? ` For example: ${examples.join(', ')}.` : ''
  const asks = severity === 'question' && reason === 'ambiguous_date'
  const answer = asks
    ? ' Answer in the mapping, for the column or its file: date: dayFirst or date: monthFirst.'
    : ''
  return `${place ? `${place}: ` : ''}${at === undefined ? '' : `${at}: `}${detail}${seen}${answer}`
}
