import { defaultRole } from '#people/roles.rules.ts'
import type { Role } from '#people/roles.rules.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** How a sales rep answers offers: what the numbers of a team look like from inside. */
export type Manner = 'brisk' | 'steady' | 'cherry_picker' | 'returner' | 'rubber_stamper'

export interface Player {
  id: string
  name: string
  email: string
  function: TeamFunction
  /** sales only */
  manner: Manner | null
  /** parts of the simulated time, 0 = its beginning, 1 = its end, in which nobody is there */
  away: { from: number; to: number }[]
  story: string
}

export const COMPANY = 'Tarnwick Instruments'

/** Named in docs/demo.md; tests and screens meet them again. */
export const cast: Player[] = [
  player('ines.marchetti', 'Ines Marchetti', 'marketing', null, [], 'Heads marketing'),
  player('tomasz.wrona', 'Tomasz Wrona', 'marketing', null, [], 'Campaigns and events'),
  player('leila.haddad', 'Leila Haddad', 'marketing', null, [], 'Content and nurture'),
  player(
    'jonas.brandt',
    'Jonas Brandt',
    'leadgen',
    null,
    [away(0.42, 0.45), away(0.9, 0.92)],
    'Lead developer',
  ),
  player('amara.okoye', 'Amara Okoye', 'leadgen', null, [away(0.6, 0.63)], 'Lead developer'),
  player(
    'sofia.lindqvist',
    'Sofia Lindqvist',
    'leadgen',
    null,
    [away(0, 0.3)],
    'Lead developer, joined later',
  ),
  player('henrik.vass', 'Henrik Vass', 'sales', 'brisk', [away(0.55, 0.58)], 'Answers within the hour'),
  player(
    'claire.fontaine',
    'Claire Fontaine',
    'sales',
    'steady',
    [away(0.3, 0.33)],
    'Thorough, a little slow',
  ),
  player(
    'rohan.mehta',
    'Rohan Mehta',
    'sales',
    'cherry_picker',
    [],
    'Takes what looks big, lets the rest expire',
  ),
  player(
    'petra.novakova',
    'Petra Nováková',
    'sales',
    'returner',
    [away(0, 0.2)],
    'Returns nearly all as not reachable',
  ),
  player(
    'stefan.rieger',
    'Stefan Rieger',
    'sales',
    'rubber_stamper',
    [],
    'Accepts at once, and then does nothing',
  ),
  player('mei.tanaka', 'Mei Tanaka', 'sales', 'steady', [away(0.93, 2)], 'On parental leave since lately'),
  player(
    'david.achterberg',
    'David Achterberg',
    'sales',
    null,
    [away(0, 2)],
    'Heads sales: assigns by hand, is not in the rotation',
  ),
]

export const HEAD_OF_SALES = 'david.achterberg'

/** Who leads a function; the others have the role that goes with theirs. */
const LEADS: Partial<Record<string, Role>> = {
  [HEAD_OF_SALES]: 'sales_manager',
  'jonas.brandt': 'leadgen_manager',
}

export function roleOf({ id, function: team }: Player): Role {
  return LEADS[id] ?? defaultRole(team)
}

/** They own no leads: one answers for what was agreed, the other runs the workspace. */
export const ABOVE: { id: string; name: string; email: string; role: Role }[] = [
  { id: 'vera.tarnwick', name: 'Vera Tarnwick', email: 'vera.tarnwick@tarnwick.example', role: 'sponsor' },
  { id: 'noor.elbaz', name: 'Noor Elbaz', email: 'noor.elbaz@tarnwick.example', role: 'admin' },
]

function player(
  id: string,
  name: string,
  team: TeamFunction,
  manner: Manner | null,
  gone: Player['away'],
  story: string,
): Player {
  return { id, name, email: `${id}@tarnwick.example`, function: team, manner, away: gone, story }
}

function away(from: number, to: number): { from: number; to: number } {
  return { from, to }
}

/**
 * The cast for a larger company: everybody again under numbered names, until each has a bearable number of leads; at most
 * two hundred, which is what a million leads are measured with.
 */
export function castFor(leads: number): Player[] {
  const copies = Math.min(17, Math.max(1, Math.ceil(leads / 25_000)))
  const more = Array.from({ length: copies - 1 }, (_, i) =>
    cast.filter(({ id }) => id !== HEAD_OF_SALES).map((one) => numbered(one, i + 2)),
  )
  return [cast, ...more].flat()
}

function numbered(one: Player, n: number): Player {
  return { ...one, id: `${one.id}.${n}`, name: `${one.name} ${n}`, email: `${one.id}.${n}@tarnwick.example` }
}

export function isThere(one: Player, place: number): boolean {
  return !one.away.some(({ from, to }) => place >= from && place < to)
}
