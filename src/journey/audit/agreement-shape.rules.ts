import type { LifeBodies, LifeKind } from '#journey/agreement/life/facts.ts'

type Shapes = { [Kind in LifeKind]: { [Field in keyof LifeBodies[Kind]]?: 'string' | 'number' } }

/** What each kind of entry must say for its meaning to be looked at. */
const SHAPES: Shapes = {
  StartingPointTaken: { hash: 'string', name: 'string', effectiveFrom: 'number' },
  AgreementProposed: {
    hash: 'string',
    name: 'string',
    text: 'string',
    effectiveFrom: 'number',
    proposer: 'string',
  },
  AgreementSigned: { function: 'string', hash: 'string', name: 'string', method: 'string' },
  AgreementDeclined: { function: 'string', hash: 'string', name: 'string', reason: 'string' },
  ProposalWithdrawn: { name: 'string' },
  DeadlockDecided: { hash: 'string', name: 'string', reason: 'string', method: 'string' },
  AgreementEnacted: { hash: 'string', effectiveFrom: 'number' },
  AgreementSuperseded: { successor: 'number', from: 'number' },
}

/** Whoever changes a body by hand need not leave one that can be read: the audit has to get past it and name it. */
export function isReadable(kind: LifeKind, body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false
  return Object.entries(SHAPES[kind]).every(
    ([field, type]) => typeof (body as Record<string, unknown>)[field] === type,
  )
}
