import type { Column } from '#work/columns.ts'
import type { ConsentRow, OutcomeRow, WatchChange, WatchRow } from '#work/projection-consent.rules.ts'

type Of<Row> = Row & { lead: string }

const lead: Column<{ lead: string }> = { name: 'lead_id', type: 'uuid', of: (row) => row.lead }

export const consents: Column<Of<ConsentRow>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'purpose', type: 'text', of: (row) => row.purpose },
  { name: 'channel', type: 'text', of: (row) => row.channel },
  { name: 'given', type: 'boolean', of: (row) => row.given },
  { name: 'text_version', type: 'int4', of: (row) => row.textVersion },
  { name: 'how', type: 'text', of: (row) => row.how },
  { name: 'at', type: 'moment', of: (row) => row.at },
]

export const watches: Column<Of<WatchRow>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'ask', type: 'text', of: (row) => row.ask },
  { name: 'wake_at', type: 'moment', of: (row) => row.wakeAt },
  { name: 'signals', type: 'json', of: (row) => row.signals },
  { name: 'set_at', type: 'moment', of: (row) => row.setAt },
  { name: 'set_by', type: 'text', of: (row) => row.setBy },
  { name: 'woke_at', type: 'moment', of: (row) => row.wokeAt },
  { name: 'woke_because', type: 'text', of: (row) => row.wokeBecause },
  { name: 'ended_at', type: 'moment', of: (row) => row.endedAt },
]

export const watchRunning: Column<Of<WatchChange>>[] = [
  lead,
  { name: 'woke_at', type: 'moment', of: (row) => row.wokeAt },
  { name: 'woke_because', type: 'text', of: (row) => row.wokeBecause },
  { name: 'ended_at', type: 'moment', of: (row) => row.endedAt },
  { name: 'ended_if_woken', type: 'moment', of: (row) => row.endedIfWoken },
]

/** How a change meets the row that is there. */
export const watchChanges = {
  woke_at: 'coalesce(n.woke_at, k.woke_at)',
  woke_because: 'coalesce(n.woke_because, k.woke_because)',
  ended_at: 'case when k.woke_at is null then n.ended_at else coalesce(n.ended_if_woken, n.ended_at) end',
}

export const outcomes: Column<Of<OutcomeRow>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'outcome', type: 'text', of: (row) => row.outcome },
  { name: 'vendor', type: 'text', of: (row) => row.vendor },
  { name: 'how', type: 'text', of: (row) => row.how },
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'by', type: 'text', of: (row) => row.by },
]
