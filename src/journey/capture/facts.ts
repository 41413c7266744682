import { notCounted } from '#journey/capture/tracking/reason.words.rules.ts'
import { entryType } from '#ledger/entry.ts'
import type { Touch } from './touch.contract.ts'
import type { CompanyBy } from '#journey/identity/company.contract.ts'
import type { Rank } from '#journey/identity/source.rules.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

export { COUNTS, counts } from './touch.contract.ts'
export type { Touch } from './touch.contract.ts'

export interface LeadCaptured {
  source: string | null
  campaign: string | null
  channel: string | null
  company: string | null
  companyId: string | null
  /** declared, non-personal fields; null takes a value back */
  attributes: Record<string, Scalar | null>
  known: { email: boolean; phone: boolean; name: boolean; company: boolean }
  consent: { email?: boolean; phone?: boolean }
  touch: Touch | null
  // What follows is left out where it says nothing, so that entries written before it existed stay as they are.
  /** whose word these fields are from now on, where that changes; `confidence` (0 to 1) where the source states one */
  said?: { by: Rank; fields: string[]; confidence?: number }
  /** what was said against a stronger source's word and has no effect; null: stands in the personal part */
  outranked?: Record<string, Scalar | null>
  /** how the company was found, where it is not simply the one of that name */
  companyBy?: CompanyBy
  /** while leads are one: the company that this names, where theirs stays; one of them may have none when they part */
  companyElse?: CompanyElse
}

/** A company without effect; without id: nobody knows which it is. */
export interface CompanyElse {
  id: string | null
  name: string | null
  by?: CompanyBy
}

/** Personal part of LeadCaptured and LeadDetailsChanged. */
export interface PersonDetails {
  email?: string
  phone?: string
  firstName?: string
  lastName?: string
  name?: string
  externalIds?: string[]
  /** fields that the agreement does not declare or declares personal: kept, invisible to rules */
  fields?: Record<string, Scalar>
}

export const LeadCaptured = entryType<'LeadCaptured', LeadCaptured>({
  kind: 'LeadCaptured',
  fact: true,
  personal: 'erase',
  sentence: (body) =>
    `Captured${body.channel ? ` by ${plain(body.channel)}` : ''}${body.source ? ` from ${body.source}` : ''}` +
    `${body.campaign ? `, campaign ${body.campaign}` : ''}${body.touch ? `: ${plain(body.touch.kind)}` : ''}`,
})

export const LeadDetailsChanged = entryType<'LeadDetailsChanged', LeadCaptured>({
  kind: 'LeadDetailsChanged',
  fact: true,
  personal: 'erase',
  sentence: (body) => {
    const [changed, against] = changedIn(body)
    const otherwise = against.length > 0 ? `said otherwise: ${against.map(plain).join(', ')}` : ''
    if (changed.length > 0)
      return `Details changed: ${changed.map(plain).join(', ')}${otherwise && `; ${otherwise}`}`
    return otherwise ? capital(otherwise) : 'Personal details changed'
  },
})

/** The fields that a telling changed, and those of which a stronger source says otherwise. */
export function changedIn({ attributes, outranked = {} }: LeadCaptured): [string[], string[]] {
  const against = Object.keys(outranked)
  return [Object.keys(attributes).filter((id) => !against.includes(id)), against]
}

export interface TouchHappened {
  touch: Touch
}

export const TouchHappened = entryType<'TouchHappened', TouchHappened>({
  kind: 'TouchHappened',
  fact: true,
  personal: 'erase',
  sentence: ({ touch }) =>
    `${capital(plain(touch.kind))}${touch.page ? `: ${touch.page}` : ''}${touch.asset ? `: ${touch.asset}` : ''}` +
    `${touch.campaign ? ` (campaign ${touch.campaign})` : ''}${notCounted(touch, 'en')}`,
})

export interface PersonErased {
  because: string
}

export const PersonErased = entryType<'PersonErased', PersonErased>({
  kind: 'PersonErased',
  fact: true,
  personal: 'none',
  sentence: (body) => `Personal data erased: ${body.because}`,
})

function plain(id: string): string {
  return id.replaceAll('_', ' ')
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
