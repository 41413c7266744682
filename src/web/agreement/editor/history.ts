/** What was written before and after, as whole texts: 30 kB each, so some hundred of them weigh nothing. */
export interface Written {
  text: string
  past: readonly string[]
  future: readonly string[]
  /** what the last change was about: typing on at the same place is one step back, not twenty */
  about: string | null
  at: number
}

const STEPS = 200
const SAME_STEP_MS = 1_500

export type Writing =
  | { do: 'write'; text: string; about: string | null; now: number }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'begin'; text: string }

export function begun(text: string): Written {
  return { text, past: [], future: [], about: null, at: 0 }
}

export function written(state: Written, step: Writing): Written {
  const { text, past, future } = state
  switch (step.do) {
    case 'begin':
      return begun(step.text)
    case 'undo':
      return past.length === 0
        ? state
        : { text: past.at(-1)!, past: past.slice(0, -1), future: [text, ...future], about: null, at: 0 }
    case 'redo':
      return future.length === 0
        ? state
        : { text: future[0]!, past: [...past, text], future: future.slice(1), about: null, at: 0 }
    case 'write': {
      if (step.text === text) return state
      const goesOn = step.about !== null && step.about === state.about && step.now - state.at < SAME_STEP_MS
      return {
        text: step.text,
        past: goesOn ? past : [...past.slice(-STEPS), text],
        future: [],
        about: step.about,
        at: step.now,
      }
    }
  }
}
