import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elapse, receive } from '#journey.ts'
import { evolve } from '#journey/evolve.ts'
import { chain, GENESIS, hashOf, personalHashOf } from '#ledger/chain.ts'
import { clockOf, fold } from '#journey/replay.ts'
import { agreements } from '../support/arbitrary-agreements.ts'
import { defaultRules } from '../support/cast.ts'
import { histories, lived } from '../support/histories.ts'
import type { Happening } from '#journey/evolve.ts'
import type { Chained } from '#ledger/chain.ts'
import type { LeadFact, LeadRuling } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { Law } from '#journey.ts'
import type { Told } from '../support/story.ts'

// the long run (promises.long.ts) tries many more
const RUNS = { numRuns: process.env['MODE'] === 'long' ? 600 : 40 }

/** The facts of a stream, each with the moment at which the journey took it up. */
function factsOf(lead: Told): { fact: LeadFact; clock: number }[] {
  let state: LeadState | null = null
  const facts: { fact: LeadFact; clock: number }[] = []
  for (const entry of lead.entries) {
    const clock = clockOf(state, entry)
    if (entry.fact) facts.push({ fact: entry as unknown as LeadFact, clock })
    state = evolve(state, entry as unknown as Happening, clock)
  }
  return facts
}

/** The rulings again, from the facts alone; `looks` are shares of each wait at which a worker looks at the lead. */
function again(law: Law, lead: Told, looks: number[]): { state: LeadState; rulings: LeadRuling[] } {
  let state: LeadState | null = null
  const rulings: LeadRuling[] = []
  for (const { fact, clock } of factsOf(lead)) {
    if (state) {
      const from = state.clock
      const sorted = [...looks].sort((a, b) => a - b)
      for (const look of sorted) rulings.push(...elapse(law, state, from + Math.floor((clock - from) * look)))
      rulings.push(...elapse(law, state, clock))
    }
    const taken = receive(law, state, fact, clock)
    state = taken.state
    rulings.push(...taken.rulings)
  }
  rulings.push(...elapse(law, state!, lead.state.clock))
  return { state: state!, rulings }
}

function told(rulings: { kind: string; at: number; version: number; body: unknown }[]): string {
  return JSON.stringify(rulings.map(({ kind, at, version, body }) => ({ kind, at, version, body })))
}

describe('promise 4: given any history, then live is replayed', () => {
  test('when the entries are folded, then the card’s state comes out to the byte', () => {
    fc.assert(
      fc.property(agreements, histories, (rules, steps) => {
        for (const lead of lived([rules], steps).leads.values()) {
          const stored = JSON.parse(JSON.stringify(lead.entries)) as typeof lead.entries
          expect(JSON.stringify(fold(stored))).toBe(JSON.stringify(lead.state))
        }
      }),
      RUNS,
    )
  })

  test('when the rulings are derived again from the facts, then the recorded ones come out, whenever a worker looks', () => {
    fc.assert(
      fc.property(
        agreements,
        histories,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        (rules, steps, looks) => {
          const story = lived([rules], steps)
          for (const lead of story.leads.values()) {
            const { state, rulings } = again(story.law, lead, looks)
            expect(told(rulings)).toBe(told(lead.entries.filter((entry) => !entry.fact)))
            expect(JSON.stringify(state)).toBe(JSON.stringify(lead.state))
          }
        },
      ),
      RUNS,
    )
  })
})

/** What is wrong with a chain, from what is stored of it. */
function firstBroken(leadId: string, stored: Chained[]): number | null {
  let head: Buffer = GENESIS
  for (const { entry, body, personal, hash } of stored) {
    const sealed = personal && personalHashOf(personal.salt, personal.data)
    if (personal && !sealed!.equals(personal.hash)) return entry.seq
    if (!hashOf(leadId, head, entry, body, personal?.hash ?? null).equals(hash)) return entry.seq
    head = hash
  }
  return null
}

describe('given any chain', () => {
  test('when nothing was changed, then it verifies, over every stretch that was added', () => {
    fc.assert(
      fc.property(agreements, histories, (rules, steps) => {
        for (const lead of lived([rules], steps).leads.values()) {
          expect(firstBroken(lead.id, lead.chained)).toBeNull()
          expect(lead.chained.at(-1)!.hash.equals(lead.card!.head)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('when a single byte of any column, body, personal part or hash is changed, then it is found', () => {
    const where = fc.record({
      lead: fc.nat(2),
      entry: fc.nat(),
      part: fc.nat(8),
      byte: fc.nat(),
      bit: fc.nat(7),
    })
    fc.assert(
      fc.property(histories, where, (steps, { lead: index, entry: nth, part, byte, bit }) => {
        const lead = [...lived([defaultRules], steps.slice(0, 12)).leads.values()][index]!
        const chained = lead.chained.map((one) => structuredClone(one))
        const one = chained[nth % chained.length]!
        one.hash = Buffer.from(one.hash)
        for (const other of chained) {
          other.hash = Buffer.from(other.hash)
          if (other.personal)
            Object.assign(other.personal, {
              hash: Buffer.from(other.personal.hash),
              salt: Buffer.from(other.personal.salt),
            })
        }
        flip(one, part, byte, bit)
        expect(firstBroken(lead.id, chained)).not.toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  test('when the lead is another, then it does not verify', () => {
    const lead = [...lived([defaultRules], []).leads.values()][0]!
    expect(firstBroken('00000000-0000-7000-8000-000000000009', lead.chained)).toBe(1)
  })

  test('when two leads say the same, then their salts and hashes differ', () => {
    const entry = lived([defaultRules], []).leads.values().next().value!.entries[0]!
    const [a, b] = [chain('a', GENESIS, [entry])[0]!, chain('a', GENESIS, [entry])[0]!]
    expect(a.personal!.hash.equals(b.personal!.hash)).toBe(false)
  })
})

function flip(one: Chained, part: number, byte: number, bit: number): void {
  const { entry } = one
  const turned = (buffer: Buffer) => {
    buffer[byte % buffer.length]! ^= 1 << bit
  }
  const character = (text: string) => {
    const i = byte % text.length
    return text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ (1 << (bit % 5))) + text.slice(i + 1)
  }
  const changes = [
    () => (one.body = character(one.body)),
    () => turned(one.hash),
    () => (one.personal ? (one.personal.data = character(one.personal.data)) : turned(one.hash)),
    () => (one.personal ? turned(one.personal.hash) : turned(one.hash)),
    () => (one.personal ? turned(one.personal.salt) : turned(one.hash)),
    () => (entry.at += 1 + bit),
    () => (entry.recordedAt += 1 + bit),
    () => (entry.by = character(entry.by) as typeof entry.by),
    () => (entry.history = !entry.history),
  ]
  changes[part]!()
}
