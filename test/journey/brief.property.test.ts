import fc from 'fast-check'
import { expect, test } from 'vitest'
import { briefOf, NOTHING_BEYOND } from '#journey/handoff/brief.rules.ts'
import { agreement, DAY, live, people, type Step } from './histories.ts'
import type { Brief, Claim } from '#journey/handoff/brief.contract.ts'
import type { StoredEntry } from '#ledger/read.ts'

const law = agreement()
const ID = '00000000-0000-7000-8000-000000000001'
const START = Date.parse('2026-03-02T08:00:00Z')
const history = fc.array(
  fc.record({ hours: fc.integer({ min: 0, max: 900 }), what: fc.nat(40), which: fc.nat(60) }),
  { maxLength: 25 },
)

interface Body {
  touch?: { kind: string; page?: string; asset?: string } | null
  attributes?: Record<string, unknown>
  consent?: Record<string, boolean>
  handoff?: boolean
}

test('given any history, when the brief is written, then every claim rests on an entry that says so and the score adds up', () => {
  fc.assert(
    fc.property(history, (steps: Step[]) => {
      const { stretches, now } = live(law, people(), ID, steps, START)
      const card = stretches.at(-1)!.after
      const entries = stretches
        .flatMap((stretch) => stretch.entries)
        .map(({ entry, personal }) => ({
          ...entry,
          personal: personal && !card.state.erased ? (JSON.parse(personal.data) as unknown) : undefined,
        })) as unknown as StoredEntry[]
      const brief = briefOf(law, card, entries, NOTHING_BEYOND, now)
      const entry = ({ seq }: { seq: number | null }) => {
        const found = entries.find((one) => one.seq === seq)
        expect(found).toBeDefined()
        return { ...found!, body: found!.body as Body }
      }
      for (const claim of brief.why) expect(entry(claim).kind).toMatch(/^Lead(Captured|DetailsChanged)$/)
      for (const claim of brief.whyNow) expect(supportsNow(claim, entry(claim), now)).toBe(true)
      for (const claim of brief.signs) expect(supportsSign(entry(claim), now)).toBe(true)
      for (const claim of brief.howToOpen) entry(claim)
      for (const claim of brief.seen) {
        const { touch } = entry(claim).body
        expect(claim.text.startsWith(`${touch!.asset ?? touch!.page}, `)).toBe(true)
      }
      for (const claim of brief.consent.claims) {
        const by = /call/.test(claim.text) ? 'phone' : 'email'
        expect(entry(claim).body.consent![by]).toBe(card.state.consent[by])
      }
      if (brief.intent !== 'unclear') expect(brief.signs.length).toBeGreaterThan(0)
      addsUp(brief)
    }),
    { numRuns: 300 },
  )
})

function supportsNow(claim: Claim, { kind, body, at }: StoredEntry & { body: Body }, now: number): boolean {
  if (claim.text.startsWith('Handed over')) return kind === 'StageEntered' && body.handoff === true
  if (claim.text.startsWith('Back for pass')) return kind === 'PassBegan'
  if (claim.text.startsWith('Sales returned')) return kind === 'HandoffReturned'
  if (/signs of interest/.test(claim.text)) return Boolean(body.touch) && now - at < 7 * DAY
  return Boolean(body.touch)
}

function supportsSign({ body, at }: StoredEntry & { body: Body }, now: number): boolean {
  return (Boolean(body.touch) && now - at <= 180 * DAY) || body.attributes?.intent !== undefined
}

function addsUp({ score }: Brief): void {
  expect(score.parts.reduce((sum, { points }) => sum + points, 0)).toBe(score.total)
  for (const part of score.parts) if (part.seq === null) expect(part.rule).toMatch(/_max$/)
}
