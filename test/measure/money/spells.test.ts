/** Who lies where, over random histories, against the same question answered slowly at single moments. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { IDLE_DAYS, LEAKS } from '#journey/measure/leaks/classes.rules.ts'
import { clockOf, stateAt } from '#journey/replay.ts'
import { spellsOf } from '#journey/measure/leaks/spells.rules.ts'
import { anna, DAY, defaultRules, HOUR, MONDAY } from '../../support/cast.ts'
import { histories, lived } from '../../support/histories.ts'
import { Story, type Told } from '../../support/story.ts'
import type { Entry } from '#ledger/entry.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'

const stageAt = (_version: number, stage: string) => defaultRules.stages[stage]

function spells(lead: Told) {
  return spellsOf(lead.entries as unknown as Entry[], stageAt)
}

function classAt(lead: Told, at: number): string | null {
  return spells(lead).find((one) => one.since <= at && (one.until === null || at < one.until))?.what ?? null
}

/** The same, asked of the state of one moment and of a search through the entries before it. */
function slowly(lead: Told, at: number): string | null {
  const entries = lead.entries as unknown as Entry[]
  let state: LeadState | null = null
  const before: { entry: LeadEntry; clock: number }[] = []
  for (const entry of entries) {
    const clock = clockOf(state, entry)
    if (clock > at) break
    state = stateAt([...before.map((one) => one.entry as unknown as Entry), entry], clock)
    before.push({ entry: entry as unknown as LeadEntry, clock })
  }
  if (state === null || state.erased || state.stage === '') return null
  const kind = defaultRules.stages[state.stage]!.kind
  const lastOf = (...kinds: string[]) => before.findLastIndex(({ entry }) => kinds.includes(entry.kind))
  const pass = lastOf('PassBegan')
  const live = ['develop', 'handoff', 'work'].includes(kind)
  const told = lastOf('HandoffReturned', 'LeadDisqualified')
  const reason = told > pass ? (before[told]!.entry.body as { reason: string }).reason : null
  const is: Record<(typeof LEAKS)[number], boolean> = {
    duplicate: (kind === 'disqualified' || kind === 'closed') && reason === 'duplicate',
    lost_in_sync: false,
    bounced: (live || kind === 'nurture') && bounced(),
    returned:
      !!state.back &&
      (state.back.answer === null || (state.back.answer === 'appealed' && state.back.appeal === null)),
    unanswered: kind === 'handoff' && unanswered(),
    unowned:
      live &&
      (state.routing !== null ||
        (state.owner.startsWith('desk:') && defaultRules.stages[state.stage]!.assign !== 'desk')),
    idle: kind === 'work' && idle(),
    recycled: kind === 'nurture' && Object.keys(state.programmes ?? {}).length === 0,
    unwatched: kind === 'disqualified' && state.watch === undefined,
  }
  return LEAKS.find((what) => is[what]) ?? null

  function bounced(): boolean {
    if (state!.unreachable === 'hard') return true
    const touch = before.findLastIndex(({ entry }) => entry.kind === 'TouchHappened')
    const lifted = before.findLastIndex(({ entry }) => entry.kind === 'MailReturned')
    if (touch < 0 || lifted > touch) return false
    return (before[touch]!.entry.body as { touch: { kind: string } }).touch.kind === 'email_bounced'
  }
  function unanswered(): boolean {
    const from = Math.max(pass, lastOf('HandoffAccepted'), entered())
    const ranOut = before.some(({ entry }, i) => i > from && entry.kind === 'HandoffExpired')
    if (state!.handoff.status === 'offered') return ranOut || state!.nextStep.due <= at
    return state!.handoff.status === 'waiting' && ranOut
  }
  /** the latest stage that was no hand-off */
  function entered(): number {
    return before.findLastIndex(
      ({ entry }) => entry.kind === 'StageEntered' && !(entry.body as { handoff?: boolean }).handoff,
    )
  }
  function idle(): boolean {
    if (state!.handoff.status !== 'accepted') return false
    const accepted = lastOf('HandoffAccepted')
    const worked = before.some(
      ({ entry }, i) =>
        i > accepted &&
        (entry.kind === 'ContactMade' || (entry.kind === 'ContactAttempted' && !entry.body.automatic)),
    )
    const deal = Object.values((state as LeadState).opportunities).some(
      (one) => one.pass === state!.pass && one.status === 'open',
    )
    return !worked && !deal && at >= state!.handoff.at + IDLE_DAYS * DAY
  }
}

describe('spells in a class of leaks', () => {
  test('at any moment of any history a lead lies where the slow question says', () => {
    let asked = 0
    const seen = new Set<string | null>()
    fc.assert(
      fc.property(histories, fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), (steps, picks) => {
        const story = lived([defaultRules], steps)
        for (const lead of story.leads.values()) {
          const end = story.now + 20 * DAY
          const begin = lead.entries[0]!.at
          const moments = picks.map((pick) => Math.floor(begin + ((end - begin) * pick) / 1000))
          for (const at of moments) {
            const slow = slowly(lead, at)
            expect(classAt(lead, at), new Date(at).toISOString()).toBe(slow)
            seen.add(slow)
            asked += 1
          }
        }
      }),
      { numRuns: 150, seed: 42 },
    )
    expect(asked).toBeGreaterThan(1000)
    expect([...seen].length).toBeGreaterThan(5)
  })

  test('spells of one lead follow each other without overlap', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const lead of lived([defaultRules], steps).leads.values()) {
          const all = spells(lead)
          all.forEach((one, i) => {
            expect(one.began).toBeLessThanOrEqual(one.since)
            if (one.until !== null) expect(one.since).toBeLessThan(one.until)
            if (i > 0) expect(all[i - 1]!.until).toBeLessThanOrEqual(one.since)
          })
        }
      }),
      { numRuns: 100, seed: 7 },
    )
  })

  test('given an accepted lead that nobody calls, when five days are over, then it is idle without anything having happened', () => {
    const story = new Story({ at: MONDAY + HOUR })
    const lead = story.captured(anna, 'demo_requested')
    lead.qualified()
    lead.accepted()
    const accepted = lead.last('HandoffAccepted').at
    expect(classAt(lead, accepted + IDLE_DAYS * DAY - 1)).toBeNull()
    expect(classAt(lead, accepted + IDLE_DAYS * DAY)).toBe('idle')
  })

  test('given a returned lead in nurture, when nobody answers the return, then it counts as returned and not as recycled too', () => {
    const story = new Story({ at: MONDAY + HOUR })
    const lead = story.captured(anna, 'demo_requested')
    lead.qualified()
    lead.accepted()
    lead.returned('no_budget')
    expect(lead.state.stage).toBe('nurture')
    expect(classAt(lead, story.now + HOUR)).toBe('returned')
  })

  test('given a webhook that was given up, when the lead is live and in no other class, then it is lost in sync from then on', () => {
    const story = new Story({ at: MONDAY + HOUR })
    const lead = story.captured(anna, 'demo_requested')
    const at = story.now + HOUR
    const [first] = spellsOf(lead.entries as unknown as Entry[], stageAt, [at])
    expect(first).toMatchObject({ what: 'lost_in_sync', since: at, until: null })
  })
})
