import type { ChangeView } from '#journey/measure/change/contract.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { words } from './words.ts'

const TONES: Record<keyof typeof words.verdicts, Tone> = {
  better: 'good',
  worse: 'bad',
  noise: 'plain',
  unclear: 'warn',
  too_early: 'plain',
  unmeasurable: 'warn',
}

/** What may be said of a change, or why nothing is said yet. */
export function VerdictTag({ of: { status, result } }: { of: ChangeView }) {
  if (result === null)
    return <Tag tone={status === 'proposed' ? 'accent' : 'plain'}>{words.statuses[status]}</Tag>
  return <Tag tone={TONES[result.verdict]}>{words.verdicts[result.verdict]}</Tag>
}
