import type { ProgrammeSummary } from '#journey/nurture/contract.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { Tip } from '../ui/Tip.tsx'
import { words } from './words.ts'

type State = ProgrammeSummary['state']

const TONES: Record<State, Tone> = {
  draft: 'plain',
  published: 'plain',
  running: 'good',
  paused: 'warn',
  ended: 'plain',
}

export function StateTag({ state }: { state: State }) {
  return (
    <Tip label={words.stateHints[state]}>
      <span>
        <Tag tone={TONES[state]}>{words.states[state]}</Tag>
      </span>
    </Tip>
  )
}
