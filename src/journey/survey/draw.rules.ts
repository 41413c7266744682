import { grouped } from './group.rules.ts'
import { shuffled } from './random.rules.ts'

export interface Candidate {
  leadId: string
  score: number
  /** the kind of stage that the lead has come to: what became of it so far */
  kind: string
}

/**
 * Candidates in the order in which cards are taken: one from each stratum in turn, a stratum being what became of the lead
 * and a third of the scores. Left to chance, nine of ten cards would be the same quiet inquiry.
 */
export function inStrata(candidates: readonly Candidate[], random: () => number): Candidate[] {
  const scores = candidates.map(({ score }) => score).sort((a, b) => a - b)
  const third = (share: number) => scores[Math.floor(scores.length * share)] ?? 0
  const low = third(1 / 3)
  const high = third(2 / 3)
  const band = (score: number) => (score <= low ? 'low' : score <= high ? 'middle' : 'high')
  const strata = [...grouped(shuffled(candidates, random), ({ kind, score }) => `${kind} ${band(score)}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => own)
  const deep = Math.max(0, ...strata.map((own) => own.length))
  const turns = Array.from({ length: deep }, (_, turn) => shuffled(strata, random).map((own) => own[turn]))
  return turns.flat().filter((one) => one !== undefined)
}
