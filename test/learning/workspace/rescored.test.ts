import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLearned, rescored } from '#journey/measure/value/rescored.rules.ts'
import { draftText } from '#journey/learning/workspace/draft.rules.ts'
import { trainOn } from '#journey/learning/workspace/train.rules.ts'
import { DEFAULT_AGREEMENT, defaultRules, rulesOf } from '../../support/cast.ts'
import { histories, lived } from '../../support/histories.ts'
import { company, KNOWN } from './company.ts'
import type { Entry } from '#ledger/entry.ts'

const { proposal } = trainOn(company(4_000, KNOWN), {
  asked: { outcome: 'opportunity', moment: 'entry', horizonDays: 180, exclude: [], keep: [] },
  rules: defaultRules,
  data: {
    passes: 0,
    late: 0,
    oneIn: 1,
    leftOut: { never: 0, decided: 0, over: 0, censored: 0, unreadable: 0 },
  },
})
const learned = rulesOf(draftText(DEFAULT_AGREEMENT, proposal!, 'en')!)

describe('given any history', () => {
  test.each([
    ['the signed rules', defaultRules],
    ['learned rules', learned],
  ])(
    'when it is scored again by %s under which it was lived, then each score is the recorded one',
    (_, rules) => {
      let compared = 0
      fc.assert(
        fc.property(histories, (steps) => {
          for (const lead of lived([rules], steps).leads.values()) {
            const scores = rescored(lead.entries as unknown as Entry[], rules)
            for (const entry of lead.all('ScoreChanged')) {
              if (entry.body.why !== 'touch' && entry.body.why !== 'details') continue
              compared += 1
              // of what was heard in one millisecond each had its own
              const last = scores.findLast(({ at }) => at <= entry.at)?.at
              expect(scores.filter(({ at }) => at === last).map(({ total }) => total)).toContain(
                entry.body.total,
              )
            }
          }
        }),
        { numRuns: 40 },
      )
      expect(compared).toBeGreaterThan(50)
    },
  )

  test('when an agreement’s rules were learned, then it is known by them', () => {
    expect([isLearned(defaultRules), isLearned(learned)]).toEqual([false, true])
  })
})
