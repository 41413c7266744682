import { claimHooks, closeHook, readHooks } from '#journey/nurture/hooks.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { loadLead } from '#work/lead.store.ts'
import { settled } from '#journey/lifecycle/actions.rules.ts'
import type { DueHook, Hook } from '#journey/nurture/hooks.store.ts'
import type { Services } from '#work/services.ts'

/** Posts it once; handed over, as rooms know nothing of the outside. */
export type PostWebhook = (delivery: {
  url: string
  secret: string
  privateAllowed: boolean
  id: string
  body: string
  now: number
}) => Promise<{ outcome: 'taken' | 'later' | 'never'; detail: string }>

const LEASE_MS = 60_000
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 6 * 3_600_000
/** About two days of tries. */
const MOST_ATTEMPTS = 16

/** Tells other systems what webhook steps owe them: at least once, under a key that stays. Returns whether there may be more. */
export async function deliverHooks(services: Services, post: PostWebhook): Promise<boolean> {
  const due = await claimHooks(services.db, services.now(), LEASE_MS)
  if (due.length === 0) return false
  const hooks = new Map((await readHooks(services.db, services.now())).map((hook) => [hook.id, hook]))
  // at once: one system that hangs must not keep the others waiting
  await Promise.all(due.map((one) => deliver(services, post, one, hooks.get(one.recipient))))
  return true
}

async function deliver(
  services: Services,
  post: PostWebhook,
  due: DueHook,
  hook: Hook | undefined,
): Promise<void> {
  if (!hook) return settle(services, due, 'failed', 'there is no such system any more')
  const body = await bodyOf(services, due)
  if (body === null) return settle(services, due, 'failed', 'the person was erased')
  const { url, secret, privateAllowed } = hook
  const id = `${due.lead_id}.${due.seq}`
  const { outcome, detail } = await post({ url, secret, privateAllowed, id, body, now: services.now() })
  if (outcome === 'taken') return settle(services, due, 'sent', '')
  if (outcome === 'never' || due.attempts >= MOST_ATTEMPTS) return settle(services, due, 'failed', detail)
  const at = services.now()
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (due.attempts - 1), LONGEST_WAIT_MS)
  await closeHook(services.db, due, { outcome: null, detail, at, dueAt: at + wait })
}

/** What the other system is told: the step, and the lead as it stands now. Null: nobody to tell of any more. */
async function bodyOf(services: Services, { lead_id, seq, payload }: DueHook): Promise<string | null> {
  const found = await loadLead(services.db, lead_id)
  if (!found || found.card.state.erased) return null
  const { card, row } = found
  const { programme, version, step, at } = payload
  return JSON.stringify({
    event: 'programme.step',
    id: `${lead_id}.${seq}`,
    at: iso(at),
    programme,
    version,
    step,
    lead: {
      id: lead_id,
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
