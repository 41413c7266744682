import { BRIEF_WORDS, type BriefWords } from '#journey/handoff/brief.words.rules.ts'
import { isLanguage } from '#platform/language.contract.ts'
import { writeBrief } from '#journey/handoff/brief.ts'
import { loadLead } from '#work/lead.store.ts'
import { settled } from '#journey/lifecycle/actions.rules.ts'
import type { Brief } from '#journey/handoff/brief.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { Services } from '#work/services.ts'

interface Due {
  lead_id: string
  seq: number
  kind: string
  recipient: string
  payload: { n: number; due: number }
  attempts: number
}

type Send = (mail: { id: string; to: string; subject: string; text: string }) => Promise<void>

/** A mail that is not settled by then is tried again by whoever comes next: its sender has died. */
const LEASE_MS = 120_000
const MOST_ATTEMPTS = 8

/**
 * Delivers what the outbox owes, at least once, with a message id that stays the same. What came of it returns as a
 * fact. Returns whether there may be more.
 */
export async function deliverNotifications(services: Services, send: Send): Promise<boolean> {
  const due = await claim(services)
  // one mail that cannot be made must not keep the others
  for (const one of due) await deliver(services, send, one).catch((error) => failed(services, one, error))
  return due.length > 0
}

async function claim(services: Services): Promise<Due[]> {
  const { rows } = await services.db.query<Due>(
    `update outbox o set attempts = o.attempts + 1, due_at = to_timestamp(($1 + ${LEASE_MS}) / 1000.0)
       from (select lead_id, seq, kind from outbox where workspace_no = 1 and settled_at is null
              and kind = 'handoff_offered' and due_at <= to_timestamp($1 / 1000.0) order by due_at limit 20 for update skip locked) as c
      where o.workspace_no = 1 and o.lead_id = c.lead_id and o.seq = c.seq and o.kind = c.kind
      returning o.lead_id, o.seq, o.kind, o.recipient, o.payload, o.attempts`,
    [services.now()],
  )
  return rows
}

async function deliver(services: Services, send: Send, due: Due): Promise<void> {
  const person = services.people.get(due.recipient)
  if (!person?.email) return settle(services, due, 'failed', 'no e-mail address')
  if (!(await wantsOffersAtOnce(services, due.recipient)))
    return settle(services, due, 'failed', 'not wanted by mail at once')
  const found = await loadLead(services.db, due.lead_id)
  if (!found) return settle(services, due, 'failed', 'the lead is gone')
  const { card, row } = found
  if (!stands(card.state, due)) return settle(services, due, 'failed', 'the offer is over')
  const language = isLanguage(person.language) ? person.language : 'en'
  const { mail } = BRIEF_WORDS[language]
  const brief = await writeBrief(services, card, services.now(), language)
  const name = `${row.name ?? row.company ?? mail.unnamed}${row.name && row.company ? `, ${row.company}` : ''}`
  const link = `${services.config.publicUrl}/leads/${due.lead_id}`
  await send({
    id: `${due.lead_id}.${due.seq}@baton`,
    to: person.email,
    subject: mail.subject(name),
    text: textOf(brief, due.payload.due, link, mail),
  })
  return settle(services, due, 'sent', '')
}

/** Whoever wants offers in the morning's mail, or not by mail, finds them in the product (src/notices). */
async function wantsOffersAtOnce(services: Services, person: string): Promise<boolean> {
  const { rows } = await services.db.query<{ mail: string | null }>(
    `select preferences->'groups'->'offers'->>'mail' as mail from notice_preferences
      where workspace_no = 1 and person_id = $1`,
    [person],
  )
  return (rows[0]?.mail ?? 'now') === 'now'
}

/** Mails may wait for weeks until there is a mail server: by then the lead is somebody else's, and so is its brief. */
function stands({ handoff, offers }: LeadState, { recipient, payload }: Due): boolean {
  return handoff.status === 'offered' && handoff.to === recipient && offers === payload.n
}

function textOf(brief: Brief, due: number, link: string, mail: BriefWords['mail']): string {
  const part = (title: string, claims: { text: string }[]) =>
    claims.length === 0 ? '' : `${title}\n${claims.map(({ text }) => `  - ${text}`).join('\n')}\n\n`
  return (
    `${mail.answer(`${new Date(due).toISOString().slice(0, 16).replace('T', ' ')} UTC`)}\n\n` +
    part(mail.why, brief.why) +
    part(mail.whyNow, brief.whyNow) +
    part(mail.howToOpen, brief.howToOpen) +
    `${link}\n`
  )
}

/** The fact first, then the row: after a crash between them the mail may go twice, but is never forgotten. */
async function settle(
  services: Services,
  due: Due,
  outcome: 'sent' | 'failed',
  detail: string,
): Promise<void> {
  await services.gatherer.do({
    target: { leadId: due.lead_id },
    decide: settled({ what: due.kind, to: due.recipient, outcome, detail: detail.slice(0, 500) }),
  })
  await close(services, due, outcome, detail)
}

async function failed(services: Services, due: Due, error: unknown): Promise<void> {
  const { message } = error as Error
  services.log.warn('a notification failed', { lead: due.lead_id, seq: due.seq, error: message })
  if (due.attempts < MOST_ATTEMPTS) return postpone(services, due, message)
  // a lead that cannot be judged takes no fact; its row must be settled all the same
  return settle(services, due, 'failed', message).catch(() => close(services, due, 'failed', message))
}

async function close(services: Services, due: Due, outcome: string, detail: string): Promise<void> {
  await services.db.query(
    `update outbox set settled_at = to_timestamp($4 / 1000.0), outcome = $5, detail = $6
      where workspace_no = 1 and lead_id = $1 and seq = $2 and kind = $3`,
    [due.lead_id, due.seq, due.kind, services.now(), outcome, detail.slice(0, 500)],
  )
}

async function postpone(services: Services, due: Due, detail: string): Promise<void> {
  const wait = Math.min(2 ** due.attempts * 15_000, 3_600_000)
  await services.db.query(
    `update outbox set due_at = to_timestamp($4 / 1000.0), detail = $5
      where workspace_no = 1 and lead_id = $1 and seq = $2 and kind = $3`,
    [due.lead_id, due.seq, due.kind, services.now() + wait, detail.slice(0, 500)],
  )
}
