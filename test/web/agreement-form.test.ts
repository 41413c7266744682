import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import {
  compileAgreement,
  conditionFields,
  editDocument,
  printCondition,
  valueInDocument,
} from '#journey/agreement/editing.contract.ts'
import { asGroup, leafOf, plainTree } from '../../src/web/agreement/editor/condition-tree.ts'
import { begun, written } from '../../src/web/agreement/editor/history.ts'
import { partOf, pathOf } from '../../src/web/agreement/editor/places.ts'
import { usualIntent, usualLevels } from '../../src/web/agreement/editor/usual.ts'
import { adding } from '../../src/web/agreement/editor/values.ts'

const text = await readFile('agreements/default.yaml', 'utf8')
const value = valueInDocument(text, [])
const read = compileAgreement(text)
if (!read.ok) throw new Error('the default agreement does not compile')
const { document } = read

describe('a place of the file', () => {
  test('given a place of the contract or of a problem, then both lead to the same part of the file', () => {
    const path = ['stages', 'inquiry', 'exits', 1, 'when', 2]
    expect(pathOf(value, 'stages.inquiry.exits.mql#1.when.score')).toEqual(path)
    expect(pathOf(value, 'stages.inquiry.exits.1.when.2')).toEqual(path)
    expect(partOf(path)).toBe('stage:inquiry')
  })

  test('given a place that is gone, then what is left of it is found', () => {
    expect(pathOf(value, 'stages.nowhere.exits.0')).toEqual(['stages'])
    expect(partOf([])).toBe('yaml')
  })
})

describe('the builder', () => {
  test('given any field and any of its operators, then the condition that it begins with can be written and is sound', () => {
    for (const place of ['criterion', 'fit', 'engagement', 'group'] as const) {
      for (const field of conditionFields(document, place)) {
        for (const { op } of field.operators) {
          const printed = printCondition(leafOf(field, op))
          expect(printed, `${place} ${field.name} ${op}`).toBeTruthy()
        }
      }
    }
  })

  test('given another operator, then the value stays where it fits and is replaced where it does not', () => {
    const fields = conditionFields(document, 'criterion')
    const score = fields.find(({ name }) => name === 'score.total')!
    const level = fields.find(({ name }) => name === 'lead.seniority')!
    const before = leafOf(score, '>=', { is: 'compare', name: 'score.total', op: '<', value: 62 })
    expect(before).toEqual({ is: 'compare', name: 'score.total', op: '>=', value: 62 })
    expect(leafOf(level, 'oneOf', before)).toEqual({
      is: 'oneOf',
      name: 'lead.seniority',
      values: ['c_level'],
    })
  })

  test('given groups of one, then the file does not learn of them', () => {
    const leaf = { is: 'holds', name: 'known.phone' } as const
    expect(plainTree({ is: 'all', items: [{ is: 'any', items: [leaf] }] })).toEqual(leaf)
    expect(asGroup(leaf)).toEqual({ is: 'all', items: [leaf] })
  })
})

describe('a new item', () => {
  test('given a list that is not in the file, when one is added, then it is there with all that was missing above it', () => {
    const edited = editDocument(
      text,
      adding(value, ['stages', 'closed', 'activities'], { id: 'a', name: 'A' }),
    )
    if ('refused' in edited) throw new Error(edited.refused)
    expect(valueInDocument(edited.text, ['stages', 'closed', 'activities'])).toEqual([{ id: 'a', name: 'A' }])
    const bare = { targets: {} }
    expect(adding(bare, ['targets', 'sales', 'answered'], 1)).toEqual({
      do: 'set',
      path: ['targets', 'sales'],
      value: { answered: [1] },
    })
  })
})

describe('what an agreement begins with that writes its own signs and levels', () => {
  const withOwn = (of: string, levels: readonly string[]) => {
    const read = compileAgreement(of)
    if (!read.ok) throw new Error('it does not compile')
    const first = editDocument(of, { do: 'set', path: ['intent'], value: usualIntent(read.document) })
    if ('refused' in first) throw new Error(first.refused)
    const second = editDocument(first.text, { do: 'set', path: ['levels'], value: usualLevels(levels) })
    if ('refused' in second) throw new Error(second.refused)
    return { text: second.text, compiled: compileAgreement(second.text) }
  }

  test('given the usual ones are written into it, then it is sound and says what it said before', () => {
    const { compiled } = withOwn(text, ['c_level', 'director'])
    if (!compiled.ok) throw new Error(compiled.problems[0]?.message)
    expect(compiled.ruleset.intent.buy.map(({ id }) => id)).toEqual(
      read.ruleset.intent.buy.map(({ id }) => id),
    )
    expect(compiled.ruleset.intent.withinMs).toBe(read.ruleset.intent.withinMs)
    expect(Object.keys(compiled.ruleset.levels)).toEqual(['c_level', 'director'])
  })

  test('given an agreement without the field of intent, then the signs that ask for it are left out', () => {
    const bare = text
      .replace(/^ {4}intent:\n( {6}.*\n)+/m, '')
      .replace(/^.*id: (wants_to_buy|wants_to_learn|learns).*\n/gm, '')
    expect(bare).not.toContain('lead.intent')
    const { compiled } = withOwn(bare, [])
    expect(compiled.ok && compiled.ruleset.intent.buy[0]?.id).toBe('demo_requested')
  })

  test('given a place of signs, levels or a cadence, then it stands on the page that shows it', () => {
    const { text: own } = withOwn(text, [])
    const of = valueInDocument(own, [])
    expect(pathOf(of, 'intent.buy.trial_started.when')).toEqual(['intent', 'buy', 3, 'when'])
    expect(partOf(pathOf(of, 'intent.buy.trial_started'))).toBe('intent')
    expect(partOf(pathOf(of, 'levels.vp'))).toBe('intent')
    expect(pathOf(of, 'stages.mql.cadence.steps.second_call.after').slice(-3)).toEqual(['steps', 1, 'after'])
  })
})

describe('undo', () => {
  test('given typing at one place, then it is one step back; given two places, then two; and redo brings them again', () => {
    const write = (of: string, about: string, now: number) => ({ do: 'write' as const, text: of, about, now })
    let state = begun('a')
    for (const step of [write('b', 'x', 1000), write('c', 'x', 1400), write('d', 'y', 1600)])
      state = written(state, step)
    state = written(state, { do: 'undo' })
    expect(state.text).toBe('c')
    state = written(state, { do: 'undo' })
    expect(state.text).toBe('a')
    expect(written(written(state, { do: 'redo' }), { do: 'redo' }).text).toBe('d')
  })
})
