import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareState, rederive } from '#journey/audit/rules.ts'
import { checkCare, checkPath } from '#journey/audit/promises.rules.ts'
import { checkCard, checkModels } from '#journey/audit/models.rules.ts'
import { verifyChain } from '#ledger/verify.ts'
import { agreement, live, people, stored } from './histories.ts'
import type { LeadEntry } from '#journey/entries.ts'

const law = agreement()
const LEAD = '01990000-0000-7000-8000-000000000001'
const START = Date.parse('2026-03-02T09:00:00Z')
const everybody = new Set(['mona', 'rita', 'ralf', 'desk:marketing', 'desk:leadgen', 'desk:sales'])
const step = fc.record({
  hours: fc.oneof(fc.double({ min: 0, max: 30, noNaN: true }), fc.integer({ min: 24, max: 4000 })),
  what: fc.nat(11),
  which: fc.nat(60),
})
const history = fc.array(step, { maxLength: 14 })

describe('the audit of one stream', () => {
  it('given any history, what was recorded live is derived again to the byte', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { stretches } = live(law, people(), LEAD, steps, START)
        const entries = stored(stretches)
        const card = stretches.at(-1)!.after
        const { state, findings } = rederive(law, entries)
        expect(findings).toEqual([])
        expect(compareState(state!, JSON.stringify(card.state))).toBeNull()
        expect(verifyChain(LEAD, entries, card, 'PersonErased')).toEqual([])
        expect(checkCare(law, card.state, everybody)).toEqual([])
        expect(checkPath(law, entries as unknown as LeadEntry[])).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('given any history, taking away any one entry is noticed by chain and by replay', () => {
    fc.assert(
      fc.property(history, fc.nat(), (steps, which) => {
        const { stretches } = live(law, people(), LEAD, steps, START)
        const entries = stored(stretches)
        const place = which % entries.length
        const [gone] = entries.splice(place, 1)
        expect(verifyChain(LEAD, entries, stretches.at(-1)!.after, 'PersonErased')).not.toEqual([])
        // without the last entry the stream may simply not have come so far: only the card's position tells
        if (!gone!.fact && place < entries.length) expect(rederive(law, entries).findings).not.toEqual([])
      }),
    )
  })

  it('given any history, changing one character of any body breaks its hash, and of any ruling its derivation', () => {
    fc.assert(
      fc.property(history, fc.nat(), fc.nat(), (steps, which, where) => {
        const { stretches } = live(law, people(), LEAD, steps, START)
        const entries = stored(stretches)
        const entry = entries[which % entries.length]!
        const at = where % entry.bodyText.length
        entry.bodyText =
          entry.bodyText.slice(0, at) +
          (entry.bodyText[at] === 'x' ? 'y' : 'x') +
          entry.bodyText.slice(at + 1)
        expect(verifyChain(LEAD, entries, null, '').map(({ seq }) => seq)).toEqual([entry.seq])
        if (!entry.fact) expect(rederive(law, entries).findings[0]).toMatchObject({ seq: entry.seq })
      }),
    )
  })

  it('when a due clock did not act before a fact, says which moment was missed', () => {
    const { stretches } = live(law, people(), LEAD, [{ hours: 2000, what: 1, which: 0 }], START)
    const entries = stored(stretches)
    const first = entries.filter((entry) => entry.recordedAt === START)
    const late = entries.filter((entry) => entry.recordedAt > START && entry.fact)
    const { findings } = rederive(law, [...first, ...late])
    expect(findings).toEqual([
      expect.objectContaining({ what: 'a clock was due before this fact and did not act' }),
    ])
  })

  it('when a ruling is made that nothing calls for, names it', () => {
    const { stretches } = live(law, people(), LEAD, [], START)
    const entries = stored(stretches)
    const copy = { ...entries.at(-1)!, seq: entries.length + 1 }
    expect(rederive(law, [...entries, copy]).findings[0]).toMatchObject({
      what: 'a ruling that nothing calls for',
      seq: copy.seq,
    })
  })

  it('when a version is named that is not known, says so instead of failing', () => {
    const { stretches } = live(law, people(), LEAD, [], START)
    const entries = stored(stretches).map((entry) =>
      entry.kind === 'LeadCaptured' ? { ...entry, body: null } : entry,
    )
    expect(rederive(law, entries).findings[0]).toMatchObject({
      what: 'the journey cannot take it up',
      seq: 1,
    })
  })

  it('when a stage of the path is skipped, names it', () => {
    const { stretches } = live(law, people(), LEAD, [{ hours: 1, what: 9, which: 1 }], START)
    const entries = stored(stretches) as unknown as LeadEntry[]
    const without = entries.filter((entry) => entry.kind !== 'StageEntered' || entry.body.stage !== 'mql')
    expect(checkPath(law, without)[0]).toMatchObject({
      what: 'stage sales_ready was entered and mql skipped',
    })
  })

  it('given a card whose stage nobody knows, names owner and stage', () => {
    const { stretches } = live(law, people(), LEAD, [], START)
    const { state } = stretches.at(-1)!.after
    const broken = {
      ...state,
      owner: 'ghost',
      stage: 'limbo',
      nextStep: { what: '', due: Number.NaN, actAt: Number.NaN, missed: 0 },
      wakeAt: null,
    }
    expect(checkCare(law, broken, everybody).map(({ found }) => found)).toEqual([
      'ghost',
      'limbo',
      null,
      'NaN',
    ])
  })

  it('given empty read models, says what is missing', () => {
    const { stretches } = live(law, people(), LEAD, [], START)
    const none = {
      passages: [],
      touches: [],
      signals: [],
      handoffs: [],
      clocks: [],
      meetings: [],
      opportunities: [],
      ratings: [],
      enrolments: [],
      steps_taken: [],
      messages: [],
      consents: [],
      watches: [],
      outcomes: [],
    }
    const entries = stored(stretches) as unknown as LeadEntry[]
    expect(checkModels(stretches.at(-1)!.after, entries, none).map(({ what }) => what)).toContain(
      'a row of touches is missing',
    )
    expect(checkCard(stretches.at(-1)!.after, { lead_id: LEAD }).length).toBeGreaterThan(10)
  })
})
