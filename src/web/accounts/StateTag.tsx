import type { AccountState } from '#journey/outreach/accounts.contract.ts'
import { day } from '../ui/format.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { words } from './words.ts'

const tones: Record<AccountState, Tone> = {
  open: 'plain',
  working: 'accent',
  meeting: 'good',
  customer: 'good',
  given_up: 'warn',
}

export function StateTag({ state, until }: { state: AccountState; until: string | null }) {
  return <Tag tone={tones[state]}>{until === null ? words.states[state] : words.restsUntil(day(until))}</Tag>
}
