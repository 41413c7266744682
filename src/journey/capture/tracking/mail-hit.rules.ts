import { placeOf } from '#journey/capture/tracking/hits.rules.ts'
import { shortAgent } from '#journey/capture/tracking/human.rules.ts'
import type { Asked, Judgement } from '#journey/capture/tracking/human.rules.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** A link of a mail that was followed, or its picture that was fetched. */
export interface MailHit extends Asked {
  lead: string
  /** place of the entry that called for the mail; null: no mail of a programme */
  message: number | null
  /** of a click */
  url?: string
  /** the browser that the link led to, told by the script there */
  visitor?: string
}

/** What the lead is told of it. `programme`: whose mail it was. */
export function mailTouch(
  kind: 'click' | 'open',
  { message, url, agent }: Pick<MailHit, 'message' | 'url' | 'agent'>,
  judged: Judgement,
  programme: string | undefined,
): Touch {
  const place = url === undefined ? null : placeOf(url)
  return {
    kind: kind === 'click' ? 'email_clicked' : 'email_opened',
    channel: 'email',
    ...(place && { page: place.page }),
    ...(programme !== undefined && { campaign: programme }),
    ...judged,
    agent: shortAgent(agent),
    ...(message !== null && { message }),
  }
}
