import { describe, expect, test } from 'vitest'
import { Story } from '../support/story.ts'
import { nextDueAt } from '#journey.ts'
import type { Told } from '../support/story.ts'

const DAY = 86_400_000

function disqualified(story: Story): Told {
  const lead = story.captured({ email: 'a@kontron.de', consent: { email: true } })
  lead.disqualified('supplier')
  return lead
}

function watched(lead: Told, wakeAt: number | null, signals: string[] = []): void {
  lead.does((_card, now) => ({
    facts: [
      {
        kind: 'WatchSet',
        at: now,
        by: 'person:mara',
        history: false,
        body: { ask: 'contract_ends', wakeAt, signals },
      },
    ],
  }))
}

describe('a lead that is not for us now', () => {
  test('given a date, when it comes, somebody has to look again, and the end of the watch stays where it was', () => {
    const story = new Story()
    const lead = disqualified(story)
    const ends = lead.state.nextStep.actAt
    watched(lead, story.now + 100 * DAY)
    expect(nextDueAt(lead.state)).toBeLessThanOrEqual(story.now + 100 * DAY)
    story.waits(101 * DAY)
    lead.ticked()
    expect(lead.last('WatchWoke').body).toMatchObject({ ask: 'contract_ends', signal: null })
    expect(lead.state.nextStep).toMatchObject({ what: 'Look again: ask what became of it', actAt: ends })
    expect(lead.state.stage).toBe('disqualified')
  })

  test('given signals, when one happens it wakes, and when another happens or a machine did it, it sleeps on', () => {
    const story = new Story()
    const lead = disqualified(story)
    watched(lead, null, ['webinar_attended'])
    lead.touched('page_viewed')
    lead.does((_card, now) => ({
      facts: [
        {
          kind: 'TouchHappened',
          at: now,
          by: 'web',
          history: false,
          body: { touch: { kind: 'webinar_attended', human: 0.1 } },
        },
      ],
    }))
    expect(lead.kinds).not.toContain('WatchWoke')
    lead.touched('webinar_attended')
    expect(lead.last('WatchWoke').body.signal).toBe('webinar_attended')
  })

  test('given it is worked again by then, when the date comes, nobody owes a second look', () => {
    const story = new Story()
    const lead = disqualified(story)
    watched(lead, story.now + 40 * DAY)
    lead.deal('open', 'deal-1', true)
    const step = lead.state.nextStep.what
    story.waits(10 * DAY)
    lead.ticked()
    lead.story.waits(31 * DAY)
    lead.ticked()
    expect(lead.last('WatchWoke').body).toMatchObject({ nextStep: null, due: null })
    expect(lead.state.nextStep.what).toBe(step)
    expect(lead.state.watch).toBeUndefined()
  })

  test('given a look is owed, when what became of it is learned, the stage asks for its own step again', () => {
    const story = new Story()
    const lead = disqualified(story)
    const before = lead.state.nextStep.what
    watched(lead, story.now + DAY)
    story.waits(2 * DAY)
    lead.ticked()
    lead.does((_card, now) => ({
      facts: [
        {
          kind: 'OutcomeLearned',
          at: now,
          by: 'person:mara',
          history: false,
          body: { outcome: 'bought_elsewhere', vendor: 'Acme', how: 'told_us' },
        },
      ],
    }))
    expect(lead.state.nextStep.what).toBe(before)
    expect(lead.state.learned).toMatchObject({ outcome: 'bought_elsewhere' })
    expect(lead.state.watch).toBeUndefined()
  })

  test('given a watch, when the person is erased, it is over', () => {
    const story = new Story()
    const lead = disqualified(story)
    watched(lead, story.now + DAY)
    lead.does((_card, now) => ({
      facts: [{ kind: 'PersonErased', at: now, by: 'cli', history: false, body: { because: 'asked' } }],
    }))
    expect(lead.state.watch).toBeUndefined()
    story.waits(2 * DAY)
    lead.ticked()
    expect(lead.kinds).not.toContain('WatchWoke')
  })
})
