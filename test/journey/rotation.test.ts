import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findOwner } from '#journey/handoff/routing.rules.ts'
import { anna, MONDAY, team } from '../support/cast.ts'
import { Story } from '../support/story.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

const rotate = (people: Map<string, Candidate>, team: TeamFunction, exclude: string[]) => {
  const lead = { lead: {}, known: { email: true, phone: false, name: true, company: false } }
  const rest = { accountOwners: [], office: null, at: MONDAY, turn: 1 }
  return findOwner(undefined, people, { team, lead, exclude, ...rest })
}

describe('given a rotation', () => {
  test('when thirty leads come, then three reps get ten each, in turn', () => {
    const story = new Story()
    const owners = Array.from(
      { length: 30 },
      (_, i) => story.captured({ ...anna, email: `${i}@firm.example` }, 'demo_requested').state.owner,
    )
    expect(owners.slice(0, 3)).toEqual(['ines', 'olaf', 'yuki'])
    for (const rep of ['ines', 'olaf', 'yuki'])
      expect(owners.filter((owner) => owner === rep).length).toBe(10)
  })

  test('when people come and go, then whoever was there all the time gets no more than one less than anybody', () => {
    const away = fc.array(fc.constantFrom('olaf', 'yuki', null), { minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(away, (absences) => {
        const people = team()
        let turn = 0
        const got = new Map<string, number>()
        for (const absent of absences) {
          for (const id of ['ines', 'olaf', 'yuki']) people.get(id)!.available = id !== absent
          const { owner } = rotate(people, 'sales', [])
          expect(owner).not.toBe(absent)
          people.get(owner!)!.turn = ++turn
          got.set(owner!, (got.get(owner!) ?? 0) + 1)
        }
        for (const n of got.values()) expect(got.get('ines')!).toBeGreaterThanOrEqual(n - 1)
      }),
    )
  })

  test('when it is traced, then everybody of the function is named with the reason, and nobody else', () => {
    const people = team()
    people.get('olaf')!.available = false
    const { owner, trace } = rotate(people, 'sales', ['ines'])
    expect(owner).toBe('yuki')
    expect(trace).toEqual({
      rule: 'rotation',
      pick: 'rotation',
      candidates: [
        { id: 'yuki', available: true, why: 'picked' },
        { id: 'ines', available: false, why: 'was asked already' },
        { id: 'olaf', available: false, why: 'not available' },
      ],
    })
  })

  test('when nobody is left, then there is no pick', () => {
    expect(rotate(team(), 'sales', ['ines', 'olaf', 'yuki']).owner).toBeNull()
    expect(rotate(team(), 'marketing', []).owner).toBeNull()
  })

  test('when there are hundreds, then the trace names some, counts the rest and names the pick', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      id: `rep-${i}`,
      function: 'sales',
      available: true,
      desk: false,
      turn: 300 - i,
    }))
    const { owner, trace } = rotate(new Map(many.map((one) => [one.id, one])), 'sales', [])
    expect(owner).toBe('rep-299')
    expect(trace.candidates.length + trace.more!).toBe(300)
    expect(trace.candidates.length).toBeLessThan(20)
    expect(trace.candidates[0]).toEqual({ id: 'rep-299', available: true, why: 'picked' })
  })
})
