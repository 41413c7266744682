/** Names that the browser needs too, without any schema. */

/** What a change can be judged by. A closed list: each has its own way of being counted, week by week. */
export const MEASURES = [
  'accepted',
  'returned',
  'answer_hours',
  'sales_ready',
  'qualified',
  'opportunity',
  'won',
  'cost_lead',
  'cost_opportunity',
  'revenue',
] as const
export type Measure = (typeof MEASURES)[number]

/** The rules of the Western Electric handbook (1956), which are Nelson's 1, 5, 6 and (one longer) 2 (1984). */
export const RULES = ['beyond', 'two_of_three', 'four_of_five', 'eight'] as const
export type Rule = (typeof RULES)[number]
