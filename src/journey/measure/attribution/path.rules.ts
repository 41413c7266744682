import { DAY_MS } from '#journey/measure/day.rules.ts'

/** One touch of one of the people of a deal's company. */
export interface Touch {
  lead: string
  seq: number
  /** epoch ms */
  at: number
  kind: string
  /** the value of the dimension that is asked for; null = none was recorded */
  of: string | null
}

/** Moments of a deal that models look at, epoch ms. */
export interface Milestones {
  /** the first person of the company became a lead; null = unknown */
  lead: number | null
  opened: number | null
  closed: number | null
}

export interface Deal extends Milestones {
  id: string
  /** in cents of the base currency; null = no amount, or none that can be converted */
  cents: bigint | null
}

export type Until = 'opened' | 'closed'

/** What of a deal's touches counts, in the order in which they happened. */
export interface Path {
  deal: Deal
  touches: Touch[]
  /** the moment up to which touches count, epoch ms; null = the deal has no date */
  end: number | null
  /** touches that were left out: after the end, before the window, later than now */
  after: number
  before: number
  future: number
}

const MONTH_DAYS = 30.436875

/**
 * The path of one deal: touches up to its opening (or closing), as far back as the window reaches, none from the future.
 * A deal that does not say when it was opened is read up to its closing. `now`: epoch ms, the moment as of which is asked.
 */
export function pathOf(
  deal: Deal,
  touches: readonly Touch[],
  { until, months, now }: { until: Until; months: number; now: number },
): Path {
  const end = until === 'opened' ? (deal.opened ?? deal.closed) : (deal.closed ?? now)
  const path: Path = { deal, touches: [], end, after: 0, before: 0, future: 0 }
  const from = end === null ? null : end - months * MONTH_DAYS * DAY_MS
  for (const touch of touches) {
    if (touch.at > now) path.future++
    else if (end === null || touch.at > end) path.after++
    else if (touch.at < from!) path.before++
    else path.touches.push(touch)
  }
  path.touches.sort((a, b) => a.at - b.at || (a.lead < b.lead ? -1 : a.lead > b.lead ? 1 : a.seq - b.seq))
  return path
}
