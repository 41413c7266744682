import { counts } from '#work/merged.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { Telling } from '#journey/identity/provenance.rules.ts'

/** The entries of a lead that told details and still count, in their order, with what names the person. */
export async function readFields(db: Queryable, leadId: string): Promise<Telling[]> {
  const { rows } = await db.query<Row>(
    `select e.seq, e.kind, e.at, e.recorded_at, e.by, e.body, p.data as personal
       from entries e left join personal_parts p using (workspace_no, lead_id, seq)
      where e.workspace_no = 1 and e.lead_id = $1 and e.kind in ('LeadCaptured', 'LeadDetailsChanged', 'LeadMerged')
        and ${counts('e')}
      order by e.seq`,
    [leadId],
    { name: 'read_fields' },
  )
  return rows.map(({ recorded_at, personal, ...row }) => ({
    ...row,
    recordedAt: recorded_at,
    personal: personal ?? undefined,
  }))
}

interface Row {
  seq: number
  kind: string
  at: number
  recorded_at: number
  by: string
  body: unknown
  personal: Record<string, unknown> | null
}
