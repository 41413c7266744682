import { entryType } from '#ledger/entry.ts'
import type { CompanyBy } from '#journey/identity/company.contract.ts'
import type { Rank } from '#journey/identity/source.rules.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Touch } from '#journey/capture/touch.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { MeetingState } from '#journey/outreach/evolve.rules.ts'
import type { OpportunityReported } from '#journey/measure/facts.ts'

export interface Origin {
  lead: string
  /** epoch ms */
  at: number
  by: string
}

/**
 * On the stream of whoever goes on: another lead is the same person. What it learns thereby is told whole, as facts and
 * not as points, so that any agreement can judge it. Its personal part holds the details that were taken over.
 */
export interface LeadMerged {
  /** names the merge; the other lead's LeadAbsorbed has the same */
  merge: string
  lead: string
  /** of the other lead's details those that stand from now on */
  attributes: Record<string, Scalar>
  /** of each detail that was taken over: which lead was told it, when, and by whom */
  origins: Record<string, Origin>
  /** whose word what was taken over is, by field; left out in entries from before this was kept */
  ranks?: Record<string, Rank>
  known: { email: boolean; phone: boolean; name: boolean; company: boolean }
  company: string | null
  companyId: string | null
  /** how it was found, where it is not simply the one of that name */
  companyBy?: CompanyBy
  /** where the word on a channel or a purpose changes by it */
  consent: { email?: boolean; phone?: boolean }
  purposes: Record<string, boolean>
  /** mails in general were not agreed to, single purposes were */
  onlyPurposes: boolean
  unreachable: LeadState['unreachable'] | null
  awayUntil: number | null
  touches: { at: number; touch: Touch }[]
  activities: string[]
  contactedAt: number | null
  opportunities: { at: number; told: OpportunityReported }[]
  meetings: Record<string, MeetingState>
}

export const LeadMerged = entryType<'LeadMerged', LeadMerged>({
  kind: 'LeadMerged',
  fact: true,
  personal: 'erase',
  sentence: ({ touches, opportunities }) =>
    `Another lead is the same person and goes on here${brings(touches.length, 'touch', 'touches')}` +
    brings(opportunities.length, 'opportunity', 'opportunities'),
})

function brings(n: number, one: string, many: string): string {
  return n === 0 ? '' : `, ${n} ${n === 1 ? one : many}`
}

/** On the stream of the other lead: it stands still until the merge is undone. */
export interface LeadAbsorbed {
  merge: string
  /** whose page it is on from now on */
  into: string
}

export const LeadAbsorbed = entryType<'LeadAbsorbed', LeadAbsorbed>({
  kind: 'LeadAbsorbed',
  fact: true,
  personal: 'none',
  sentence: () => 'Is the same person as another lead, and goes on there',
})

/**
 * On both streams: the merge is undone. What the stream says from entry `from` up to here is not this lead's history any
 * more: it is as it was before, and what came in for it since is told again behind this entry, as of when we learned it.
 */
export interface LeadUnmerged {
  merge: string
  /** the lead that is on its own again */
  lead: string
  from: number
  restored: LeadState
}

export const LeadUnmerged = entryType<'LeadUnmerged', LeadUnmerged>({
  kind: 'LeadUnmerged',
  fact: true,
  personal: 'none',
  sentence: () => 'A merge was undone: the lead is as it would be without it',
})
