import type { ClockChange, ClockRow } from '#work/projection-clocks.rules.ts'
import type { Column } from '#work/columns.ts'

type Of<Row> = Row & { lead: string }

const lead: Column<{ lead: string }> = { name: 'lead_id', type: 'uuid', of: (row) => row.lead }

export const clocks: Column<Of<ClockRow>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'clock', type: 'text', of: (row) => row.clock },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'stage', type: 'text', of: (row) => row.stage },
  { name: 'team', type: 'text', of: (row) => row.team },
  { name: 'person', type: 'text', of: (row) => row.person },
  { name: 'started_at', type: 'moment', of: (row) => row.startedAt },
  { name: 'due_at', type: 'moment', of: (row) => row.dueAt },
  { name: 'stopped_at', type: 'moment', of: (row) => row.stoppedAt },
  { name: 'outcome', type: 'text', of: (row) => row.outcome },
  { name: 'breached_at', type: 'moment', of: (row) => row.breachedAt },
  { name: 'took_ms', type: 'int8', of: (row) => row.tookMs },
]

export const clocksRunning: Column<Of<ClockChange>>[] = [
  lead,
  { name: 'clock', type: 'text', of: (row) => row.clock },
  { name: 'person', type: 'text', of: (row) => row.person },
  { name: 'started_at', type: 'moment', of: (row) => row.startedAt },
  { name: 'due_at', type: 'moment', of: (row) => row.dueAt },
  { name: 'stopped_at', type: 'moment', of: (row) => row.stoppedAt },
  { name: 'outcome', type: 'text', of: (row) => row.outcome },
  { name: 'breached_at', type: 'moment', of: (row) => row.breachedAt },
  { name: 'took_ms', type: 'int8', of: (row) => row.tookMs },
]
