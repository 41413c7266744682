import { v7 as uuid } from 'uuid'
import { claimHooks, closeHook, systemsDue } from '#journey/nurture/hooks.queue.store.ts'
import { hooksById } from '#journey/nurture/hooks.store.ts'
import { insertCall, pruneCalls } from '#journey/nurture/hooks.calls.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { loadLead } from '#work/lead.store.ts'
import { NO_PERSON, NO_SYSTEM, secretsAt, waitAfter } from '#journey/nurture/hooks.rules.ts'
import { settled } from '#journey/lifecycle/actions.rules.ts'
import type { Delivered, PostWebhook } from '#journey/nurture/hooks.rules.ts'
import type { DueHook } from '#journey/nurture/hooks.queue.store.ts'
import type { Hook } from '#journey/nurture/hooks.store.ts'
import type { Services } from '#work/services.ts'

const LEASE_MS = 60_000

/** As long as the slowest answer: so long others go on beside a system that hangs, then what became due meanwhile gets its turn. */
const ROUND_MS = 10_000

/** Tells other systems what webhook steps owe them: at least once, under a key that stays. Returns whether there may be more. */
export async function deliverHooks(services: Services, post: PostWebhook): Promise<boolean> {
  const due = await systemsDue(services.db, services.now())
  if (due.length === 0) return false
  const hooks = await hooksById(services.db)
  const until = performance.now() + ROUND_MS
  // each at its own pace: one system that hangs must not keep the others waiting
  await Promise.all(due.map((id) => deliverTo(services, post, id, hooks.get(id), until)))
  services.changes.topic('hooks')
  return true
}

async function deliverTo(
  services: Services,
  post: PostWebhook,
  id: string,
  hook: Hook | undefined,
  until: number,
): Promise<void> {
  do {
    const due = await claimHooks(services.db, id, services.now(), LEASE_MS)
    if (due.length === 0) return
    await Promise.all(due.map((one) => deliver(services, post, one, hook)))
  } while (performance.now() < until)
}

async function deliver(
  services: Services,
  post: PostWebhook,
  due: DueHook,
  hook: Hook | undefined,
): Promise<void> {
  if (!hook) return settle(services, due, 'failed', NO_SYSTEM)
  const body = await bodyOf(services, due)
  if (body === null) return settle(services, due, 'failed', NO_PERSON)
  const came = await call(services, post, due, hook, body)
  if (came.outcome === 'taken') return settle(services, due, 'sent', '')
  const detail = came.status === null ? `${came.reason}: ${came.detail}` : `answered ${came.status}`
  const wait = waitAfter(came, due.attempts)
  if (wait === null) return settle(services, due, 'failed', detail)
  const at = services.now()
  await closeHook(services.db, due, { outcome: null, detail, at, dueAt: at + wait })
}

async function call(
  services: Services,
  post: PostWebhook,
  due: DueHook,
  hook: Hook,
  body: string,
): Promise<Delivered> {
  const now = services.now()
  const { url, privateAllowed } = hook
  const came = await post({ url, secrets: secretsAt(hook, now), privateAllowed, id: keyOf(due), body, now })
  const { attempts: attempt } = due
  const of = { hook: hook.id, at: services.now(), of: due, attempt, askedBy: null }
  await insertCall(services.db, { ...came, ...of, id: uuid() })
  return came
}

const keyOf = ({ lead_id, seq }: DueHook) => `${lead_id}.${seq}`

/** What the other system is told: the step, and the lead as it stands now. Null: nobody to tell of any more. */
async function bodyOf(services: Services, due: DueHook): Promise<string | null> {
  const found = await loadLead(services.db, due.lead_id)
  if (!found || found.card.state.erased) return null
  const { card, row } = found
  const { programme, version, step, at } = due.payload
  return JSON.stringify({
    event: 'programme.step',
    id: keyOf(due),
    at: iso(at),
    programme,
    version,
    step,
    lead: {
      id: due.lead_id,
      email: row.email,
      firstName: card.person.firstName ?? null,
      lastName: card.person.lastName ?? null,
      company: row.company,
      stage: card.state.stage,
      score: card.state.score.total,
    },
  })
}

/** The fact first, then the row: after a crash between them it may be told twice, under the same key, and is never forgotten. */
async function settle(
  services: Services,
  due: DueHook,
  outcome: 'sent' | 'failed',
  detail: string,
): Promise<void> {
  const what = { what: 'webhook', to: due.recipient, outcome, detail: detail.slice(0, 500) }
  await services.gatherer.do({ target: { leadId: due.lead_id }, decide: settled(what) })
  const at = services.now()
  await closeHook(services.db, due, { outcome, detail, at, dueAt: at })
}

/** Lets go of calls that are old, or too many. */
export async function forgetCalls({ db, now }: Services): Promise<void> {
  await pruneCalls(db, now())
}
