import type { Group, Preferences } from '#notices/contract.ts'

/** What each notice is about; what is not listed is told all the same, as `other`. */
const GROUP_OF: Record<string, Group> = {
  offered: 'offers',
  remind: 'clocks',
  breach: 'clocks',
  taken_back: 'taken',
  manager: 'team',
  waiting: 'team',
  returned: 'returns',
  return_answered: 'returns',
  appeal: 'returns',
  appeal_decided: 'returns',
  meeting: 'meetings',
  verdict: 'meetings',
  verdict_late: 'meetings',
}

export function groupOf(what: string): Group {
  return Object.hasOwn(GROUP_OF, what) ? GROUP_OF[what]! : 'other'
}

/** An offer is mailed at once, with its brief; of the rest a person reads one mail in the morning. */
export const DEFAULTS: Preferences = {
  groups: {
    offers: { product: true, mail: 'now' },
    clocks: { product: true, mail: 'digest' },
    taken: { product: true, mail: 'digest' },
    team: { product: true, mail: 'digest' },
    returns: { product: true, mail: 'digest' },
    meetings: { product: true, mail: 'digest' },
    other: { product: true, mail: 'digest' },
  },
  digestHour: 8,
  workingDaysOnly: true,
}

/** What was saved by an older version knows fewer groups. */
export function withDefaults(saved: Partial<Preferences> | null): Preferences {
  return { ...DEFAULTS, ...saved, groups: { ...DEFAULTS.groups, ...saved?.groups } }
}

export interface Member {
  id: string
  role: string | null
  function: string | null
}

/** Who runs a team; marketing has no role of its own for that. */
const MANAGERS: Record<string, readonly string[]> = {
  sales: ['sales_manager'],
  leadgen: ['leadgen_manager'],
  marketing: ['marketing'],
}

/**
 * Who is meant: a person, `managers:TEAM` or `team:TEAM`, several with commas between. A team without a manager is told
 * itself, and one without people is the admins' business: nothing is told to nobody.
 */
export function recipientsOf(recipient: string, everybody: readonly Member[]): string[] {
  const found = new Set<string>()
  for (const one of recipient.split(',')) for (const id of membersOf(one.trim(), everybody)) found.add(id)
  return [...found]
}

function membersOf(recipient: string, everybody: readonly Member[]): string[] {
  const [kind, team = ''] = recipient.split(':')
  const ids = (fits: (one: Member) => boolean) => everybody.filter(fits).map(({ id }) => id)
  if (kind !== 'managers' && kind !== 'team') return ids(({ id }) => id === recipient)
  const managers =
    kind === 'managers' ? ids(({ role }) => role !== null && (MANAGERS[team] ?? []).includes(role)) : []
  if (managers.length > 0) return managers
  const members = ids((one) => one.function === team)
  return members.length > 0 ? members : ids(({ role }) => role === 'admin')
}
