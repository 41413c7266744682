import { entryType } from '#ledger/entry.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

/** An opportunity as told to us, whole at each telling: the last one counts. */
export interface OpportunityReported {
  id: string
  name: string | null
  status: 'open' | 'won' | 'lost'
  /** the selling system's own stage word */
  stage: string | null
  /** decimal text in the currency's major unit, as given: no float touches money; null = not said */
  amount: string | null
  currency: string | null
  /** null = the source does not say; never invented */
  openedAt: number | null
  closedAt: number | null
  owner: string | null
  /** the lead that the opportunity is counted with; the others of the buying group are linked */
  primary: boolean
  /** how the lead takes part in the buying group */
  role: string | null
  fields: Record<string, Scalar>
  /** all leads that were ever named, the one first that it is counted with; left out: the one that hears it, or whose key it came by */
  leads?: string[]
}

export const OpportunityOpened = entryType<'OpportunityOpened', OpportunityReported>({
  kind: 'OpportunityOpened',
  fact: true,
  personal: 'none',
  sentence: (body) => `Opportunity opened${named(body)}`,
})

export const OpportunityChanged = entryType<'OpportunityChanged', OpportunityReported>({
  kind: 'OpportunityChanged',
  fact: true,
  personal: 'none',
  sentence: (body) => `Opportunity changed${named(body)}${body.stage ? `, stage ${body.stage}` : ''}`,
})

export const OpportunityWon = entryType<'OpportunityWon', OpportunityReported>({
  kind: 'OpportunityWon',
  fact: true,
  personal: 'none',
  sentence: (body) => `Won${named(body)}`,
})

export const OpportunityLost = entryType<'OpportunityLost', OpportunityReported>({
  kind: 'OpportunityLost',
  fact: true,
  personal: 'none',
  sentence: (body) => `Lost${named(body)}`,
})

function named(body: OpportunityReported): string {
  const money = body.amount === null ? '' : ` ${body.amount}${body.currency ? ` ${body.currency}` : ''}`
  return `: ${body.name ?? body.id}${money}`
}
