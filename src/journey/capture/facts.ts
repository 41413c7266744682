import { notCounted } from '#journey/capture/tracking/reason.words.rules.ts'
import { entryType } from '#ledger/entry.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

/** What happened: a form, a visit, a call. `kind` is an open list of lower_snake words (docs/agreement.md). */
export interface Touch {
  kind: string
  page?: string
  asset?: string
  channel?: string
  campaign?: string
  source?: string
  /** how likely a person did it, 0 to 1; left out: a person did. Below COUNTS it counts for nothing */
  human?: number
  /** what speaks for or against it: ids of human.rules.ts */
  why?: string[]
  /** the program that asked, shortened */
  agent?: string
  /** of a mail: the place of the entry that called for it */
  message?: number
}

/** From here on a touch counts. */
export const COUNTS = 0.5

/** Whether a person is likely enough to have done it: only then it scores, counts in criteria, and ends or begins anything. */
export function counts(touch: Touch): boolean {
  return touch.human === undefined || touch.human >= COUNTS
}

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
    const changed = Object.keys(body.attributes)
    return changed.length > 0
      ? `Details changed: ${changed.map(plain).join(', ')}`
      : 'Personal details changed'
  },
})

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
