/**
 * One line of the ledger: a fact (the world told us) or a ruling (the agreement says it follows).
 * All moments are epoch milliseconds, UTC.
 */
export interface Entry<Kind extends string = string, Body = unknown> {
  /** position in the lead's stream, from 1, without gaps */
  seq: number
  kind: Kind
  fact: boolean
  /** when it happened (facts), the moment it follows from (rulings) */
  at: number
  /** when we learned it */
  recordedAt: number
  /** who or what: `person:<id>`, `import:<id>`, `router`, `key:<id>`, `api`; rulings: `agreement` */
  by: string
  /** the agreement version that a ruling was made under; 0 on facts */
  version: number
  /** imported history: judged at its own dates, and sends nothing */
  history: boolean
  body: Body
  /** the part that names a person: kept apart, erasable; its salted hash stays in the chain */
  personal?: Personal | undefined
}

export type Personal = Record<string, unknown>

/** A fact as a caller states it; the ledger gives it its place and its hash. */
export interface NewFact<Kind extends string = string, Body = unknown> {
  kind: Kind
  at: number
  by: string
  history: boolean
  body: Body
  personal?: Personal | undefined
  /** told again after an undone merge: when we learned it first; left out: now */
  recordedAt?: number | undefined
}

/** A ruling as the journey makes it. */
export interface Ruling<Kind extends string = string, Body = unknown> {
  kind: Kind
  at: number
  version: number
  body: Body
}

/**
 * An entry type is one value that knows its kind, its human sentence and what happens to its personal part on
 * erasure; a type without the last does not compile.
 */
export interface EntryType<Kind extends string, Body> {
  kind: Kind
  fact: boolean
  /** 'none': it never carries a personal part · 'erase': the part is deleted, the entry stands */
  personal: 'none' | 'erase'
  sentence: (body: Body, words: Words) => string
}

/** What sentences need from outside: names for ids, in the reader's words. */
export interface Words {
  stage: (id: string) => string
  owner: (id: string) => string
  reason: (id: string) => string
  activity: (id: string) => string
  moment: (at: number) => string
}

export function entryType<Kind extends string, Body>(type: EntryType<Kind, Body>): EntryType<Kind, Body> {
  return type
}
