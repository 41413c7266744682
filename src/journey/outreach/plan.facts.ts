import { entryType } from '#ledger/entry.ts'

/** Which way somebody is approached. */
export type Way = 'call' | 'email' | 'message' | 'meeting'

/** What comes next for a lead in lead development, and why on that date. */
export interface Plan {
  by: Way
  /** promised: the person was told so · cadence: a step of the agreement's cadence · own: chosen by whoever called */
  why: 'promised' | 'cadence' | 'own'
  /** the step of the cadence, from 0; null: none */
  step: number | null
}

export interface NextStepPlanned extends Plan {
  /** from a closed list of phrases or the agreement's own words: free text would name people */
  what: string
  due: number
}

const WHY = { promised: 'as promised', cadence: 'next in the cadence', own: 'as planned' }

export const NextStepPlanned = entryType<'NextStepPlanned', NextStepPlanned>({
  kind: 'NextStepPlanned',
  fact: true,
  personal: 'none',
  sentence: (body, words) => `Planned: ${body.what}, ${words.moment(body.due)} (${WHY[body.why]})`,
})

/** Lead development found that the time is not right: the lead goes where the agreement sends such a reason. */
export interface LeadRecycled {
  reason: string
}

export const LeadRecycled = entryType<'LeadRecycled', LeadRecycled>({
  kind: 'LeadRecycled',
  fact: true,
  personal: 'erase',
  sentence: (body, words) => `Not now: ${words.reason(body.reason)}`,
})
