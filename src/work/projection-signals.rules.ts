import { counts } from '#journey/capture/facts.ts'
import { crosses } from '#journey/capture/tracking/facts.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { Rejudged } from '#journey/capture/tracking/facts.ts'
import type { Touch } from '#journey/capture/facts.ts'
import type { TouchRow } from '#work/projection.rules.ts'

/** A touch that says how likely a person did it. */
export interface SignalRow {
  seq: number
  at: number
  kind: string
  human: number
  /** ids of human.rules.ts, with spaces between */
  why: string
  agent: string | null
  message: number | null
  reclassifiedAt: number | null
}

interface Rows {
  touches: TouchRow[]
  touchesGone: { seq: number }[]
  signals: SignalRow[]
}

/** What is known of how likely a person did it, and what follows when that is judged anew: the touch comes or goes. */
export function signalsOf(rows: Rows, entry: LeadEntry): void {
  if (entry.kind === 'LeadCaptured' || entry.kind === 'TouchHappened') {
    const { touch } = entry.body
    if (touch?.human !== undefined) put(rows, rowOf(entry.seq, entry.at, touch, null))
  } else if (entry.kind === 'SignalsReclassified') {
    for (const one of entry.body.changed) {
      put(rows, rowOf(one.seq, one.at, one.touch, entry.at))
      if (!crosses(one)) continue
      if (counts(one.touch)) comes(rows, one)
      else goes(rows, one.seq)
    }
  }
}

function rowOf(seq: number, at: number, touch: Touch, reclassifiedAt: number | null): SignalRow {
  const { kind, human = 1, why = [], agent = null, message = null } = touch
  return { seq, at, kind, human, why: why.join(' '), agent, message, reclassifiedAt }
}

function put(rows: Rows, row: SignalRow): void {
  const known = rows.signals.findIndex(({ seq }) => seq === row.seq)
  if (known < 0) rows.signals.push(row)
  else rows.signals[known] = row
}

function comes(rows: Rows, { seq, at, pass, touch }: Rejudged): void {
  const gone = rows.touchesGone.findIndex((one) => one.seq === seq)
  // it went in this very stretch: its row has not been deleted yet
  if (gone >= 0) rows.touchesGone.splice(gone, 1)
  else {
    const { kind, channel = null, source = null, campaign = null, asset, page } = touch
    rows.touches.push({
      seq,
      pass: Math.max(pass, 1),
      at,
      kind,
      channel,
      source,
      campaign,
      asset: asset ?? page ?? null,
    })
  }
}

function goes(rows: Rows, seq: number): void {
  const fresh = rows.touches.findIndex((one) => one.seq === seq)
  if (fresh >= 0) rows.touches.splice(fresh, 1)
  else rows.touchesGone.push({ seq })
}
