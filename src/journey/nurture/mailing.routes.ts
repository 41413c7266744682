import { AHEAD_MS } from '#journey/nurture/turns.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { DEFAULT_MAILING } from '#journey/nurture/programme.rules.ts'
import { insertMailing } from '#journey/nurture/programmes.store.ts'
import { invalid } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { mayRun } from '#journey/nurture/permit.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Mailing } from '#journey/nurture/programme.rules.ts'
import type { MailingInput, MailingView } from '#journey/nurture/contract.ts'
import type { Services } from '#work/services.ts'

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000

/** GET /api/mailing: when mails of programmes may leave, and how many one person gets. */
export async function mailing(services: Services): Promise<Answer> {
  await services.refreshLaw()
  const latest = services.nurture.read?.mailings.at(-1)
  return { status: 200, body: viewOf(latest?.mailing ?? DEFAULT_MAILING, latest?.from ?? null) }
}

/** PATCH /api/mailing: from a few seconds on, so that every process knows of it by then. */
export async function changeMailing(services: Services, request: Request): Promise<Answer> {
  const not = mayRun(request)
  if (not) return not
  const { inDays, spreadMinutes, ...input } = request.body as MailingInput
  if (!isZone(input.zone)) return invalid([{ field: 'zone', message: 'is no time zone' }])
  const rules: Mailing = {
    ...input,
    days: [...input.days].sort(),
    inMs: inDays * DAY_MS,
    spreadMs: spreadMinutes * MINUTE_MS,
  }
  const from = services.now() + AHEAD_MS
  await insertMailing(services.db, { mailing: rules, from, by: authorOf(request.who) })
  await services.refreshLaw()
  return { status: 200, body: viewOf(rules, from) }
}

function viewOf({ inMs, spreadMs, ...rules }: Mailing, since: number | null): MailingView {
  return {
    ...rules,
    inDays: Math.round(inMs / DAY_MS),
    spreadMinutes: Math.round(spreadMs / MINUTE_MS),
    since: since === null ? null : iso(since),
  }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
