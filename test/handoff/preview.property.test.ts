import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { doBatch } from '#work/batch.ts'
import { anna, ben } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Work } from '#work/card.ts'

let one: Awaited<ReturnType<typeof servicesAt>>
const offered: string[] = []

beforeAll(async () => {
  const { url } = await freshDatabase()
  one = await servicesAt(url)
  for (let n = 0; n < 4; n++) {
    const submission = { ...anna, email: `before${n}@firm${n}.example`, company: `Firm ${n}` }
    const { card } = await one.gatherer.do(captureOf(one, submission, 'demo_requested'))
    offered.push(card!.leadId)
  }
})
afterAll(() => one.end())

/** Acts after which somebody new is looked for, or somebody has less to do. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('capture' as const), n: fc.nat(30), hot: fc.boolean() }),
  fc.record({ do: fc.constantFrom('return' as const, 'disqualify' as const), n: fc.nat(3) }),
)

describe('given people whose turns and leads are counted', () => {
  test('when any acts are previewed, then everybody’s turn and load are as before', async () => {
    const standing = () => [...one.people.values()].map(({ id, turn, load }) => ({ id, turn, load }))
    let routed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
        const before = standing()
        const works = deeds.map((given): Work => {
          if (given.do === 'capture') {
            const who = { ...(given.hot ? anna : ben), email: `preview${given.n}@new.example` }
            return captureOf(one, who, given.hot ? 'demo_requested' : 'form_submitted')
          }
          const target = { leadId: offered[given.n]! }
          const why = { reason: given.do === 'return' ? 'bad_contact_data' : 'spam' }
          return {
            target,
            decide: given.do === 'return' ? act.giveBack(one.law, why) : act.disqualify(one.law, why),
          }
        })
        const dones = await doBatch(one, works, { dry: true })
        routed += dones.filter(({ card }) => card?.state.handoff.status === 'offered').length
        expect(standing()).toEqual(before)
      }),
      { numRuns: 25 },
    )
    // else nothing was tried
    expect(routed).toBeGreaterThan(5)
  })
})
