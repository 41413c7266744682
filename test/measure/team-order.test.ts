import { expect, test } from 'vitest'
import { inOrder } from '#journey/measure/team.rules.ts'
import type { TeamMember } from '#journey/measure/team.contract.ts'

const member = (name: string, more: Partial<TeamMember> = {}) =>
  ({ name, away: null, late: 0, signs: [], ...more }) as unknown as TeamMember

test('given names that an import brought, then people come first: signs, who is late, by name; who is switched off last', () => {
  const people = [
    member('Aaron of an old list', { away: 'switched off', late: 9 }),
    member('Mia'),
    member('Ben', { away: 'away' }),
    member('Late', { late: 1 }),
    member('Picks', { signs: ['picks'] }),
  ]
  expect(inOrder(people).map(({ name }) => name)).toEqual([
    'Picks',
    'Late',
    'Ben',
    'Mia',
    'Aaron of an old list',
  ])
})
