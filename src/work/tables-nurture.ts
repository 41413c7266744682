import type { Column } from '#work/columns.ts'
import type { EnrolmentChange, EnrolmentRow, MessageRow, StepRow } from '#work/projection-nurture.rules.ts'

type Of<Row> = Row & { lead: string }

const lead: Column<{ lead: string }> = { name: 'lead_id', type: 'uuid', of: (row) => row.lead }

export const enrolments: Column<Of<EnrolmentRow>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'programme', type: 'text', of: (row) => row.programme },
  { name: 'version', type: 'int4', of: (row) => row.version },
  { name: 'n', type: 'int4', of: (row) => row.n },
  { name: 'arm', type: 'text', of: (row) => row.arm },
  { name: 'stage', type: 'text', of: (row) => row.stage },
  { name: 'fit', type: 'int4', of: (row) => row.fit },
  { name: 'level', type: 'text', of: (row) => row.level },
  { name: 'country', type: 'text', of: (row) => row.country },
  { name: 'entered_at', type: 'moment', of: (row) => row.enteredAt },
  { name: 'step', type: 'text', of: (row) => row.step },
  { name: 'left_at', type: 'moment', of: (row) => row.leftAt },
  { name: 'because', type: 'text', of: (row) => row.because },
]

export const enrolmentsRunning: Column<Of<EnrolmentChange>>[] = [
  lead,
  { name: 'programme', type: 'text', of: (row) => row.programme },
  { name: 'step', type: 'text', of: (row) => row.step },
  { name: 'left_at', type: 'moment', of: (row) => row.leftAt },
  { name: 'because', type: 'text', of: (row) => row.because },
]

export const stepsTaken: Column<Of<StepRow>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'programme', type: 'text', of: (row) => row.programme },
  { name: 'version', type: 'int4', of: (row) => row.version },
  { name: 'step', type: 'text', of: (row) => row.step },
  { name: 'way', type: 'text', of: (row) => row.way },
  { name: 'at', type: 'moment', of: (row) => row.at },
]

export const messages: Column<Of<MessageRow>>[] = [
  lead,
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'programme', type: 'text', of: (row) => row.programme },
  { name: 'version', type: 'int4', of: (row) => row.version },
  { name: 'step', type: 'text', of: (row) => row.step },
  { name: 'template', type: 'text', of: (row) => row.template },
  { name: 'due_at', type: 'moment', of: (row) => row.dueAt },
]
