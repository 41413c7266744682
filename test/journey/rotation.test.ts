import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rotate } from '#journey/handoff/rotation.rules.ts'
import { anna, team } from '../support/cast.ts'
import { Story } from '../support/story.ts'

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
          const { owner } = rotate(people.values(), 'sales', [])!
          expect(owner).not.toBe(absent)
          people.get(owner)!.turn = ++turn
          got.set(owner, (got.get(owner) ?? 0) + 1)
        }
        for (const n of got.values()) expect(got.get('ines')!).toBeGreaterThanOrEqual(n - 1)
      }),
    )
  })

  test('when it is traced, then everybody of the function is named with the reason, and nobody else', () => {
    const people = team()
    people.get('olaf')!.available = false
    const { owner, trace } = rotate(people.values(), 'sales', ['ines'])!
    expect(owner).toBe('yuki')
    expect(trace).toEqual({
      rule: 'rotation',
      candidates: [
        { id: 'ines', available: false, why: 'was asked already' },
        { id: 'olaf', available: false, why: 'not available' },
        { id: 'yuki', available: true, why: 'in rotation' },
      ],
    })
  })

  test('when nobody is left, then there is no pick', () => {
    expect(rotate(team().values(), 'sales', ['ines', 'olaf', 'yuki'])).toBeNull()
    expect(rotate(team().values(), 'marketing', [])).toBeNull()
  })

  test('when there are hundreds, then the trace names some, counts the rest and names the pick', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      id: `rep-${i}`,
      function: 'sales',
      available: true,
      desk: false,
      turn: 300 - i,
    }))
    const { owner, trace } = rotate(many, 'sales', [])!
    expect(owner).toBe('rep-299')
    expect(trace.candidates.length).toBeLessThan(20)
    expect(trace.candidates.at(-1)!.why).toMatch(/^and \d+ more$/)
    expect(trace.candidates).toContainEqual({ id: 'rep-299', available: true, why: 'in rotation' })
  })
})
