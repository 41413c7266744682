/** What a page on paper holds, from top to bottom; who draws it knows nothing of what it says. */
export interface Paper {
  language: string
  title: string
  /** beneath the title, in small letters */
  under: string
  blocks: Block[]
  page: (n: number, of: number) => string
}

export type Block =
  | { what: 'section'; text: string }
  | { what: 'group'; text: string }
  | { what: 'text'; text: string }
  | { what: 'note'; text: string }
  /** numbered; `beside`: what it is worth */
  | { what: 'point'; text: string; beside: string | null }
  /** large figures that stand side by side */
  | { what: 'sums'; of: { name: string; value: string; hint: string }[] }
  | Row

/** One line of a list: what it is, how much, and a bar where it is a share. */
export interface Row {
  what: 'row'
  name: string
  hint: string
  value: string
  /** from 0 to 1, with its interval; null: it is no share */
  share: { share: number; low: number; high: number } | null
  /** what was promised, from 0 to 1 */
  mark: number | null
  tone: 'plain' | 'good' | 'bad'
  verdict: string
}
