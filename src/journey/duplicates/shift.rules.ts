/** Decisions move the evidence by at most so many bits: four times the odds, or a quarter. */
export const MOST_SHIFT = 2
/** How far it is thought to be off before anybody decided, in bits. */
const EXPECTED_OFF = 1
const HALVINGS = 40

/** A decision of a person, and the evidence on which it was asked. */
export interface Decision {
  bits: number
  same: boolean
}

/**
 * What decisions say about the evidence as a whole: if of pairs that were called "two to one" nine of ten turn out to be one,
 * they were called too low. The one number of bits to add to every pair under which the decisions are likeliest, with a normal
 * belief around 0 before them (the intercept of a logistic regression on the evidence, its slope held at 1).
 */
export function shiftOf(decisions: readonly Decision[]): number {
  // the slope of the log-likelihood falls as the shift grows: halving finds where it is none
  let low = -MOST_SHIFT
  let high = MOST_SHIFT
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2
    if (slopeAt(decisions, middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function slopeAt(decisions: readonly Decision[], shift: number): number {
  let slope = -shift / EXPECTED_OFF ** 2
  for (const { bits, same } of decisions) slope += Math.LN2 * (Number(same) - 1 / (1 + 2 ** -(bits + shift)))
  return slope
}
