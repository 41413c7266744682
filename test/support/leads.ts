import { expect } from 'vitest'
import { nextDueAt } from '#journey.ts'
import { anna, DAY, HOUR } from './cast.ts'
import { Story } from './story.ts'
import type { Told } from './story.ts'
import type { Work } from '#work/card.ts'

/** Promise 2, of one lead at this moment. */
export function cared(lead: Told): void {
  const { owner, stage, nextStep, wakeAt } = lead.state
  expect(owner).not.toBe('')
  expect(stage).not.toBe('')
  expect(nextStep.what).not.toBe('')
  expect(nextStep.actAt).toBeGreaterThan(lead.state.clock)
  expect(nextStep.due).toBeLessThanOrEqual(nextStep.actAt)
  expect(nextDueAt(lead.state)).toBeLessThanOrEqual(nextStep.actAt)
  if (wakeAt !== null) expect(wakeAt).toBeGreaterThan(lead.state.clock)
}

/** Anna asks for a demo: she fits and is hot, so she stands before sales at once, offered to the first in turn. */
export function offered(story = new Story()): Told {
  return story.captured(anna, 'demo_requested')
}

/** The same, an hour later, accepted by Ines. */
export function accepted(story = new Story()): Told {
  const lead = offered(story)
  lead.story.waits(HOUR)
  lead.accepted()
  return lead
}

/** What another system has kept of Ben: reported accepted, a deal opened, a deal won. */
export function historyOf(at: number): Work['decide'] {
  const on = (days: number) => ({ at: at + days * DAY, by: 'import:crm', history: true })
  const details = {
    company: null,
    companyId: null,
    attributes: {},
    consent: {},
    touch: { kind: 'form_submitted' },
  }
  const known = { email: true, phone: false, name: false, company: false }
  const trace = { rule: 'imported' as const, candidates: [] }
  const won = { ...money, status: 'won' as const, closedAt: at + 40 * DAY }
  return () => ({
    facts: [
      {
        kind: 'LeadCaptured',
        ...on(0),
        body: { source: 'fair', campaign: null, channel: null, known, ...details },
      },
      { kind: 'StageReported', ...on(1), body: { stage: 'accepted', system: 'Old CRM' } },
      { kind: 'OwnerAssigned', ...on(1), body: { owner: 'olaf', function: 'sales', trace } },
      { kind: 'OpportunityOpened', ...on(5), body: { id: 'd', ...money } },
      { kind: 'OpportunityWon', ...on(40), body: { id: 'd', ...won } },
    ],
  })
}

const money = {
  name: 'Deal',
  status: 'open' as const,
  stage: null,
  amount: '10',
  currency: 'EUR',
  openedAt: 0,
  closedAt: null,
  owner: null,
  primary: true,
  role: null,
  fields: {},
}
