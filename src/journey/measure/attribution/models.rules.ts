import type { ModelDocument, ModelKind } from '#journey/measure/attribution/model.contract.ts'

/** A model as it is reckoned with: results name id and version. */
export interface Model {
  id: string
  version: number
  document: ModelDocument
}

/** A lead that is older than a long B2B cycle and still no deal will hardly become one. */
const MATURITY_DAYS = 365

const documents: ModelDocument[] = [
  { kind: 'first' },
  { kind: 'last' },
  { kind: 'linear' },
  { kind: 'u', first: 40, last: 40, rest: 20 },
  { kind: 'w', first: 30, lead: 30, opened: 30, rest: 10 },
  { kind: 'full', first: 22.5, lead: 22.5, opened: 22.5, closed: 22.5, rest: 10 },
  { kind: 'decay', halfLifeDays: 30 },
  { kind: 'custom', first: 2, middle: 1, last: 2, kinds: { page_viewed: 0.5, email_opened: 0.25 } },
  { kind: 'markov', maturityDays: MATURITY_DAYS },
  { kind: 'shapley', maturityDays: MATURITY_DAYS, exactUpTo: 12, samples: 2000 },
]

/** The models as they are delivered: each is version 1 of the id that is its kind, until somebody writes a second. */
export const delivered: readonly Model[] = documents.map((document) => ({
  id: document.kind,
  version: 1,
  document,
}))

/** Those whose weights are learned from all paths, won or not. */
export const isLearned = ({ kind }: { kind: ModelKind }): boolean => kind === 'markov' || kind === 'shapley'

/** Why a document cannot be reckoned with, though its shape is right; null = it can. */
export function faultOf(document: ModelDocument): { field: string; message: string } | null {
  const sum = (...weights: number[]): number => weights.reduce((all, one) => all + one, 0)
  const nothing = (field: string) => ({ field: `document.${field}`, message: 'must not all be 0' })
  switch (document.kind) {
    case 'u':
      return sum(document.first, document.last) === 0 ? nothing('first') : null
    case 'w':
      return sum(document.first, document.lead, document.opened) === 0 ? nothing('first') : null
    case 'full':
      return sum(document.first, document.lead, document.opened, document.closed) === 0
        ? nothing('first')
        : null
    case 'custom':
      return Math.min(document.first, document.middle, document.last) === 0
        ? {
            field: 'document.first',
            message: 'and middle and last must be above 0: a deal with nothing else would be lost',
          }
        : Object.values(document.kinds).some((weight) => weight === 0)
          ? { field: 'document.kinds', message: 'must be above 0: a deal with nothing else would be lost' }
          : null
    default:
      return null
  }
}
