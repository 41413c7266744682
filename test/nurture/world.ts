import { compileProgramme } from '#journey/nurture/compile.ts'
import { DEFAULT_MAILING } from '#journey/nurture/programme.rules.ts'
import { programmesOf } from '#journey/nurture/running.rules.ts'
import { defaultRules } from '../support/cast.ts'
import { Story } from '../support/story.ts'
import type { Mailing } from '#journey/nurture/programme.rules.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'
import type { Told } from '../support/story.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const KEY = '00'.repeat(16)

/** Two lessons a week apart; who clicks in the first gets a task for marketing instead of the second. */
export const lessons: ProgrammeDocument = {
  name: 'Lessons',
  purpose: 'news',
  entry: { stages: ['nurture', 'disqualified'], when: [], again: '180 days' },
  goal: [],
  holdOut: 0,
  start: 'first',
  steps: [
    { id: 'first', name: 'First lesson', does: 'mail', template: 'lesson_one', next: 'clicked' },
    {
      id: 'clicked',
      name: 'Did they click?',
      does: 'branch',
      ways: [{ id: 'yes', label: 'Clicked', did: 'email_clicked', next: 'write' }],
      within: '7 days',
      otherwise: 'second',
    },
    { id: 'write', name: 'Write to them', does: 'task', of: 'marketing', within: '2 days', next: null },
    { id: 'second', name: 'Second lesson', does: 'mail', template: 'lesson_two', next: null },
  ],
}

export const ALWAYS: Mailing = {
  ...DEFAULT_MAILING,
  days: [1, 2, 3, 4, 5, 6, 7],
  from: 0,
  until: 24,
  most: 20,
}

/** A company whose programme runs from the beginning. */
export function nurturing(document: ProgrammeDocument = lessons, mailing: Mailing = ALWAYS): Story {
  const story = new Story()
  const named = { id: 'lessons', version: 1, key: KEY }
  const compiled = compileProgramme(document, named, defaultRules.fields, null)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems))
  story.law.programmes = programmesOf(
    [compiled.programme],
    [{ programme: 'lessons', what: 'started', version: 1, from: 0 }],
    [{ from: 0, mailing }],
  )
  return story
}

/** Somebody who agreed to mails and whom sales gave back for that reason. */
export function returnedFor(story: Story, reason = 'no_budget'): Told {
  const lead = story.captured(
    { email: 'a@kontron.de', firstName: 'Ada', company: 'Kontron', title: 'CEO', consent: { email: true } },
    'demo_requested',
  )
  lead.qualified()
  lead.returned(reason)
  return lead
}
