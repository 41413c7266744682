import { authorOf } from '#work/author.rules.ts'
import { choicesOf, reclassifyIncoming } from '#journey/mailing/inbound.actions.ts'
import { FOLLOWED, inWords, REASONS } from '#journey/mailing/inbound.reasons.rules.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { listIncoming, readIncoming } from '#journey/mailing/inbound.list.store.ts'
import { takeApart } from '#journey/mailing/inbound.parse.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type {
  IncomingDetail,
  IncomingQuery,
  IncomingReclassify,
  IncomingView,
} from '#journey/mailing/inbound.contract.ts'
import type { IncomingRow } from '#journey/mailing/inbound.list.store.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const NO_MAIL: Refusal = { refused: 'not_found', detail: 'There is no such mail.' }

/** GET /api/mail/incoming */
export async function incomingMails(services: Services, request: Request): Promise<Answer> {
  const found = await listIncoming(services.db, request.query as IncomingQuery)
  if (!found) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  return {
    status: 200,
    body: { items: found.items.map((row) => viewOf(row, request.language)), next: found.next },
  }
}

function viewOf(row: IncomingRow, language: Request['language']): IncomingView {
  const { lead_id: lead, from_address: from } = row
  return {
    id: row.id,
    takenAt: iso(row.taken_at),
    sentAt: row.sent_at === null ? null : iso(row.sent_at),
    state: row.state,
    kind: row.kind,
    because: row.reason === null ? null : inWords(REASONS, row.reason, language),
    from: from === null ? null : { address: from, name: row.from_name },
    subject: row.subject ?? '',
    mailbox: row.mailbox,
    how: row.how,
    size: row.size,
    lead: lead === null ? null : { id: lead, name: row.lead_name, company: row.company },
    returned: row.returned,
    code: row.code,
    back: row.back_at === null ? null : iso(row.back_at),
    followed: row.followed.map((one) => inWords(FOLLOWED, one, language)),
    byHand: row.trace.length > 0,
  }
}

const SHOWN = 1_000_000

/** GET /api/mail/incoming/{id} */
export async function incomingMail(services: Services, { params, language }: Request): Promise<Answer> {
  const row = await find(services, params.id!)
  if (!row) return refused(NO_MAIL)
  const { raw, message, programme, step } = row
  const headers = raw === null ? {} : await headersOf(raw)
  const body: IncomingDetail = {
    ...viewOf(row, language),
    message: message === null || programme === null ? null : { seq: message, programme, step: step ?? '' },
    recipient: row.recipient,
    problem: row.problem,
    text: row.body_text,
    headers: Object.entries(headers).flatMap(([name, values]) => values.map((value) => ({ name, value }))),
    source: raw === null ? null : raw.subarray(0, SHOWN).toString('utf8').replaceAll('\u0000', '\uFFFD'),
    trace: row.trace.map(({ at, by, ...said }) => {
      const id = by.replace(/^person:/, '')
      return { ...said, at: iso(at), by: { id, name: services.owner(id) } }
    }),
    choices: choicesOf(row),
  }
  return { status: 200, body }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function find({ db }: Services, id: string) {
  return UUID.test(id) ? readIncoming(db, id) : null
}

/** Of one that cannot be taken apart there are none. */
async function headersOf(raw: Buffer): Promise<Record<string, string[]>> {
  try {
    return (await takeApart(raw)).headers
  } catch {
    return {}
  }
}

/** POST /api/mail/incoming/{id}/reclassify: somebody says what it was. */
export function reclassifyMail(services: Services, request: Request): Promise<Answer> {
  const { params, body, who } = request
  return once(services, request, `/api/mail/incoming/${params.id}/reclassify`, async () => {
    const row = await find(services, params.id!)
    if (!row) return refused(NO_MAIL)
    const refusal = await reclassifyIncoming(services, row, body as IncomingReclassify, authorOf(who))
    return refusal ? refused(refusal) : incomingMail(services, request)
  })
}
