import type { StageKind } from '#journey/agreement/ruleset.ts'

/** What became of one lead under an agreement, as recorded or as derived. Moments: epoch ms. */
export interface Life {
  stage: string
  /** when the agreement itself handed it over, each time: not when an opportunity or another system carried it along */
  handedOver: number[]
  /** hand-off stages that evidence or another system carried it through: nobody was asked */
  carried: number
  /** stages that the agreement itself took it to, with the first time of each */
  reached: Record<string, number>
  offers: { rep: string; at: number }[]
  accepted: number
  acceptedAt: number | null
  returned: number
  /** offers that nobody answered in time, and whether that used all of them up */
  expired: number
  escalated: boolean
  nurtured: number
  disqualified: number
  won: number
  /** facts that make no sense under this agreement: an acceptance of an offer that was never made */
  ignored: number
  /** milliseconds in stages that a rep works, and since when it is in one */
  worked: number
  workingSince: number | null
}

export function newLife(): Life {
  return {
    stage: '',
    handedOver: [],
    carried: 0,
    reached: {},
    offers: [],
    accepted: 0,
    acceptedAt: null,
    returned: 0,
    expired: 0,
    escalated: false,
    nurtured: 0,
    disqualified: 0,
    won: 0,
    ignored: 0,
    worked: 0,
    workingSince: null,
  }
}

/** What a lead was carried by, not judged: an opportunity that sales opened, or the word of another system. */
const CARRIED = new Set(['fast_track', 'reported'])

/** `because`: what the ruling names as its ground (lifecycle/facts.ts). */
export function entered(
  life: Life,
  kind: StageKind,
  stage: string,
  from: string | null,
  because: string,
  at: number,
): void {
  const judged = !CARRIED.has(because)
  life.stage = stage
  if (judged && !Object.hasOwn(life.reached, stage)) life.reached[stage] = at
  if (kind === 'work') life.workingSince ??= at
  else stopWork(life, at)
  // a return that asks the next rep enters the same stage again: the lead was handed over once
  if (kind === 'handoff' && from !== stage) {
    if (judged) life.handedOver.push(at)
    else life.carried++
  } else if (kind === 'nurture') life.nurtured++
  else if (kind === 'disqualified') life.disqualified++
  else if (kind === 'won') life.won++
}

/** Time that a lead is in work ends when it leaves, or at the end of what is looked at. */
export function stopWork(life: Life, at: number): void {
  if (life.workingSince !== null) life.worked += Math.max(0, at - life.workingSince)
  life.workingSince = null
}

export function offeredTo(life: Life, rep: string, at: number): void {
  life.offers.push({ rep, at })
}

export function takenBack(life: Life, escalated: boolean): void {
  life.expired++
  life.escalated ||= escalated
}
