import { doBatch } from '#work/batch.ts'
import { withoutAddresses } from '#journey/mailing/send.details.rules.ts'
import type { Key } from '#journey/mailing/send.store.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { Work } from '#work/card.ts'

interface Untold extends Key {
  template: string
  template_version: number | null
  state: 'sent' | 'skipped' | 'refused' | 'unclear'
  detail: string | null
  sent_at: number
  hard: boolean
}

const ROUND = 256

/**
 * Tells the ledger what came of mails, many in one transaction with the mark that it knows. A mark that somebody else made
 * meanwhile undoes the batch: no outcome is told twice, and none is forgotten. Answers whether there may be more.
 */
export async function tellSettled(services: Services): Promise<boolean> {
  const { rows } = await services.db.query<Untold>(
    `select m.lead_id as lead, m.seq, m.template, m.template_version, m.state, m.detail, m.sent_at,
            exists (select from mail_returns r where r.workspace_no = 1 and r.lead_id = m.lead_id and r.seq = m.seq
                      and r.what = 'hard') as hard
       from messages m where m.workspace_no = 1 and not m.told and m.state in ('sent', 'skipped', 'refused', 'unclear')
      order by m.sent_at limit ${ROUND}`,
  )
  if (rows.length === 0) return false
  const works = rows.map(workOf)
  try {
    await doBatch(services, works, { also: (transaction) => mark(transaction, rows) })
  } catch (error) {
    if (!(error instanceof ToldElsewhere)) throw error
    // another server was faster: what it left is told with the next round
    return true
  }
  return rows.length === ROUND
}

class ToldElsewhere extends Error {}

async function mark(transaction: Queryable, rows: Untold[]): Promise<void> {
  const { rowCount } = await transaction.query(
    `update messages m set told = true from unnest($1::uuid[], $2::int4[], $3::text[]) as u(lead, seq, state)
      where m.workspace_no = 1 and m.lead_id = u.lead and m.seq = u.seq and m.state = u.state and not m.told`,
    [rows.map(({ lead }) => lead), rows.map(({ seq }) => seq), rows.map(({ state }) => state)],
  )
  if (rowCount !== rows.length) throw new ToldElsewhere()
}

const ENHANCED = /\b[45]\.\d{1,3}\.\d{1,3}\b/

function workOf(row: Untold): Work {
  const { lead, seq: message, template, state: outcome, sent_at: at } = row
  const detail = withoutAddresses(row.detail ?? '')
  const base = { at, by: 'mail', history: false }
  const facts: LeadFact[] = [
    {
      ...base,
      kind: 'MailSettled',
      body: { message, template, templateVersion: row.template_version ?? 0, outcome, detail },
    },
  ]
  if (outcome === 'refused' && row.hard) {
    const code = ENHANCED.exec(detail)?.[0] ?? null
    facts.push({ ...base, kind: 'MailReturned', body: { message, what: 'hard', code, until: null } })
  }
  return { target: { leadId: lead }, decide: () => ({ facts }) }
}
