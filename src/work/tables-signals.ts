import type { Column } from '#work/columns.ts'
import type { SignalRow } from '#work/projection-signals.rules.ts'

type Of<Row> = Row & { lead: string }

const key: Column<Of<{ seq: number }>>[] = [
  { name: 'lead_id', type: 'uuid', of: (row) => row.lead },
  { name: 'seq', type: 'int4', of: (row) => row.seq },
]

export const touchesGone = key

export const signals: Column<Of<SignalRow>>[] = [
  ...key,
  { name: 'at', type: 'moment', of: (row) => row.at },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'human', type: 'numeric', of: (row) => String(row.human) },
  { name: 'why', type: 'text', of: (row) => row.why },
  { name: 'agent', type: 'text', of: (row) => row.agent },
  { name: 'message', type: 'int4', of: (row) => row.message },
  { name: 'reclassified_at', type: 'moment', of: (row) => row.reclassifiedAt },
]
