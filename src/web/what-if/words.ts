import type { Estimate, Rate, WhatIfResult } from '#journey/what-if/contract.ts'
import { number } from '../ui/format.ts'

const signs = new Intl.NumberFormat('en', { signDisplay: 'exceptZero', maximumFractionDigits: 1 })
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

export const words = {
  title: 'What if',
  aside: 'A draft, tried on the leads of the past',
  pick: 'Try',
  from: 'Leads from',
  to: 'until',
  nothing: 'Nothing is changed by trying',
  drafts: 'Drafts',
  versions: 'Versions',
  draftOf: (title: string) => `Draft: ${title}`,
  versionOf: (version: number, name: string, status: string) =>
    `Version ${version} (${status.replaceAll('_', ' ')}): ${name}`,
  failed: 'The draft could not be tried',
  textFailed: 'The agreement could not be loaded',
  noLeadsTitle: 'No leads to try it on',
  noLeads: 'What-if looks at the leads that have come in. Import some, or choose a longer period.',
  inForce: 'In force',
  draft: 'Draft',
  version: (version: number) => `version ${version}`,
  sampled: (sampled: number, leads: number) =>
    `From ${number(sampled)} of ${number(leads)} leads, drawn at random. Ranges are 95 % intervals.`,
  counted: (leads: number, entries: number) =>
    `All ${number(leads)} leads were counted, ${number(entries)} entries.`,
  proven: (proven: number, leads: number) =>
    proven >= leads
      ? 'The record was derived again and is exact.'
      : `The record was derived again for ${number(proven)} leads and is exact.`,
  updating: 'Trying …',
  countAll: 'Count every lead',
  counting: (leads: number, of: number | null) =>
    of === null ? 'Drawing up the leads …' : `${number(leads)} of ${number(of)} leads`,
  waiting: 'Waits for another run',
  cancel: 'Cancel',
  cancelled: 'The count was cancelled. What you see is the sample.',
  runFailed: 'The count failed',
  again: 'Count again',
  notReproduced: 'The record does not follow from its own agreement',
  openLead: 'Open the lead',
  moveLimits: 'Move a limit',
  reset: 'Reset',
  figures: {
    handedOver: 'Leads handed over',
    perWeek: 'Hand-overs a week',
    perRep: 'A week for each rep',
    inWork: 'In work at once',
    precision: 'Became an opportunity',
    recall: 'Opportunities caught',
  },
  hints: {
    perRep: (reps: number) => `${number(reps)} reps in sales`,
    capacity: (capacity: number | null) =>
      capacity === null ? 'no limit is set' : `of ${number(capacity)} that the team has room for`,
    precision: 'of the leads handed over whose outcome is known',
    recall: 'of the leads with an opportunity, handed over before it',
  },
  weeks: 'Hand-overs by week',
  weeksSaid: 'Hand-overs by week under the version in force and under the draft',
  stages: 'How far leads get by the rules',
  stage: 'Stage',
  gained: 'Gained',
  lost: 'Lost',
  change: 'Change',
  quality: 'What really became of them',
  qualityHint:
    'Precision: of those handed over, how many got there. Recall: of those that got there, how many were handed over first.',
  outcomes: { opportunity: 'Opportunity', won: 'Won' },
  precisionOf: (outcome: string) => `${outcome}, precision`,
  recallOf: (outcome: string) => `${outcome}, recall`,
  floor: (rate: Rate) => `at least ${share(rate)} if none of the unseen would have`,
  revenue: (currency: string) => `Won, ${currency}`,
  timing: 'Earlier or later',
  timingNone: 'No lead is handed over under both.',
  timingHint: (both: number) => `${number(both)} leads are handed over under both.`,
  leaks: 'Where handed-over leads get stuck',
  leak: 'Leak',
  team: 'Offers a week for each rep',
  rep: 'Rep',
  room: (capacity: number) => `room for ${number(capacity)} in work at once`,
  segments: 'By segment',
  dimensions: {
    source: 'Source',
    campaign: 'Campaign',
    channel: 'Channel',
    country: 'Country',
    size: 'Employees',
    seniority: 'Level',
  } as Record<string, string>,
  leads: 'Leads',
  precision: 'Became an opportunity',
  outcome: 'Outcome',
  points: 'Points that rules give',
  pointsHint: 'Points per lead at the end, on average. Only rules that moved are shown.',
  rule: 'Rule',
  changed: 'Leads that change',
  handedOver: 'Handed over to sales',
  noneGained: 'No lead is gained here.',
  noneLost: 'No lead is lost here.',
  sampleOnly: 'These are the leads of the sample. Count every lead to list them all.',
  more: 'Show more',
  noName: 'No name',
  cannotTell: 'What this cannot tell',
}

export function estimate({ value }: Estimate): string {
  return Number.isInteger(value) ? number(value) : tenths.format(value)
}

export function range({ low, high }: Estimate): string | null {
  if (low === null || high === null) return null
  const show = (value: number): string => plainFigure(value).replace('-', '−')
  // a dash between two minus signs cannot be read
  return low < 0 ? `${show(low)} to ${show(high)}` : `${show(low)} – ${show(high)}`
}

export function signed(value: number): string {
  return signs.format(value).replace('-', '−')
}

export function share({ share: value }: Pick<Rate, 'share'>): string {
  return value === null ? '—' : shares.format(value)
}

export function shareRange({ low, high, hits, of }: Rate): string {
  if (low === null || high === null) return 'nothing to count'
  return `${tenths.format(low * 100)} – ${tenths.format(high * 100)} %, ${number(hits)} of ${number(of)}`
}

export function plainFigure(value: number): string {
  return Math.abs(value) < 100 ? tenths.format(value) : number(value)
}

export type Result = WhatIfResult
