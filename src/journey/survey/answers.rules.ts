import type { Rating } from './alpha.rules.ts'

/** How a card is sorted, from least to most a lead: the order of the ordinal scale. */
export const ANSWERS = ['never', 'not_yet', 'lead'] as const
export type AnswerWord = (typeof ANSWERS)[number]

export interface GivenAnswer {
  person: string
  side: string
  card: number
  answer: AnswerWord
}

export function ratingsOf(answers: readonly GivenAnswer[]): Rating[] {
  return answers.map(({ person, side, card, answer }) => ({
    unit: String(card),
    rater: person,
    group: side,
    value: ANSWERS.indexOf(answer),
  }))
}

export type Counts = Record<AnswerWord, number>

export function countsOf(answers: readonly { answer: AnswerWord }[]): Counts {
  const counts: Counts = { never: 0, not_yet: 0, lead: 0 }
  for (const { answer } of answers) counts[answer]++
  return counts
}
