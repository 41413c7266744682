import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { MessagesQuery } from './templates.contract.ts'
import type { Queryable } from '#platform/database.ts'

export interface MessageListed {
  lead_id: string
  seq: number
  programme: string
  step: string
  template: string
  template_name: string | null
  template_version: number | null
  due_at: number
  state: string
  attempts: number
  sent_at: number | null
  detail: string | null
  name: string | null
  company: string | null
}

const STATES: Record<NonNullable<MessagesQuery['state']>, string> = {
  due: `m.state = 'due'`,
  flying: `m.state in ('claimed', 'flying')`,
  sent: `m.state = 'sent'`,
  skipped: `m.state = 'skipped'`,
  refused: `m.state = 'refused'`,
  unclear: `m.state = 'unclear'`,
}

/** Mails of programmes, latest due first. Null when the cursor is not one of ours. */
export async function listMessages(
  db: Queryable,
  { state, template, programme, lead, limit, cursor }: MessagesQuery,
): Promise<{ items: MessageListed[]; next: string | null } | null> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (before === null) return null
  const params: unknown[] = [limit + 1]
  const value = (one: unknown) => `$${params.push(one)}`
  const where = ['m.workspace_no = 1']
  // a state by its own name and no parameter: only so do the partial indexes serve
  if (state !== undefined) where.push(STATES[state])
  if (template !== undefined) where.push(`m.template = ${value(template)}`)
  if (programme !== undefined) where.push(`m.programme = ${value(programme)}`)
  if (lead !== undefined) where.push(`m.lead_id = ${value(lead)}::uuid`)
  if (before !== undefined)
    where.push(
      `(m.due_at, m.lead_id, m.seq) < (to_timestamp(${value(before[0])}::float8 / 1000.0), ${value(before[1])}::uuid, ${value(before[2])}::int4)`,
    )
  const { rows } = await db.query<MessageListed>(
    `select m.*, l.name, l.company,
        (select t.name from templates t where t.workspace_no = 1 and t.template = m.template order by version desc limit 1) as template_name
       from (select lead_id, seq, programme, step, template, template_version, due_at, state, attempts, sent_at, detail
               from messages m where ${where.join(' and ')} order by due_at desc, lead_id desc, seq desc limit $1) as m
       left join leads l on l.workspace_no = 1 and l.lead_id = m.lead_id
      order by m.due_at desc, m.lead_id desc, m.seq desc`,
    params,
    { timeoutMs: 10_000 },
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? encodeCursor([last.due_at, last.lead_id, last.seq]) : null
  return { items, next }
}
