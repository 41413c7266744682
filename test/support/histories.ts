/** Random histories of a few leads: facts in any order, waiting times of any length, people who come and go. */
import fc from 'fast-check'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { attempt, contacted } from '#journey/handoff/attempts.rules.ts'
import { release } from '#journey/handoff/release.rules.ts'
import { answerReturn, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { nextDueAt } from '#journey.ts'
import { anna, ben, carla, DAY, dev, HOUR, MINUTE, MONDAY } from './cast.ts'
import { outreach } from './histories-outreach.ts'
import { dealOf, Story } from './story.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Told } from './story.ts'

/** One step of a history: who, what happens, and how long before it nothing does. Numbers, so that it shrinks. */
export interface Step {
  wait: { ms: number } | { untilDue: number }
  lead: number
  what: keyof typeof doings
  which: number
}

const CAST = [anna, ben, carla, dev]
const TOUCHES = [
  'demo_requested',
  'form_submitted',
  'contact_requested',
  'demo_requested',
  'email_opened',
  'pricing_viewed',
  'page_viewed',
  'content_downloaded',
  'unsubscribed',
  'email_bounced',
  'meeting_held',
  'constructor',
  'something_new',
]

const OUTCOMES = ['no_answer', 'voicemail', 'connected', 'call_later', 'not_interested'] as const
const call = { how: 'call' as const, at: null, author: 'person:ines' }
const MARKETER = { id: 'nina', author: 'person:nina', role: 'marketing', function: 'marketing' }
const MANAGER = { id: 'boss', author: 'person:boss', role: 'sales_manager', function: 'sales' }

type Doing = (story: Story, lead: Told, which: number) => unknown

/** Everything that can happen to a lead. */
const doings = {
  touch: (_story, lead, which) =>
    lead.touched(TOUCHES[which % TOUCHES.length]!, null, which % 3 === 0 ? '/careers' : '/pricing'),
  lateTouch: (story, lead, which) => lead.touched(TOUCHES[which % TOUCHES.length]!, story.now - which * DAY),
  capturedAgain: (_story, lead, which) =>
    lead.hands({ ...CAST[which % 4]!, fields: { employees: which * 10, budget: which % 2 === 0 } }),
  qualified: (_story, lead) => lead.qualified(),
  accepted: (_story, lead) => lead.accepted(),
  acceptedByOther: (_story, lead) => lead.accepted('yuki'),
  returned: (story, lead, which) =>
    lead.returned(pick(story.law.version(lead.state.version).returnReasons, which)),
  disqualified: (story, lead, which) =>
    lead.disqualified(pick(story.law.version(lead.state.version).disqualifyReasons, which)),
  contacted: (_story, lead) => lead.does(contacted({ how: 'call', at: null, author: 'api' })),
  rated: (_story, lead, which) => lead.does(act.rate({ of: 'lead', rating: 1 + (which % 5) })),
  assigned: (story, lead, which) =>
    lead.assigned([...story.people.keys()].filter((id) => !id.startsWith('desk'))[which % 5]!),
  opened: (_story, lead, which) =>
    lead.deal('open', `deal-${which % 3}`, !lead.state.opportunities[`deal-${which % 3}`]),
  changed: (_story, lead, which) =>
    lead.deal((['open', 'won', 'lost'] as const)[which % 3]!, `deal-${which % 2}`),
  comesOrGoes: (story, _lead, which) => {
    const one = [...story.people.values()].filter((person) => !person.desk)[which % 5]!
    one.available = !one.available
  },
  imported: (story, lead, which) =>
    lead.does(() => ({ facts: historyFacts(story.now - (which * 7 + 2) * DAY, which) })),
  erased: (story, lead) =>
    lead.does(() => ({
      facts: [{ kind: 'PersonErased', at: story.now, by: 'api', history: false, body: { because: 'asked' } }],
      person: {},
    })),
  tried: (_story, lead, which) =>
    lead.does(attempt({ ...call, outcome: OUTCOMES[which % OUTCOMES.length]!, automatic: which % 7 === 0 })),
  returnAnswered: (_story, lead, which) =>
    lead.does(answerReturn(MARKETER, { answer: which % 2 ? 'appealed' : 'agreed', note: 'Why' })),
  appealDecided: (story, lead, which) =>
    lead.does(decideAppeal(story.law, MANAGER, { outcome: which % 3 ? 'overturned' : 'upheld' })),
  released: (_story, lead) => lead.does(release(lead.state.owner, 'left', 'router')),
  rehoured: (_story, lead) =>
    lead.does((card, now) => ({
      facts: [
        {
          kind: 'CalendarChanged',
          at: now,
          by: 'router',
          history: false,
          body: { person: card!.state.owner, calendar: null },
        },
      ],
    })),
  ticked: (_story, lead) => lead.ticked(),
  ...outreach,
} satisfies Record<string, Doing>

function pick(reasons: Record<string, unknown>, which: number): string {
  const ids = Object.keys(reasons)
  return ids[which % ids.length]!
}

/** What an import may say of a lead, with dates of its own. */
function historyFacts(at: number, which: number): LeadFact[] {
  const on = (days: number) => ({ at: at + days * DAY, by: 'import:crm', history: true })
  const trace = { rule: 'imported' as const, candidates: [] }
  const stage = ['mql', 'accepted', 'opportunity', 'nurture', 'disqualified', 'nowhere'][which % 6]!
  const facts: LeadFact[] = [
    { kind: 'TouchHappened', ...on(0), body: { touch: { kind: TOUCHES[which % TOUCHES.length]! } } },
    { kind: 'StageReported', ...on(1), body: { stage, system: 'Old CRM' } },
    { kind: 'OwnerAssigned', ...on(1), body: { owner: 'olaf', function: 'sales', trace } },
    {
      kind: which % 2 ? 'OpportunityWon' : 'OpportunityLost',
      ...on(2),
      body: dealOf('old', which % 2 ? 'won' : 'lost', at),
    },
  ]
  return facts.slice(0, 1 + (which % 4))
}

const wait: fc.Arbitrary<Step['wait']> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ ms: fc.nat(2 * HOUR) }) },
  { weight: 2, arbitrary: fc.record({ ms: fc.nat(15 * DAY) }) },
  { weight: 1, arbitrary: fc.record({ ms: fc.nat(800 * DAY) }) },
  // the moments at which a clock and a person meet
  { weight: 2, arbitrary: fc.record({ untilDue: fc.integer({ min: -1, max: 1 }) }) },
)

