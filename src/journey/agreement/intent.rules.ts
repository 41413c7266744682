import { DAY } from './duration.rules.ts'
import type { TouchEvidence } from './ruleset.ts'

/** One thing that says what a person wants. */
export interface IntentSign {
  id: string
  /** what it says, shown to people */
  label: string
  /** the expression as written */
  text: string
  test: (evidence: TouchEvidence) => boolean
}

/** Strongest signs first. A touch older than `withinMs` is none. */
export interface IntentSigns {
  withinMs: number
  buy: IntentSign[]
  learn: IntentSign[]
}

/** What counts where an agreement says nothing of its own. */
export const DEFAULT_INTENT: IntentSigns = {
  withinMs: 180 * DAY,
  buy: [
    stated('buy', 'Says it wants to buy'),
    touch('demo_requested', 'Asked for a demo'),
    touch('contact_requested', 'Asked to be contacted'),
    touch('trial_started', 'Started a trial'),
    touch('meeting_held', 'Met with us'),
    {
      id: 'pricing_viewed',
      label: 'Looked at prices',
      text: "touch.kind == 'pricing_viewed' || touch.page.startsWith('/pricing')",
      test: ({ touch: { kind, page } }) => kind === 'pricing_viewed' || page.startsWith('/pricing'),
    },
  ],
  learn: [
    stated('learn', 'Says it wants to learn'),
    touch('content_downloaded', 'Downloaded material'),
    touch('webinar_attended', 'Attended a webinar'),
    touch('webinar_registered', 'Registered for a webinar'),
    touch('event_attended', 'Came to an event'),
    touch('page_viewed', 'Read on the web site'),
  ],
}

export const DEFAULT_LEVELS: Record<string, string> = {
  c_level: 'Top management: decides and signs',
  vp: 'Vice president: decides or signs',
  director: 'Director: owns the budget or recommends',
  manager: 'Manager: has a say, seldom signs',
  individual: 'Works with it: can recommend, somebody else decides',
}

function stated(intent: string, label: string): IntentSign {
  const test: IntentSign['test'] = ({ lead }) => lead.intent === intent
  return { id: `stated_${intent}`, label, text: `lead.intent == '${intent}'`, test }
}

function touch(kind: string, label: string): IntentSign {
  return { id: kind, label, text: `touch.kind == '${kind}'`, test: ({ touch: seen }) => seen.kind === kind }
}
