/**
 * Paths as an absorbing Markov chain of first order: from the start over values to a win or to nothing. Exact: one linear
 * system, no simulation. Source of the model: Anderl, Becker, von Wangenheim, Schumann, "Mapping the customer journey",
 * International Journal of Research in Marketing 33 (2016).
 */
export interface Chain {
  /** values of the dimension; their places are the rows below */
  values: (string | null)[]
  /** chance to begin at each value; what is missing to 1 are paths without a touch */
  start: Float64Array
  /** chance to go from value to value, row by row */
  step: Float64Array[]
  /** chance that the win follows directly */
  win: Float64Array
}

/** How often each step was taken. `from` null: the start. `to` 'won' and 'lost' are the two ends. */
export interface Steps {
  values: (string | null)[]
  starts: Float64Array
  between: Float64Array[]
  won: Float64Array
  lost: Float64Array
}

export function noSteps(values: (string | null)[]): Steps {
  const zeros = (): Float64Array => new Float64Array(values.length)
  return { values, starts: zeros(), between: values.map(zeros), won: zeros(), lost: zeros() }
}

/** Adds `count` paths that went over the values at these places and ended as said. A path without a touch adds nothing. */
export function addPath(steps: Steps, places: readonly number[], won: boolean, count = 1): void {
  const [first] = places
  if (first === undefined) return
  steps.starts[first]! += count
  for (let i = 1; i < places.length; i++) steps.between[places[i - 1]!]![places[i]!]! += count
  ;(won ? steps.won : steps.lost)[places.at(-1)!]! += count
}

/**
 * Counts become chances. Steps from a value to itself are left out: they do not change where a path ends, and would only
 * make the system harder to solve.
 */
export function chainOf({ values, starts, between, won, lost }: Steps): Chain {
  const n = values.length
  const begun = starts.reduce((sum, count) => sum + count, 0)
  const step = values.map(() => new Float64Array(n))
  const win = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let out = won[i]! + lost[i]!
    for (let j = 0; j < n; j++) if (j !== i) out += between[i]![j]!
    if (out === 0) continue
    win[i] = won[i]! / out
    for (let j = 0; j < n; j++) if (j !== i) step[i]![j] = between[i]![j]! / out
  }
  return { values, start: starts.map((count) => (begun === 0 ? 0 : count / begun)), step, win }
}

/**
 * What each value is worth: the share of the wins that would be missing were paths to end in nothing there (removal effect).
 * With N = (I − Q)⁻¹, a path comes by value c with the chance (start·N)c / Ncc, and wins from there with (N·win)c: so one
 * inverse serves all values. `chance`: of a win over all paths. No win at all: all effects are 0.
 */
export function removalEffects(chain: Chain): { chance: number; effects: number[] } {
  const inverse = inverted(chain.step)
  const n = chain.values.length
  const visits = new Float64Array(n)
  const wins = new Float64Array(n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      visits[j]! += chain.start[i]! * inverse[i]![j]!
      wins[i]! += inverse[i]![j]! * chain.win[j]!
    }
  const chance = chain.start.reduce((sum, begun, i) => sum + begun * wins[i]!, 0)
  const effects = chain.values.map((_, c) =>
    chance === 0 ? 0 : (visits[c]! / inverse[c]![c]!) * (wins[c]! / chance),
  )
  return { chance, effects }
}

/**
 * (I − Q)⁻¹ by Gauss and Jordan. Rows of Q sum to at most 1 and every value leads to an end, so the diagonal is the pivot:
 * such matrices need no exchange of rows.
 */
function inverted(step: Float64Array[]): Float64Array[] {
  const n = step.length
  const left = step.map((row, i) => row.map((chance, j) => (i === j ? 1 : 0) - chance))
  const right = step.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
  for (let p = 0; p < n; p++) {
    const pivot = left[p]![p]!
    if (!(Math.abs(pivot) > 1e-300)) throw new Error(`value ${p} of the chain leads to no end`)
    for (let j = 0; j < n; j++) {
      left[p]![j]! /= pivot
      right[p]![j]! /= pivot
    }
    for (let i = 0; i < n; i++) {
      const factor = left[i]![p]!
      if (i === p || factor === 0) continue
      for (let j = 0; j < n; j++) {
        left[i]![j]! -= factor * left[p]![j]!
        right[i]![j]! -= factor * right[p]![j]!
      }
    }
  }
  return right
}