const everything = Object.keys(doings) as (keyof typeof doings)[]
// the way to the hand-off and back is long: left to chance alone, few would get there
const often: Step['what'][] = [
  'touch',
  'qualified',
  'qualified',
  'accepted',
  'accepted',
  'returned',
  'returned',
  'returnAnswered',
  'appealDecided',
  'tried',
  'ticked',
  'called',
  'booked',
  'held',
  'judged',
]

const step: fc.Arbitrary<Step> = fc.record({
  wait,
  lead: fc.nat(2),
  what: fc.oneof(fc.constantFrom(...everything), fc.constantFrom(...often)),
  which: fc.nat(40),
})

export const histories: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 1, maxLength: 20, size: '+1' })

/** Lets a history happen to three leads; `seen` is told of every lead after every step. */
export function lived(rules: Ruleset[], steps: Step[], seen: (lead: Told) => void = () => undefined): Story {
  const story = new Story({ rules, at: MONDAY + 7 * MINUTE })
  const leads = [
    story.captured(anna, 'demo_requested'),
    story.captured(ben),
    story.captured(dev, 'contact_requested'),
  ]
  leads.forEach(seen)
  for (const { wait: before, lead: index, what, which } of steps) {
    const lead = leads[index]!
    const until = 'ms' in before ? story.now + before.ms : nextDueAt(lead.state) + before.untilDue
    story.now = Math.max(story.now, until)
    ;(doings[what] as Doing)(story, lead, which)
    seen(lead)
  }
  return story
}
