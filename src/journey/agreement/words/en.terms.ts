import * as english from '../wording.ts'

/** The building blocks of the English sentences. */
export const terms = {
  teams: english.TEAMS,
  /** a team within a sentence: "lead generation" */
  teamsInside: { marketing: 'marketing', leadgen: 'lead generation', sales: 'sales' },
  quote: (text: string) => `“${text}”`,
  value: english.valueName,
  number: english.numberName,
  span: english.spanName,
  /** after a preposition */
  spanDative: english.spanName,
  after: (span: string) => `after ${english.spanName(span)}`,
  within: (span: string) => `within ${english.spanName(span)}`,
  percent: (share: number) => `${english.numberName(share)} %`,
  points: (n: number) => english.counted(n, 'point'),
  people: (n: number) => english.counted(n, 'person', 'people'),
  all: (items: readonly string[]) => english.listed(items),
  any: (items: readonly string[]) => english.listed(items, 'or'),
  date: english.dateName,
  /** a label that people wrote, within a sentence */
  inside: english.inSentence,
}
