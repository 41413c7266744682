import { detailDe } from './send.details.rules.ts'
import { invalid } from '#work/respond.ts'
import { listMessages, type MessageListed } from './messages.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Language } from '#platform/language.contract.ts'
import type { MessagesQuery, MessageView } from './templates.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/messages */
export async function messages(services: Services, request: Request): Promise<Answer> {
  const found = await listMessages(services.db, request.query as MessagesQuery)
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const names = new Map(
    services.nurture.read?.published.map(({ programme, document }) => [programme.id, document.name]),
  )
  const items = found.items.map((row) =>
    viewOf(row, names.get(row.programme) ?? row.programme, request.language),
  )
  return { status: 200, body: { items, next: found.next } }
}

function viewOf(row: MessageListed, programme: string, language: Language): MessageView {
  return {
    lead: { id: row.lead_id, name: row.name, company: row.company },
    message: row.seq,
    programme: { id: row.programme, name: programme },
    step: row.step,
    template: { id: row.template, name: row.template_name ?? row.template },
    templateVersion: row.template_version,
    dueAt: new Date(row.due_at).toISOString(),
    state: row.state === 'claimed' ? 'flying' : (row.state as MessageView['state']),
    attempts: row.attempts,
    sentAt: row.sent_at === null ? null : new Date(row.sent_at).toISOString(),
    detail: row.detail !== null && language === 'de' ? detailDe(row.detail) : row.detail,
  }
}
