import { stepOf } from '#journey/outreach/cadence.rules.ts'
import type { Cadence } from '#journey/agreement/ruleset.cadence.ts'
import type { Card } from '#work/card.ts'
import type { LeadState } from '#journey/state.ts'

/** What people did, as the sentence "You …" goes on. The strongest sign is named. */
const ASKED: [kind: string, words: string][] = [
  ['demo_requested', 'asked for a demo'],
  ['contact_requested', 'asked us to call'],
  ['trial_started', 'started a trial'],
  ['webinar_attended', 'were in our webinar'],
  ['event_attended', 'met us at an event'],
  ['content_downloaded', 'downloaded a document of ours'],
  ['pricing_viewed', 'looked at our prices'],
  ['form_submitted', 'filled in a form of ours'],
]

/** The script of the step that is due, with the person's own facts in it. Null when the agreement has none. */
export function scriptOf(
  cadence: Cadence | null,
  state: LeadState,
  { person, company }: Card,
): string | null {
  const script = cadence?.steps[stepOf(state)]?.script ?? null
  if (script === null) return null
  const first = person.firstName ?? person.name?.split(' ')[0] ?? '…'
  const asked = ASKED.find(([kind]) => (state.touched[kind] ?? 0) > 0)?.[1] ?? 'were in touch with us'
  const known: Record<string, string> = { firstName: first, company: company?.name ?? '…', asked }
  return script.replace(/\{(firstName|company|asked)\}/g, (_, name: string) => literally(known[name]!))
}

/** A name is text: it must not become a heading or a link. */
function literally(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|]/g, '\\$&')
}
