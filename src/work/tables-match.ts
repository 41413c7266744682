import type { Column } from '#work/columns.ts'
import type { MatchDue } from '#work/match-due.rules.ts'

export const matchDue: Column<MatchDue & { lead: string }>[] = [
  { name: 'lead_id', type: 'uuid', of: (row) => row.lead },
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'bulk', type: 'boolean', of: (row) => row.bulk },
  { name: 'parted', type: 'uuid', of: (row) => row.parted },
]
