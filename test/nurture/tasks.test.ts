import { describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { rederive } from '#journey/audit/rules.ts'
import { taskDone } from '#journey/nurture/actions.rules.ts'
import { entriesOf } from './recorded.ts'
import { DAY, HOUR, lessons, nurturing, returnedFor } from './world.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'

/** Marketing writes first; who was written to gets the lesson, who was not within a week gets nothing. */
const written: ProgrammeDocument = {
  ...lessons,
  start: 'write',
  steps: [
    {
      id: 'write',
      name: 'Write to them',
      does: 'task',
      of: 'marketing',
      within: '2 days',
      activity: 'nurture_review',
      next: 'done',
    },
    {
      id: 'done',
      name: 'Was it done?',
      does: 'branch',
      ways: [{ id: 'yes', label: 'Done', did: 'task_done', next: 'first' }],
      within: '7 days',
      otherwise: null,
    },
    { id: 'first', name: 'First lesson', does: 'mail', template: 'lesson_one', next: null },
  ],
}

describe('a task of a programme', () => {
  test('is what the owner owes next, and stays open until it is done', () => {
    const lead = asked()
    expect(lead.state.nextStep.what).toBe('Write to them')
    expect(lead.state.tasks).toMatchObject([{ programme: 'lessons', step: 'write', of: 'desk:marketing' }])
  })

  test('is done by a press, and the programme goes on at once', () => {
    const lead = asked()
    lead.does(taskDone({ programme: 'lessons', step: 'write' }, { by: 'mara' }))
    expect(lead.state.tasks).toBeUndefined()
    expect(lead.bodies('ProgrammeStepTaken').at(-1)).toMatchObject({ step: 'done', way: 'yes' })
    expect(lead.state.nextStep.what).not.toBe('Write to them')
  })

  test('is done by the activity that it names', () => {
    const lead = asked()
    lead.does(act.complete(lead.story.law, { activity: 'nurture_review', by: 'mara' }))
    expect(lead.state.tasks).toBeUndefined()
    expect(lead.bodies('ProgrammeStepTaken').at(-1)).toMatchObject({ step: 'done', way: 'yes' })
    expect(lead.state.nextStep.what).not.toBe('Write to them')
  })

  test('cannot be done twice', () => {
    const lead = asked()
    const press = taskDone({ programme: 'lessons', step: 'write' }, { by: 'mara' })
    expect(lead.does(press).refusal).toBeNull()
    expect(lead.does(press).refusal).toMatchObject({ refused: 'not_inside' })
  })

  test('is moot when the programme ends before it is done', () => {
    const lead = asked()
    lead.touched('demo_requested')
    expect(lead.state.tasks).toBeUndefined()
  })

  test('what was derived can be derived again', () => {
    const lead = asked()
    lead.does(taskDone({ programme: 'lessons', step: 'write' }, { by: 'mara' }))
    lead.story.waits(9 * DAY)
    lead.ticked()
    expect(rederive(lead.story.law, entriesOf(lead), undefined, lead.id).findings).toEqual([])
  })
})

function asked() {
  const story = nurturing(written)
  const lead = returnedFor(story)
  story.waits(HOUR)
  lead.ticked()
  return lead
}
