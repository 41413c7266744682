/** Why nothing was learned. A closed list; `field` names the column or the option. */
export type LearningRefusal =
  | { code: 'no_such_column'; field: string }
  | { code: 'outcome_unclear'; field: string; values: string[] }
  | {
      code: 'too_few_outcomes'
      field: string
      yes: number
      no: number
      needed: number
      part: 'older' | 'newer'
    }
  | { code: 'time_unreadable'; field: string }
  | { code: 'not_a_number'; field: string }
  | { code: 'nothing_left'; field: string; excluded: number }
  | { code: 'drift'; field: string; index: number; limit: number; columns: string[] }
  | { code: 'no_better_than_constant'; field: string; auc: number; low: number }
  | { code: 'no_better_than_rules'; field: string; difference: number; low: number }
  | { code: 'not_a_scorecard'; field: string }
