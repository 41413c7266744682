import { describe, expect, test } from 'vitest'
import { DEFAULT_MAILING } from '#journey/nurture/programme.rules.ts'
import { rederive } from '#journey/audit/rules.ts'
import { entriesOf } from './recorded.ts'
import { ALWAYS, DAY, HOUR, lessons, nurturing, returnedFor } from './world.ts'

describe('a lead that is not ready', () => {
  test('given back by sales, it is taken into the programme and gets its lessons one after the other', () => {
    const story = nurturing()
    const lead = returnedFor(story)
    expect(lead.bodies('ProgrammeEntered')).toMatchObject([{ programme: 'lessons', arm: 'treated', n: 1 }])
    story.waits(HOUR)
    lead.ticked()
    expect(lead.bodies('ProgrammeStepTaken').map(({ step }) => step)).toEqual(['first'])
    story.waits(8 * DAY)
    lead.ticked()
    expect(lead.bodies('ProgrammeStepTaken').map(({ step, way }) => [step, way])).toEqual([
      ['first', undefined],
      ['clicked', 'otherwise'],
      ['second', undefined],
    ])
    expect(lead.bodies('ProgrammeLeft')).toMatchObject([{ because: 'finished' }])
    expect(lead.state.programmes).toBeUndefined()
  })

  test('who clicks goes another way at once', () => {
    const story = nurturing()
    const lead = returnedFor(story)
    story.waits(HOUR)
    lead.ticked()
    story.waits(DAY)
    lead.touched('email_clicked')
    expect(lead.bodies('ProgrammeStepTaken').at(-1)).toMatchObject({ step: 'clicked', way: 'yes' })
    lead.ticked()
    expect(lead.state.nextStep.what).toBe('Write to them')
  })

  test('without their word nobody is written to', () => {
    const story = nurturing()
    const lead = story.captured({ email: 'b@kontron.de', title: 'CEO' }, 'demo_requested')
    lead.qualified()
    lead.returned('no_budget')
    expect(lead.kinds).not.toContain('ProgrammeEntered')
  })
})

describe('a programme ends at once', () => {
  test.each([
    ['the lead asks to be called', (lead: ReturnType<typeof returnedFor>) => lead.touched('demo_requested')],
    ['they unsubscribe', (lead: ReturnType<typeof returnedFor>) => lead.touched('unsubscribed')],
    ['they answer', (lead: ReturnType<typeof returnedFor>) => lead.touched('email_replied')],
    ['an opportunity is opened', (lead: ReturnType<typeof returnedFor>) => lead.deal('open', 'deal-1', true)],
  ])('when %s', (_what, happens) => {
    const story = nurturing()
    const lead = returnedFor(story)
    story.waits(HOUR)
    lead.ticked()
    happens(lead)
    expect(lead.bodies('ProgrammeLeft')).toHaveLength(1)
    const taken = lead.bodies('ProgrammeStepTaken').length
    story.waits(DAY)
    lead.ticked()
    expect(lead.bodies('ProgrammeStepTaken')).toHaveLength(taken)
  })

  test('and whoever comes back goes on where they were', () => {
    const story = nurturing()
    const lead = returnedFor(story)
    story.waits(HOUR)
    lead.ticked()
    lead.touched('demo_requested')
    lead.qualified()
    lead.returned('no_budget')
    expect(lead.bodies('ProgrammeEntered').at(-1)).toMatchObject({ n: 2, step: 'clicked' })
  })
})

describe('mails leave when the person reads', () => {
  test('not at night, not on Sunday, in the time zone of the person', () => {
    const story = nurturing(lessons, DEFAULT_MAILING)
    // Monday morning in Berlin; in Los Angeles and New York it is night
    const lead = story.captured(
      { email: 'c@acme.com', country: 'US', title: 'CEO', consent: { email: true } },
      'demo_requested',
    )
    lead.qualified()
    lead.returned('no_budget')
    const { due } = lead.last('ProgrammeEntered').body
    const there = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/New_York',
      hour: 'numeric',
      hourCycle: 'h23',
      weekday: 'short',
    }).formatToParts(due!)
    const hour = Number(there.find(({ type }) => type === 'hour')!.value)
    expect(hour).toBeGreaterThanOrEqual(9)
    expect(hour).toBeLessThan(17)
  })

  test('no more than the cap over all programmes', () => {
    const story = nurturing(
      {
        ...lessons,
        steps: [0, 1, 2].map((n) => ({
          id: `m${n}`,
          name: `Mail ${n}`,
          does: 'mail',
          template: 'lesson_one',
          next: n < 2 ? `m${n + 1}` : null,
        })),
        start: 'm0',
      },
      { ...ALWAYS, most: 2, inMs: 7 * DAY },
    )
    const lead = returnedFor(story)
    story.waits(HOUR)
    lead.ticked()
    expect(lead.bodies('ProgrammeStepTaken')).toHaveLength(2)
    story.waits(6 * DAY)
    lead.ticked()
    expect(lead.bodies('ProgrammeStepTaken')).toHaveLength(2)
    story.waits(2 * DAY)
    lead.ticked()
    expect(lead.bodies('ProgrammeStepTaken')).toHaveLength(3)
  })
})

test('the hold-out is drawn at random, stays, and every ruling can be derived again', () => {
  const story = nurturing({ ...lessons, holdOut: 30 })
  const leads = Array.from({ length: 400 }, (_, i) => {
    const lead = story.captured(
      { email: `p${i}@kontron.de`, title: 'CEO', consent: { email: true } },
      'demo_requested',
    )
    lead.qualified()
    lead.returned('no_budget')
    return lead
  })
  story.waits(9 * DAY)
  for (const lead of leads) lead.ticked()
  const held = leads.filter((lead) => lead.last('ProgrammeEntered').body.arm === 'held_out')
  expect(held.length).toBeGreaterThan(90)
  expect(held.length).toBeLessThan(150)
  for (const lead of held) expect(lead.kinds).not.toContain('ProgrammeStepTaken')
  for (const lead of leads.slice(0, 40))
    expect(rederive(story.law, entriesOf(lead), undefined, lead.id).findings).toEqual([])
})
