import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#journey/replay.ts'
import { provenSubject } from '#journey/what-if/trial.rules.ts'
import { draftText } from '#journey/learning/workspace/draft.rules.ts'
import { trainOn } from '#journey/learning/workspace/train.rules.ts'
import { DEFAULT_AGREEMENT, defaultRules, rulesOf } from '../../support/cast.ts'
import { histories, lived } from '../../support/histories.ts'
import { company, KNOWN } from './company.ts'
import type { Recorded } from '#journey/audit/rules.ts'

const asked = { outcome: 'opportunity', moment: 'entry', horizonDays: 180, exclude: [], keep: [] } as const
const leftOut = { never: 0, decided: 0, over: 0, censored: 0, unreadable: 0 }
const { proposal } = trainOn(company(4_000, KNOWN), {
  asked: { ...asked, exclude: [], keep: [] },
  rules: defaultRules,
  data: { passes: 0, late: 0, oneIn: 1, leftOut },
})
const learned = rulesOf(draftText(DEFAULT_AGREEMENT, proposal!, 'en')!)

test('given any history under an agreement whose scoring was learned, when it is replayed, then the record comes out', () => {
  fc.assert(
    fc.property(histories, (steps) => {
      const story = lived([learned], steps)
      for (const lead of story.leads.values()) {
        const stored = JSON.parse(JSON.stringify(lead.entries)) as typeof lead.entries
        expect(JSON.stringify(fold(stored))).toBe(JSON.stringify(lead.state))
        const recorded = lead.entries.map(
          (entry) => ({ ...entry, bodyText: JSON.stringify(entry.body) }) as unknown as Recorded,
        )
        expect(provenSubject(story.law, lead.id, recorded, story.now)).not.toHaveProperty('what')
      }
    }),
    { numRuns: 30 },
  )
})
