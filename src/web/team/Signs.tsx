import type { TeamMember, TeamView } from '#journey/measure/team.contract.ts'
import { Tag } from '../ui/Tag.tsx'
import { Tip } from '../ui/Tip.tsx'
import { words } from './words.ts'

type Thresholds = TeamView['thresholds']

/** What the figures say about how somebody deals with leads; why, on hover and focus. */
export function Signs({ of, thresholds }: { of: TeamMember['signs']; thresholds?: Thresholds | undefined }) {
  return of.map((sign) => (
    <Tip key={sign} label={why(sign, thresholds)}>
      <span tabIndex={0}>
        <Tag tone={sign === 'picks' || sign === 'rubber_stamp' ? 'bad' : 'warn'}>{words.sign[sign]}</Tag>
      </span>
    </Tip>
  ))
}

function why(
  sign: TeamMember['signs'][number],
  { accepted, returned, untouched }: Thresholds = { accepted: 0.8, returned: 0.5, untouched: 0.25 },
): string {
  const { signWhy } = words
  if (sign === 'picks') return signWhy.picks
  if (sign === 'rubber_stamp') return signWhy.rubber_stamp(accepted, untouched)
  return sign === 'sandbag' ? signWhy.sandbag(returned) : signWhy.untouched(untouched)
}
