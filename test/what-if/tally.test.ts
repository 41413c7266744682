import { describe, expect, it } from 'vitest'
import { addUp, count, emptyTally } from '#journey/what-if/tally.rules.ts'
import { alwaysInForce, isWanted, provenSubject, tryOut, type Subject } from '#journey/what-if/trial.rules.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { resultOf } from '#journey/what-if/result.rules.ts'
import { stored } from '../journey/histories.ts'
import { Story, type Told } from '../support/story.ts'
import { anna, DAY, DEFAULT_AGREEMENT, defaultRules, HOUR } from '../support/cast.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { deal } from './deals.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'

function draft(change: (text: string) => string): Ruleset {
  const compiled = compileAgreement(change(DEFAULT_AGREEMENT).replace('version: 1', 'version: 2'))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return compiled.ruleset
}
const strict = draft((text) => text.replaceAll('score.total >= 70', 'score.total >= 110'))

function subject(lead: Told): Subject {
  const proven = provenSubject(lead.story.law, lead.id, stored(lead.stretches), lead.story.now)
  if ('what' in proven) throw new Error(proven.what)
  return proven
}

function tallied(rules: Ruleset, ...leads: Told[]): Tally {
  const tally = emptyTally()
  for (const lead of leads) {
    const one = subject(lead)
    count(tally, tryOut(alwaysInForce(rules, 'unlisted'), one), one.until)
  }
  return tally
}

const asked = (tally: Tally, proposed = strict) => ({
  inForce: defaultRules,
  proposed,
  hash: '',
  filter: { from: null, to: null, live: false },
  until: tally.last,
  all: tally.leads,
  proven: tally.leads,
  team: [{ id: 'ines', name: 'Ines Duarte', capacity: 30 }],
})

/** Hot and asked for a demo: handed over at once by the default agreement. */
const hot = (story: Story) => story.captured(anna, 'demo_requested')

describe('the tally of both sides', () => {
  it('given a lead that only the version in force hands over, it is lost', () => {
    const tally = tallied(strict, hot(new Story()))
    expect(tally).toMatchObject({ leads: 1, gained: 0, lost: 1, both: 0 })
    expect(tally.inForce).toMatchObject({ handedOver: 1, reached: { sales_ready: 1 } })
    expect(tally.proposed).toMatchObject({ handedOver: 0, ignored: 1 })
    expect(tally.lostAt).toEqual({ sales_ready: 1 })
  })

  it('given a lead that only the draft hands over, it is gained, and what would have followed is unknown', () => {
    const cold = new Story().captured({ ...anna, title: 'Engineer' }, 'website_visited')
    const loose = draft((text) =>
      text
        .replace('score.total >= 40', 'score.total >= -100')
        .replace('score.fit >= 10', 'score.fit >= -100')
        .replace(
          'touched.demo_requested >= 1 }\n          - { id: first_time',
          "'true' }\n          - { id: first_time",
        )
        .replace('score.total >= 70', 'score.total >= -100'),
    )
    const tally = tallied(loose, cold)
    expect(tally).toMatchObject({ gained: 1, lost: 0, unknown: { opportunity: 1, won: 1 } })
    const result = resultOf(tally, asked(tally, loose))
    const { precision, floor } = result.quality[0]!.proposed
    expect(precision).toMatchObject({ hits: 0, of: 0, share: null })
    expect(floor).toMatchObject({ hits: 0, of: 1, share: 0 })
    expect(result.notes[0]).toContain('No rep ever saw the 1 gained lead')
  })

  it('given a hand-over that led to a won deal, when it is lost, precision and recall tell', () => {
    const story = new Story()
    const winner = hot(story)
    story.waits(HOUR)
    winner.accepted()
    story.waits(DAY)
    winner.does((_card, at) => ({ facts: [deal(at, 'won', '1200.50')] }))
    const loser = hot(story)
    const tally = tallied(strict, winner, loser)
    const [opportunity, won] = resultOf(tally, asked(tally)).quality
    expect(opportunity!.inForce).toMatchObject({ precision: { hits: 1, of: 2 }, recall: { hits: 1, of: 1 } })
    expect(won!.proposed).toMatchObject({
      precision: { hits: 0, of: 0 },
      recall: { hits: 0, of: 1, share: 0 },
    })
    expect(resultOf(tally, asked(tally)).revenue).toEqual([
      { currency: 'EUR', inForce: '1200.50', proposed: '0.00' },
    ])
  })

  it('given a lead that an opportunity carried past the hand-off, nobody judged it', () => {
    const story = new Story()
    const carried = story.captured({ ...anna, title: 'Engineer' }, 'website_visited')
    story.waits(DAY)
    carried.does((_card, at) => ({ facts: [deal(at, 'open', null)] }))
    expect(tallied(defaultRules, carried).inForce).toMatchObject({
      handedOver: 0,
      carried: 1,
      opportunities: 1,
    })
  })

  it('given an offer that nobody answered, it leaks; given one that was accepted and left, it idles', () => {
    const story = new Story()
    const [silent, idle] = [hot(story), hot(story)]
    idle.accepted()
    story.waits(40 * DAY)
    silent.does(act.tick)
    idle.does(act.tick)
    const { leaks } = tallied(defaultRules, silent, idle).inForce
    expect(leaks).toMatchObject({ neverAnswered: 1, idle: 1 })
  })

  it('given the version in force as the draft, both sides are the same to the last figure', () => {
    const story = new Story()
    const leads = [hot(story), story.captured(anna, 'website_visited')]
    leads[0]!.accepted()
    const tally = tallied(defaultRules, ...leads)
    expect(tally).toMatchObject({ gained: 0, lost: 0, both: 1, same: 1, shift: {} })
    expect(tally.proposed).toEqual(tally.inForce)
  })

  it('given leads in two parts, when the parts are added, it is the tally of all', () => {
    const story = new Story()
    const leads = [hot(story), story.captured(anna, 'website_visited'), hot(story)]
    const sum = tallied(strict, leads[0]!)
    addUp(sum, tallied(strict, leads[1]!, leads[2]!))
    expect(sum).toEqual(tallied(strict, ...leads))
  })

  it('given a period, only leads that came in it are wanted', () => {
    const { story } = subject(hot(new Story()))
    const all = { from: null, to: null, live: false }
    expect(isWanted({ ...all, from: story.createdAt, to: story.createdAt + 1 }, story)).toBe(true)
    expect(isWanted({ ...all, from: story.createdAt + 1 }, story)).toBe(false)
    expect(isWanted({ ...all, to: story.createdAt }, story)).toBe(false)
    expect(isWanted({ ...all, live: true }, { ...story, live: false })).toBe(false)
  })

  it('given a sample, when it is scaled, the seen counts of rates stay and the others speak for all', () => {
    const story = new Story()
    const tally = tallied(strict, hot(story), hot(story), story.captured(anna, 'website_visited'))
    const result = resultOf(tally, { ...asked(tally), all: 300 })
    expect(result).toMatchObject({ leads: 300, sampled: 3, counts: { lost: 200 } })
    expect(result.change.lost.low).toBeLessThan(200)
    expect(result.change.lost.high).toBeGreaterThan(200)
    expect(result.quality[0]!.inForce.precision.of).toBe(2)
  })
})
