import { describe, expect, test } from 'vitest'
import { ben, changed, DAY, HOUR, MONDAY, defaultRules } from '../support/cast.ts'
import { accepted, cared, historyOf } from '../support/leads.ts'
import { Story, Told } from '../support/story.ts'

describe('given facts that come late or from elsewhere', () => {
  test('when a late touch comes, then it has its own date and counts as faded as it already is', () => {
    const story = new Story()
    const lead = story.captured(ben, 'email_opened')
    story.waits(HOUR)
    lead.touched('webinar_attended', MONDAY - 21 * DAY + HOUR)
    expect(lead.last('TouchHappened')).toMatchObject({
      at: MONDAY - 21 * DAY + HOUR,
      recordedAt: MONDAY + HOUR,
    })
    expect(lead.state.score.parts).toContainEqual({ rule: 'webinar', points: 6 })
    expect(lead.last('ScoreChanged').at).toBe(MONDAY + HOUR)
  })

  test('when a touch has the name of an inner property, then it is counted like any other', () => {
    const lead = new Story().captured(ben, 'constructor')
    lead.touched('constructor')
    expect(lead.state.touched).toEqual({ constructor: 2 })
    expect(lead.state.touchedHere).toEqual({ constructor: 1 })
  })

  test('when history comes in, then it is judged at its own dates, stage by stage, and asks nobody', () => {
    const at = Date.parse('2024-02-01T00:00:00Z')
    const lead = new Told(new Story(), 'imported')
    lead.does(historyOf(at))
    const entered = lead.all('StageEntered').map(({ at: when, body }) => [body.stage, (when - at) / DAY])
    expect(entered).toEqual([
      ['inquiry', 0],
      ['mql', 1],
      ['sales_ready', 1],
      ['accepted', 1],
      ['opportunity', 5],
      ['won', 40],
    ])
    expect(lead.kinds).not.toContain('HandoffOffered')
    expect(lead.state).toMatchObject({ stage: 'won', owner: 'olaf', createdAt: at })
    expect(lead.entries.every((entry) => entry.history && entry.recordedAt === MONDAY)).toBe(true)
    // the yearly review of the customer came due once; the next reminder is two years later
    const reviews = lead.all('TimeLimitPassed').filter((entry) => entry.body.stage === 'won')
    expect(reviews.map((entry) => new Date(entry.at).getUTCFullYear())).toEqual([2025])
    cared(lead)
  })

  test('when a stage is reported that the agreement does not have, then nothing moves', () => {
    for (const stage of ['working', 'constructor', '__proto__']) {
      const lead = new Story().captured(ben)
      lead.does((_card, now) => ({
        facts: [
          { kind: 'StageReported', at: now, by: 'import:crm', history: true, body: { stage, system: 'CRM' } },
        ],
      }))
      expect(lead.state.stage).toBe('inquiry')
    }
  })

  test('when a reason is told that the agreement does not have, then nothing moves and the fact stands', () => {
    for (const reason of ['because', 'constructor']) {
      const lead = new Story().captured(ben)
      lead.does((_card, now) => ({
        facts: [{ kind: 'LeadDisqualified', at: now, by: 'import:crm', history: true, body: { reason } }],
      }))
      expect(lead.state.stage).toBe('inquiry')
      expect(lead.kinds.at(-1)).toBe('LeadDisqualified')
    }
  })

  test('when a stage back on the path is reported, then the lead does not go back', () => {
    const lead = accepted()
    lead.does((_card, now) => ({
      facts: [
        {
          kind: 'StageReported',
          at: now,
          by: 'import:crm',
          history: true,
          body: { stage: 'mql', system: 'CRM' },
        },
      ],
    }))
    expect(lead.state.stage).toBe('accepted')
  })
})

describe('given two versions of the agreement', () => {
  const second = changed(
    ['version: 1\n', 'version: 2\n'],
    ['effectiveFrom: 2000-01-01', 'effectiveFrom: 2026-07-01'],
    ['Scores at least 40, if: score.total >= 40', 'Scores at least 40, if: score.total >= 30'],
  )

  test('when a pass began under the first, then the first rules it to its end, and the next pass is the second’s', () => {
    const lead = accepted(new Story({ rules: [defaultRules, second] }))
    lead.story.waits(60 * DAY)
    lead.touched('email_clicked')
    expect(lead.last('ScoreChanged').version).toBe(1)
    lead.returned('no_budget')
    lead.story.waits(DAY)
    lead.touched('contact_requested')
    expect(lead.last('PassBegan')).toMatchObject({ version: 2, body: { pass: 2, version: 2 } })
    expect(lead.last('StageEntered').version).toBe(2)
  })
})
