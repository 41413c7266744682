import type { LeadFact } from '#journey/entries.ts'

/** An opportunity as a selling system tells it. */
export function deal(at: number, status: 'open' | 'won', amount: string | null): LeadFact {
  const body = {
    id: 'deal-1',
    name: 'Deal',
    status,
    stage: null,
    amount,
    currency: 'EUR',
    openedAt: at,
    closedAt: status === 'won' ? at : null,
    owner: null,
    primary: true,
    role: null,
    fields: {},
  }
  const kind = status === 'won' ? 'OpportunityWon' : 'OpportunityOpened'
  return { kind, at, by: 'api', history: false, body } as LeadFact
}
