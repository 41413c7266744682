import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProgrammeDocument } from '../../src/journey/nurture/schema.ts'
import { goals, inserted, led, mayMove, moved, removed } from '../../src/web/programmes/changes.ts'
import { drawable, edgesOf, keyOf, type Does, type Programme } from '../../src/web/programmes/document.ts'
import { CARD, ENTRY, layout } from '../../src/web/programmes/layout.ts'

const names = {
  step: { mail: 'Mail', wait: 'Wait', task: 'Task', webhook: 'Tell', branch: 'Decide' },
  way: 'Clicked',
}
const one: Programme = {
  name: 'Welcome',
  purpose: 'news',
  entry: { stages: ['inquiry'], when: [] },
  goal: [],
  holdOut: 10,
  start: 'mail',
  steps: [{ id: 'mail', does: 'mail', name: 'First', template: 'first', next: null }],
}
const at = (step: string | null, way: string | null = null) => ({ step, way })
const added = (programme: Programme, does: Does, exit = at('mail')) =>
  inserted(programme, exit, does, names).programme
const ids = (programme: Programme) => programme.steps.map(({ id }) => id).sort()

describe('given a programme of one mail', () => {
  test('when a wait is put before it, then the programme begins with the wait', () => {
    const { programme, id } = inserted(one, at(null), 'wait', names)
    expect(programme.start).toBe(id)
    expect(programme.steps.find((step) => step.id === id)).toMatchObject({ next: 'mail' })
  })

  test('when a branch is put between two steps, then all its ways lead on to the second', () => {
    const programme = added(added(one, 'wait'), 'branch')
    expect(programme.steps.find(({ does }) => does === 'branch')).toMatchObject({
      ways: [{ did: 'email_clicked', next: 'wait' }],
      otherwise: 'wait',
    })
  })

  test('when a branch is taken out, then one of its ways stays, and what stood on the others goes', () => {
    const forked = added(added(one, 'branch'), 'task', at('branch', 'way'))
    expect(removed(forked, 'branch')).toMatchObject({ gone: 1, programme: { start: 'mail' } })
    const both = added(forked, 'wait', at('branch', 'otherwise'))
    const { programme, gone } = removed(both, 'branch')!
    expect([ids(programme), gone]).toEqual([['mail', 'wait'], 2])
  })

  test('when its only step is taken out, then it stays', () => {
    expect(removed(one, 'mail')).toBeNull()
  })

  test('when a step is moved to another place, then nothing else changes its order', () => {
    const programme = added(added(one, 'wait'), 'task', at('wait'))
    const swapped = moved(programme, 'wait', at('task'))!
    expect(edgesOf(swapped).map(({ step, to }) => [step, to])).toEqual([
      [null, 'mail'],
      ['mail', 'task'],
      ['wait', null],
      ['task', 'wait'],
    ])
    expect(moved(programme, 'wait', at('wait'))).toBeNull()
    expect(moved(programme, 'wait', at('mail'))).toBeNull()
  })

  test('when it is asked where a step may lead, then only to what does not come before it', () => {
    const programme = added(added(one, 'wait'), 'task', at('wait'))
    expect(goals(programme, 'wait').map(({ id }) => id)).toEqual(['task'])
  })
})

describe('given drafts that nobody drew', () => {
  test('when one leads in a circle, nowhere, or lacks a way, then it is not drawn', () => {
    const circle = led(added(one, 'wait'), at('wait'), 'mail')
    expect(drawable(one)).toEqual(one)
    expect(drawable(circle)).toBeNull()
    expect(drawable(led(one, at('mail'), 'gone'))).toBeNull()
    expect(drawable({ ...one, steps: [{ id: 'mail', does: 'dance', name: 'x', next: null }] })).toBeNull()
    expect(drawable({ ...one, entry: null })).toBeNull()
    expect(drawable({})).toBeNull()
  })
})

const change = fc.record({
  act: fc.constantFrom('insert', 'insert', 'insert', 'remove', 'move', 'lead'),
  does: fc.constantFrom<Does>('mail', 'wait', 'task', 'webhook', 'branch'),
  a: fc.nat(),
  b: fc.nat(),
})

/** What a hand does on the drawing, one after the other. */
function drawn(changes: { act: string; does: Does; a: number; b: number }[]): Programme {
  return changes.reduce((programme, { act, does, a, b }) => {
    const edges = edgesOf(programme)
    const edge = edges[a % edges.length]!
    const step = programme.steps[b % programme.steps.length]!.id
    if (act === 'insert') return inserted(programme, edge, does, names).programme
    if (act === 'remove') return removed(programme, step)?.programme ?? programme
    if (act === 'move') return moved(programme, step, edge) ?? programme
    const to = edge.step === null ? undefined : goals(programme, edge.step)[b % 3]?.id
    return to === undefined ? programme : led(programme, edge, to)
  }, one)
}

describe('given whatever was done on a drawing', () => {
  test('then it is a programme without circles that can be saved', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 24 }), (changes) => {
        const programme = drawn(changes)
        expect(drawable(programme)).toBe(programme)
        const read = ProgrammeDocument.safeParse(programme)
        const wrong = read.success ? [] : read.error.issues.map(({ path }) => path.at(-1))
        // what only a person can choose is missing still
        expect(wrong.filter((field) => field !== 'template' && field !== 'hook')).toEqual([])
      }),
    )
  })

  test('then every step that is led to has its place, and no two stand on each other', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 24 }), (changes) => {
        const programme = drawn(changes)
        const { cards, lines, width, height } = layout(programme)
        const places = [...cards.values()]
        expect(cards.has(ENTRY)).toBe(true)
        for (const [i, { x, y }] of places.entries()) {
          expect(x >= -1 && y >= 0 && x + CARD.width <= width + 1 && y + CARD.height <= height).toBe(true)
          const over = places
            .slice(i + 1)
            .filter((other) => Math.abs(other.x - x) < CARD.width && Math.abs(other.y - y) < CARD.height)
          expect(over).toEqual([])
        }
        expect(lines.every((line) => line.to === null || cards.has(line.to))).toBe(true)
        expect(new Set(lines.map(keyOf)).size).toBe(lines.length)
      }),
    )
  })

  test('then a step goes only where it may', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 16 }), fc.nat(), fc.nat(), (changes, a, b) => {
        const programme = drawn(changes)
        const edges = edgesOf(programme)
        const [step, edge] = [programme.steps[a % programme.steps.length]!.id, edges[b % edges.length]!]
        const after = moved(programme, step, edge)
        expect(after !== null).toBe(mayMove(programme, step, edge))
        if (after) expect(drawable(after)).toBe(after)
        if (after) expect(ids(after)).toEqual(ids(programme))
      }),
    )
  })
})
