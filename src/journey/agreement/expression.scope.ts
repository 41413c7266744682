import type { CountRoot, TermType } from './expression.term.ts'
import type { LeadField, Scalar } from './ruleset.ts'

/** A name that is always present. */
export interface Known {
  type: TermType
  values?: readonly Scalar[]
}

/** What the expressions of one place in the agreement may look at. */
export interface Scope {
  place: 'stage' | 'fit' | 'touch'
  lead: Record<string, LeadField>
  /** `score.total` */
  groups: Record<string, Record<string, Known>>
  /** `contacted` */
  plain: Record<string, Known>
  /** open lists of counts: `touched.form_submitted` */
  counts: readonly CountRoot[]
  /** how values and touches read in a sentence; left out: as they are written */
  words?: Words
}

/** Wording for describeTerm. */
export interface Words {
  value: (value: Scalar) => string
  /** "a demo was requested", "no demo was requested" */
  touch: (kind: string, did: boolean) => string
}

const KNOWN = {
  email: { type: 'boolean' },
  phone: { type: 'boolean' },
  name: { type: 'boolean' },
  company: { type: 'boolean' },
} as const

/** Criteria of stages, exits (activities: the known ids, null = any) and the fast track see all of Evidence. */
export function stageScope(lead: Record<string, LeadField>, activities: readonly string[] | null): Scope {
  return {
    place: 'stage',
    lead,
    groups: {
      score: { total: { type: 'number' }, fit: { type: 'number' }, engagement: { type: 'number' } },
      known: KNOWN,
      consent: { email: { type: 'boolean' }, phone: { type: 'boolean' } },
      handoff: { accepted: { type: 'boolean' }, returned: { type: 'number' }, offers: { type: 'number' } },
    },
    plain: {
      contacted: { type: 'boolean' },
      opportunity: { type: 'string', values: ['none', 'open', 'won', 'lost'] },
      pass: { type: 'number' },
      activities: { type: 'list', ...(activities && { values: activities }) },
      activitiesHere: { type: 'list', ...(activities && { values: activities }) },
    },
    counts: ['touched', 'touchedHere'],
  }
}

/** Fit rules see who the lead is, never what it did. */
export function fitScope(lead: Record<string, LeadField>): Scope {
  return { place: 'fit', lead, groups: { known: KNOWN }, plain: {}, counts: [] }
}

const TOUCH = ['kind', 'page', 'asset', 'channel', 'campaign', 'source']

/** Touch rules see one touch and who the lead is. */
export function touchScope(lead: Record<string, LeadField>): Scope {
  const touch = Object.fromEntries(TOUCH.map((name) => [name, { type: 'string' as const }]))
  return { place: 'touch', lead, groups: { touch }, plain: {}, counts: [] }
}

/** `Object.hasOwn` look-up: a name such as `constructor` must not find the prototype's. */
export function own<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
