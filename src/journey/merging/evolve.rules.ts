import { count, put } from '#journey/records.rules.ts'
import { cameBy } from '#journey/merging/effective.rules.ts'
import { own } from '#journey/state.ts'
import type { Body } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'

/** What merging does to the state; called by evolve.ts alone. */

/** Stage, owner, hand-off, clocks and programmes stay the survivor's own: only what it knows and was told grows. */
export function merged(state: LeadState, body: Body<'LeadMerged'>): void {
  const { known, consent } = state
  for (const [id, value] of Object.entries(body.attributes)) put(state.attributes, id, value)
  for (const [field, rank] of Object.entries(body.ranks ?? {})) {
    if (rank !== 'system') put((state.ranks ??= {}), field, rank)
    else if (state.ranks) delete state.ranks[field]
  }
  for (const one of ['email', 'phone', 'name', 'company'] as const) known[one] ||= body.known[one]
  if (body.consent.email !== undefined) consent.email = body.consent.email
  if (body.consent.phone !== undefined) consent.phone = body.consent.phone
  if (Object.keys(body.purposes).length > 0) state.purposes = { ...state.purposes, ...body.purposes }
  if (body.onlyPurposes) state.onlyPurposes = true
  if (body.unreachable) state.unreachable = body.unreachable
  if (body.awayUntil !== null && body.awayUntil > (state.awayUntil ?? 0)) state.awayUntil = body.awayUntil
  for (const { at, touch } of body.touches) {
    count(state.touched, touch.kind)
    if (state.lastTouchAt === null || at > state.lastTouchAt) state.lastTouchAt = at
    if (at > state.lastActivityAt) state.lastActivityAt = at
  }
  for (const one of body.activities) if (!state.activities.includes(one)) state.activities.push(one)
  const { contactedAt } = body
  if (contactedAt !== null && (state.contactedAt === null || contactedAt < state.contactedAt))
    state.contactedAt = contactedAt
  for (const { told } of body.opportunities) {
    const { id, status, amount, currency } = told
    if (!own(state.opportunities, id))
      put(state.opportunities, id, { pass: Math.max(state.pass, 1), status, amount, currency })
  }
  for (const [id, one] of Object.entries(body.meetings))
    if (!own(state.meetings ?? {}, id))
      state.meetings = { ...state.meetings, [id]: { ...one, pass: state.pass } }
  const { email, phone } = body.known
  state.merged = { ...state.merged, [body.lead]: { email, phone } }
}

/**
 * Whether a yes on a channel counts here: one that came in by another lead's key is good for that lead's address only,
 * and that is written to only if the survivor had none.
 */
export function mayAgree(state: LeadState, body: unknown, channel: 'email' | 'phone'): boolean {
  const origin = cameBy(body)
  return origin === null || own(state.merged ?? {}, origin)?.[channel] === true
}

/** What came in by another lead's key leaves address and number as they are, with what follows from them. */
export function staying(
  { known }: { known: { email: boolean; phone: boolean } },
  body: unknown,
): ReadonlySet<string> {
  if (cameBy(body) === null) return NOTHING
  return new Set([...(known.email ? ['email', 'emailKind'] : []), ...(known.phone ? ['phone'] : [])])
}

const NOTHING: ReadonlySet<string> = new Set()

/** As it was: nothing of what came in between stays, the clock neither. */
export function unmerged(state: LeadState, { restored }: Body<'LeadUnmerged'>): void {
  for (const key of Object.keys(state)) delete (state as unknown as Record<string, unknown>)[key]
  Object.assign(state, structuredClone(restored))
}
