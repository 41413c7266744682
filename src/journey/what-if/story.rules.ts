import type { LeadFact } from '#journey/entries.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Taken } from '#journey/what-if/rules.ts'

/** What the facts say of a lead, whatever any agreement makes of them. Moments: epoch ms. */
export interface Story {
  createdAt: number
  /** it came in live, and not out of another system's history */
  live: boolean
  segments: Record<Dimension, string | null>
  /** first opportunity, and the first that was won */
  opportunityAt: number | null
  wonAt: number | null
  /** won opportunities that are counted with this lead, in ten-thousandths of the currency */
  revenue: Record<string, number>
  /** moments at which somebody was in touch with it or noted work done */
  worked: number[]
}

export const dimensions = ['source', 'campaign', 'channel', 'country', 'size', 'seniority'] as const
export type Dimension = (typeof dimensions)[number]

export function storyOf(taken: Taken[]): Story {
  const first = taken[0]!.fact
  const story: Story = {
    createdAt: first.at,
    live: !first.history,
    segments: { source: null, campaign: null, channel: null, country: null, size: null, seniority: null },
    opportunityAt: null,
    wonAt: null,
    revenue: {},
    worked: [],
  }
  const attributes: Record<string, Scalar> = {}
  const deals = new Map<string, { amount: string; currency: string }>()
  for (const { fact } of taken) hear(story, attributes, deals, fact, fact === first)
  for (const { amount, currency } of deals.values())
    story.revenue[currency] = (story.revenue[currency] ?? 0) + tenThousandths(amount)
  story.segments.country = textOf(attributes.country)
  story.segments.seniority = textOf(attributes.seniority)
  story.segments.size = sizeOf(attributes)
  return story
}

function hear(
  story: Story,
  attributes: Record<string, Scalar>,
  deals: Map<string, { amount: string; currency: string }>,
  fact: LeadFact,
  first: boolean,
): void {
  switch (fact.kind) {
    case 'LeadCaptured':
    case 'LeadDetailsChanged': {
      const { body } = fact
      if (first) {
        story.segments.source = body.source
        story.segments.campaign = body.campaign
        story.segments.channel = body.channel
      }
      for (const field of ['country', 'seniority', 'employees', 'companySize']) {
        const value = body.attributes[field]
        if (value === null) delete attributes[field]
        else if (value !== undefined) attributes[field] = value
      }
      return
    }
    case 'ContactMade':
    case 'ActivityCompleted':
      story.worked.push(fact.at)
      return
    case 'OpportunityOpened':
    case 'OpportunityChanged':
    case 'OpportunityWon':
    case 'OpportunityLost': {
      const { id, status, openedAt, closedAt, amount, currency, primary } = fact.body
      const at = openedAt ?? fact.at
      if (story.opportunityAt === null || at < story.opportunityAt) story.opportunityAt = at
      if (status === 'won') story.wonAt = Math.min(story.wonAt ?? Infinity, closedAt ?? fact.at)
      // whole at each telling: the last one counts, and one that is no longer won brings nothing
      if (status === 'won' && primary && amount !== null)
        deals.set(id, { amount, currency: currency ?? 'no currency' })
      else deals.delete(id)
      return
    }
    default:
  }
}

function textOf(value: Scalar | undefined): string | null {
  return value === undefined ? null : String(value)
}

/** The usual European classes, by head count where it is known. */
function sizeOf(attributes: Record<string, Scalar>): string | null {
  const { employees, companySize } = attributes
  if (typeof employees !== 'number') return textOf(companySize)
  if (employees < 10) return '1–9'
  if (employees < 50) return '10–49'
  if (employees < 250) return '50–249'
  return employees < 1000 ? '250–999' : '1000+'
}

/** Decimal text → whole ten-thousandths, so that sums are exact; what is no number counts as nothing. */
export function tenThousandths(amount: string): number {
  const read = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)
  if (!read) return 0
  const value = Number(read[2]! + (read[3] ?? '').padEnd(4, '0').slice(0, 4))
  return read[1] === '-' ? -value : value
}
