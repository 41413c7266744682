import { describe, expect, test } from 'vitest'
import { inserted, led, removed } from '../../src/web/programmes/changes.ts'
import { differences } from '../../src/web/programmes/difference.ts'
import { stepOf, type Programme } from '../../src/web/programmes/document.ts'
import { problemsAt } from '../../src/web/programmes/problems.ts'

const names = {
  step: { mail: 'Mail', wait: 'Wait', task: 'Task', webhook: 'Tell', branch: 'Decide' },
  way: 'Clicked',
}
const runs: Programme = {
  name: 'Welcome',
  purpose: 'news',
  entry: { stages: ['inquiry'], when: [] },
  goal: [],
  holdOut: 10,
  start: 'first',
  steps: [
    { id: 'first', does: 'mail', name: 'First', template: 'one', next: 'second' },
    { id: 'second', does: 'mail', name: 'Second', template: 'two', next: null },
  ],
}

describe('given a programme that runs and a draft of it', () => {
  test('when nothing is different but the order of what was written, then nothing changes', () => {
    const { name, ...others } = runs
    expect(differences(runs, { ...others, name })).toEqual([])
    expect(differences(runs, { ...runs, entry: { when: [], stages: ['inquiry'] } })).toEqual([])
  })

  test('when a step was put in between, then it is new and the one before goes on elsewhere', () => {
    const { programme } = inserted(runs, { step: 'first', way: null }, 'wait', names)
    expect(differences(runs, programme)).toEqual([
      { of: 'moved', step: 'First' },
      { of: 'added', step: 'Wait' },
    ])
  })

  test('when more people are held out and a step is gone, then both are said', () => {
    const { programme } = removed({ ...runs, holdOut: 20 }, 'second')!
    expect(differences(runs, programme)).toEqual([
      { of: 'holdOut', from: '10', to: '20' },
      { of: 'moved', step: 'First' },
      { of: 'removed', step: 'Second' },
    ])
  })

  test('when a way asks for something else, then the branch is changed, not moved', () => {
    const { programme, id } = inserted(runs, { step: 'first', way: null }, 'branch', names)
    const branch = stepOf(programme, id)!
    const asks = { ...branch, ways: [{ id: 'way', label: 'Clicked', did: 'email_opened', next: 'second' }] }
    const steps = programme.steps.map((step) => (step.id === id ? asks : step)) as Programme['steps']
    expect(differences(programme, { ...programme, steps })).toEqual([{ of: 'changed', step: 'Decide' }])
    const elsewhere = led(programme, { step: id, way: 'otherwise' }, null)
    expect(differences(programme, elsewhere)).toEqual([{ of: 'moved', step: 'Decide' }])
  })
})

describe('given what the server finds wrong', () => {
  const words = {
    names: { name: 'Name', for: 'How long' },
    empty: { purpose: 'Choose a purpose', stages: 'Choose a stage' },
  }

  test('when a field is of a step, then it stands there, and the rest at the entry', () => {
    const found = problemsAt(
      runs,
      [
        { field: 'steps.1.template', message: 'There is no template two' },
        { field: 'purpose', message: 'There is no purpose news' },
        { field: 'steps.9.id', message: 'Nothing leads there' },
      ],
      words,
    )
    expect([...found]).toEqual([
      ['second', ['There is no template two']],
      ['', ['There is no purpose news', 'Nothing leads there']],
    ])
  })

  test('when it was not chosen yet, or lacks its subject, then it is said as people say it', () => {
    const open = { ...runs, purpose: '', entry: { stages: [], when: [] } }
    const found = problemsAt(
      open,
      [
        { field: 'purpose', message: 'is a lower_snake_case word' },
        { field: 'entry.stages', message: 'name at least one stage' },
        { field: 'steps.0.name', message: 'is missing' },
        { field: 'steps.0.name', message: 'is missing' },
      ],
      words,
    )
    expect([...found]).toEqual([
      ['', ['Choose a purpose', 'Choose a stage']],
      ['first', ['Name: is missing']],
    ])
  })
})
