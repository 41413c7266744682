import agreement from '../agreements/default.yaml'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { elapse, receive, rulesClock } from '#journey.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { reaches } from './results.ts'
import type { Bench } from './results.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { LeadState } from '#journey.ts'

const LEADS = 40_000
const ROUNDS = 5
const HOUR = 3600_000

/** Facts in memory through the journey on one core: every entry counted, facts taken up and rulings derived. */
export const replay: Bench = {
  name: 'replay',
  summary: 'facts in memory through the journey, one core',
  run: async (say) => {
    const compiled = compileAgreement(agreement)
    if (!compiled.ok) throw new Error('the default agreement does not compile')
    const law = lawOf([compiled.ruleset])
    const histories = Array.from({ length: LEADS }, (_, i) => historyOf(i))
    const rates: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now()
      let entries = 0
      for (const facts of histories) {
        let state: LeadState | null = null
        for (const fact of facts) {
          const clock = rulesClock(state, fact, fact.at)
          if (state) entries += elapse(law, state, clock).length
          const received = receive(law, state, fact, clock)
          state = received.state
          entries += 1 + received.rulings.length
        }
      }
      rates.push((entries / (performance.now() - begun)) * 1000)
      say(
        `round ${round + 1}: ${Math.round(rates.at(-1)!).toLocaleString('en-US')} entries/s, ${entries / LEADS} per lead`,
      )
    }
    const median = rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
    return [reaches('replay from memory, one core', median, 'entries/s', 500_000)]
  },
}

/** A capture, three touches, and for every second lead a qualification, an offer and its acceptance. */
function historyOf(i: number): LeadFact[] {
  const start = Date.UTC(2026, 2, 2, 9) + i * 1000
  const fact = (kind: string, hours: number, body: object) =>
    ({ kind, at: start + hours * HOUR, by: 'bench', history: true, body }) as unknown as LeadFact
  const touch = (k: number) => ({
    touch: { kind: ['page_viewed', 'content_downloaded', 'pricing_viewed'][(i + k) % 3]!, page: '/pricing' },
  })
  const facts = [
    fact('LeadCaptured', 0, {
      source: 'web',
      campaign: 'spring',
      channel: 'form',
      company: 'Acme',
      companyId: null,
      attributes: {
        title: 'VP Sales',
        seniority: i % 3 === 0 ? 'manager' : 'vp',
        employees: 200,
        emailKind: 'business',
      },
      known: { email: true, phone: true, name: true, company: true },
      consent: {},
      touch: { kind: 'form_submitted' },
    }),
    ...[1, 3, 6].map((hours, k) => fact('TouchHappened', hours, touch(k))),
  ]
  if (i % 2 === 0) return facts
  const trace = { rule: 'rotation', candidates: [] }
  return [
    ...facts,
    fact('ActivityCompleted', 7, { activity: 'qualification_call' }),
    fact('OwnerAssigned', 7, { owner: 'anna', function: 'sales', trace }),
    fact('HandoffAccepted', 8, { rep: 'anna' }),
  ]
}
