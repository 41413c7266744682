import type { Estimate, Rate, WhatIfResult } from '#journey/what-if/contract.ts'
import { number, percentTenth, signedTenth, tenth } from '../ui/format.ts'
import type { Translated } from '../language.ts'

const en = {
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
  noCount: 'nothing to count',
  toOf: (low: string, high: string) => `${low} to ${high}`,
  hitsOf: (hits: number, of: number) => `${number(hits)} of ${number(of)}`,
}

const STATUS_DE: Record<string, string> = {
  proposed: 'vorgeschlagen',
  declined: 'abgelehnt',
  withdrawn: 'zurückgezogen',
  signed: 'unterschrieben',
  in_force: 'in Kraft',
  superseded: 'abgelöst',
}

const de: Translated<typeof en> = {
  title: 'Was wäre wenn',
  aside: 'Ein Entwurf, erprobt an den Leads der Vergangenheit',
  pick: 'Erproben',
  from: 'Leads von',
  to: 'bis',
  nothing: 'Erproben ändert nichts',
  drafts: 'Entwürfe',
  versions: 'Versionen',
  draftOf: (title) => `Entwurf: ${title}`,
  versionOf: (version, name, status) => `Version ${version} (${STATUS_DE[status] ?? status}): ${name}`,
  failed: 'Der Entwurf konnte nicht erprobt werden',
  textFailed: 'Die Vereinbarung konnte nicht geladen werden',
  noLeadsTitle: 'Keine Leads, an denen sich erproben ließe',
  noLeads:
    'Erprobt wird an Leads, die schon gekommen sind. Importieren Sie welche oder wählen Sie einen längeren Zeitraum.',
  inForce: 'In Kraft',
  draft: 'Entwurf',
  version: (version) => `Version ${version}`,
  sampled: (sampled, leads) =>
    `Aus ${number(sampled)} von ${number(leads)} Leads, zufällig gezogen. Spannen sind 95-%-Intervalle.`,
  counted: (leads, entries) => `Alle ${number(leads)} Leads wurden gezählt, ${number(entries)} Einträge.`,
  proven: (proven, leads) =>
    proven >= leads
      ? 'Die Aufzeichnung wurde neu hergeleitet und ist exakt.'
      : `Die Aufzeichnung wurde für ${number(proven)} Leads neu hergeleitet und ist exakt.`,
  updating: 'Wird erprobt …',
  countAll: 'Jeden Lead zählen',
  counting: (leads, of) =>
    of === null ? 'Die Leads werden zusammengestellt …' : `${number(leads)} von ${number(of)} Leads`,
  waiting: 'Wartet auf einen anderen Lauf',
  cancel: 'Abbrechen',
  cancelled: 'Die Zählung wurde abgebrochen. Was Sie sehen, ist die Stichprobe.',
  runFailed: 'Die Zählung ist gescheitert',
  again: 'Neu zählen',
  notReproduced: 'Die Aufzeichnung folgt nicht aus ihrer eigenen Vereinbarung',
  openLead: 'Lead öffnen',
  moveLimits: 'Eine Grenze verschieben',
  reset: 'Zurücksetzen',
  figures: {
    handedOver: 'Übergebene Leads',
    perWeek: 'Übergaben je Woche',
    perRep: 'Je Woche und Person im Vertrieb',
    inWork: 'Gleichzeitig in Arbeit',
    precision: 'Wurden zur Opportunity',
    recall: 'Erfasste Opportunities',
  },
  hints: {
    perRep: (reps) => `${number(reps)} Personen im Vertrieb`,
    capacity: (capacity) =>
      capacity === null ? 'keine Grenze gesetzt' : `von ${number(capacity)}, für die das Team Platz hat`,
    precision: 'der übergebenen Leads, deren Ausgang bekannt ist',
    recall: 'der Leads mit Opportunity, vorher übergeben',
  },
  weeks: 'Übergaben nach Woche',
  weeksSaid: 'Übergaben nach Woche unter der geltenden Version und unter dem Entwurf',
  stages: 'Wie weit Leads nach den Regeln kommen',
  stage: 'Phase',
  gained: 'Hinzugekommen',
  lost: 'Weggefallen',
  change: 'Änderung',
  quality: 'Was wirklich aus ihnen wurde',
  qualityHint:
    'Präzision: wie viele der Übergebenen dorthin kamen. Erfassung: wie viele von denen, die dorthin kamen, vorher übergeben wurden.',
  outcomes: { opportunity: 'Opportunity', won: 'Gewonnen' },
  precisionOf: (outcome) => `${outcome}, Präzision`,
  recallOf: (outcome) => `${outcome}, Erfassung`,
  floor: (rate) => `mindestens ${share(rate)}, wenn keiner der unbekannten dazukäme`,
  revenue: (currency) => `Gewonnen, ${currency}`,
  timing: 'Früher oder später',
  timingNone: 'Kein Lead wird unter beiden übergeben.',
  timingHint: (both) => `${number(both)} Leads werden unter beiden übergeben.`,
  leaks: 'Wo übergebene Leads stecken bleiben',
  leak: 'Leck',
  team: 'Angebote je Woche und Person im Vertrieb',
  rep: 'Vertrieb',
  room: (capacity) => `Platz für ${number(capacity)} gleichzeitig in Arbeit`,
  segments: 'Nach Segment',
  dimensions: {
    source: 'Quelle',
    campaign: 'Kampagne',
    channel: 'Kanal',
    country: 'Land',
    size: 'Beschäftigte',
    seniority: 'Ebene',
  },
  leads: 'Leads',
  precision: 'Wurden zur Opportunity',
  outcome: 'Ausgang',
  points: 'Punkte, die Regeln geben',
  pointsHint: 'Punkte je Lead am Ende, im Durchschnitt. Nur Regeln, die sich bewegt haben.',
  rule: 'Regel',
  changed: 'Leads, für die sich etwas ändert',
  handedOver: 'An den Vertrieb übergeben',
  noneGained: 'Hier kommt kein Lead hinzu.',
  noneLost: 'Hier fällt kein Lead weg.',
  sampleOnly: 'Das sind die Leads der Stichprobe. Zählen Sie jeden Lead, um alle aufzulisten.',
  more: 'Mehr zeigen',
  noName: 'Ohne Namen',
  cannotTell: 'Was dies nicht sagen kann',
  noCount: 'nichts zu zählen',
  toOf: (low, high) => `${low} bis ${high}`,
  hitsOf: (hits, of) => `${number(hits)} von ${number(of)}`,
}

export const words = __LANGUAGE__ === 'de' ? de : en

export function estimate({ value }: Estimate): string {
  return Number.isInteger(value) ? number(value) : tenth(value)
}

export function range({ low, high }: Estimate): string | null {
  if (low === null || high === null) return null
  const show = (value: number): string => plainFigure(value).replace('-', '−')
  // a dash between two minus signs cannot be read
  return low < 0 ? words.toOf(show(low), show(high)) : `${show(low)} – ${show(high)}`
}

export function signed(value: number): string {
  return signedTenth(value)
}

export function share({ share: value }: Pick<Rate, 'share'>): string {
  return value === null ? '—' : percentTenth(value)
}

export function shareRange({ low, high, hits, of }: Rate): string {
  if (low === null || high === null) return words.noCount
  return `${tenth(low * 100)} – ${tenth(high * 100)} %, ${words.hitsOf(hits, of)}`
}

export function plainFigure(value: number): string {
  return Math.abs(value) < 100 ? tenth(value) : number(value)
}

export type Result = WhatIfResult
