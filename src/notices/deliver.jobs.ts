import { addNotices, readMembers, readPreferences } from '#notices/store.ts'
import { groupOf, recipientsOf } from '#notices/rules.ts'
import { noticeId } from '#notices/ids.ts'
import type { NewNotice } from '#notices/store.ts'
import type { Services } from '#work/services.ts'

interface Told {
  lead_id: string
  seq: number
  kind: string
  recipient: string
  payload: { what?: unknown; by?: unknown }
  due_at: number
}

const ROUND = 300
/** What was told longer ago (a server that stood still, a restored backup) is there to be read and alarms nobody. */
const NEWS_MS = 7 * 24 * 3600_000

/**
 * Makes notices for people of the outbox's rows for them. Claim, notices and settlement are one transaction, and a notice's
 * id is made of its cause: it is told at least once and never twice, however many servers there are and whenever they
 * end. Returns whether there may be more.
 */
export async function deliverNotices(services: Services): Promise<boolean> {
  const { db, changes } = services
  const now = services.now()
  const { told, news } = await db.transaction(async (transaction) => {
    const { rows } = await transaction.query<Told>(
      `select lead_id, seq, kind, recipient, payload, due_at from outbox
        where workspace_no = 1 and settled_at is null and kind like 'Notice%' and due_at <= to_timestamp($1 / 1000.0)
        order by due_at limit ${ROUND} for update skip locked`,
      [now],
    )
    if (rows.length === 0) return { told: 0, news: [] as string[] }
    const members = await readMembers(transaction)
    const addressed = rows.map((row) => ({ row, people: recipientsOf(row.recipient, members) }))
    const everybody = [...new Set(addressed.flatMap(({ people }) => people))]
    const preferencesOf = await readPreferences(transaction, everybody)
    const notices: NewNotice[] = []
    for (const { row, people } of addressed)
      for (const person of people) {
        const what = typeof row.payload.what === 'string' ? row.payload.what : 'other'
        // whoever did it knows
        if (personIn(row.payload.by) === person && !ABOUT_ONESELF.has(what)) continue
        const { product, mail } = preferencesOf(person).groups[groupOf(what)]
        const old = row.due_at < now - NEWS_MS
        notices.push({
          person,
          id: noticeId(`${row.lead_id} ${row.seq} ${row.kind} ${person}`),
          at: row.due_at,
          what,
          lead: row.lead_id,
          data: JSON.stringify(row.payload),
          readAt: old ? now : null,
          // the mail with the brief is the hand-off's own
          mail: old || (what === 'offered' && mail === 'now') ? 'none' : mail,
          inProduct: product,
        })
      }
    const news = await addNotices(transaction, notices)
    await transaction.query(
      `update outbox o set settled_at = to_timestamp($1 / 1000.0), outcome = 'sent', attempts = o.attempts + 1
         from unnest($2::uuid[], $3::int4[], $4::text[]) as d(lead_id, seq, kind)
        where o.workspace_no = 1 and o.lead_id = d.lead_id and o.seq = d.seq and o.kind = d.kind`,
      [now, rows.map((row) => row.lead_id), rows.map((row) => row.seq), rows.map((row) => row.kind)],
    )
    return { told: rows.length, news }
  })
  if (news.length > 0) changes.people(news)
  return told === ROUND
}

/** What somebody left undone is told to them although it is about them. */
const ABOUT_ONESELF: ReadonlySet<string> = new Set([
  'remind',
  'breach',
  'taken_back',
  'manager',
  'waiting',
  'verdict_late',
])

/** Authors of entries are written `person:ID`. */
export function personIn(by: unknown): string | null {
  return typeof by === 'string' && by !== '' ? by.replace(/^person:/, '') : null
}
