import type { Leak } from './leakage.rules.ts'
import type { LearningRefusal } from './refusals.rules.ts'
import type { ColumnFinding } from './learned.rules.ts'
import type { DeadRule } from './evaluate.rules.ts'
import type { ColumnKind } from './columns.rules.ts'

/** What people read of a learned score, in one language. */
export interface LearningWords {
  kinds: Record<ColumnKind, string>
  uses: Record<ColumnFinding['use'], string>
  leak: (leak: Leak) => string
  refusal: (refusal: LearningRefusal) => string
  dead: Record<DeadRule['why'], string>
  blank: string
  others: string
  filled: string
}

export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`

export const LEARNING_EN: LearningWords = {
  kinds: {
    number: 'number',
    number_as_text: 'number written as text',
    yes_no: 'yes or no',
    category: 'category',
    many_values: 'category of many values',
    date: 'date',
    identifier: 'different in every row',
    constant: 'the same in every row',
    empty: 'empty',
  },
  uses: {
    outcome: 'the outcome',
    time: 'when the lead came',
    against: 'the score of the rules in force',
    rule: 'a rule of the card',
    excluded: 'left out as asked',
    leak: 'excluded',
    kept_leak: 'kept as asked, although it looks filled in later',
    constant: 'says nothing: one value',
    empty: 'says nothing: no values',
    unique: 'says nothing: every value is met once',
    dates: 'says nothing: a day does not come again',
    says_nothing: 'says nothing about the outcome',
    said_by_others: 'says nothing that others do not',
  },
  leak: (leak) => {
    switch (leak.why) {
      case 'tells_the_outcome':
        return `alone it tells the outcome (area ${leak.auc.toFixed(2)}, the next best reaches ${leak.next.toFixed(2)})`
      case 'values_of_one_outcome':
        return `in ${percent(leak.share)} of the leads its value leaves hardly any doubt: ${leak.values.join(', ')}`
      case 'filled_after_the_outcome':
        return `whether it is filled follows the outcome: ${percent(leak.filledYes)} of yes, ${percent(leak.filledNo)} of no`
      case 'dated_later':
        return `in ${percent(leak.share)} of the leads its date is later than the lead`
      case 'filled_with_a_leak':
        return `it was filled in together with ${leak.with} (association ${leak.association.toFixed(2)} beyond the outcome)`
      case 'filled_in_some_periods':
        return `it is filled in some periods only: ${leak.filled.map(percent).join(', ')} from the oldest fifth on`
      case 'values_of_some_periods':
        return `its values change with time (stability index ${leak.index.toFixed(2)})`
    }
  },
  refusal: (refusal) => {
    switch (refusal.code) {
      case 'no_such_column':
        return `There is no column ${refusal.field}.`
      case 'outcome_unclear':
        return `Which values of ${refusal.field} mean yes? It holds: ${refusal.values.join(', ') || 'nothing'}.`
      case 'too_few_outcomes': {
        const { part, yes, no, needed } = refusal
        return `Too few outcomes to learn from: the ${part} part holds ${yes} yes and ${no} no, at least ${needed} of each are needed.`
      }
      case 'time_unreadable':
        return `${refusal.field} holds neither dates nor numbers that could order the leads.`
      case 'not_a_number':
        return `${refusal.field} is no number and cannot be compared with.`
      case 'nothing_left':
        return `No column is left that says anything about the outcome (${refusal.excluded} excluded as filled in later or unstable).`
      case 'drift':
        return `The newer leads are not like the older ones: stability index of the score ${refusal.index.toFixed(2)}, at most ${refusal.limit}. Moved most: ${refusal.columns.join(', ') || 'many columns a little'}.`
      case 'no_better_than_constant':
        return `On the newer leads the score is no better than saying the same to everybody (area ${refusal.auc.toFixed(3)}, at least ${refusal.low.toFixed(3)}).`
      case 'no_better_than_rules':
        return `On the newer leads the score is not better than ${refusal.field} (difference of the areas ${refusal.difference.toFixed(3)}, at least ${refusal.low.toFixed(3)}).`
      case 'not_a_scorecard':
        return `${refusal.field} is no scorecard of this program.`
    }
  },
  dead: {
    no_points: 'gives no points',
    nobody: 'met nobody among the newer leads',
    adds_nothing: 'can go: the newer leads are told apart as well without it',
  },
  blank: '(blank)',
  others: '(rare and new values)',
  filled: '(filled)',
}
