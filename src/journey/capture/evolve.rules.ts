import * as merging from '#journey/merging/evolve.rules.ts'
import { put } from '#journey/records.rules.ts'
import type { Body } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'

/** What a submission or a correction does to the state; called by evolve.ts alone. */
export function details(state: LeadState, body: Body<'LeadCaptured'>): void {
  const stays = merging.staying(state, body)
  for (const [field, value] of Object.entries(body.attributes)) {
    if (stays.has(field)) continue
    if (value === null) delete state.attributes[field]
    else state.attributes[field] = value
  }
  const { known, consent } = state
  known.email ||= body.known.email
  known.phone ||= body.known.phone
  known.name ||= body.known.name
  known.company ||= body.known.company
  const agrees = (channel: 'email' | 'phone'): boolean =>
    body.consent[channel] === false ||
    (body.consent[channel] === true && merging.mayAgree(state, body, channel))
  if (body.consent.email !== undefined && agrees('email')) {
    consent.email = body.consent.email
    if (state.onlyPurposes) delete state.onlyPurposes
  }
  if (body.consent.phone !== undefined && agrees('phone')) consent.phone = body.consent.phone
  if (body.said !== undefined) marked(state, body, body.said, stays)
}

/** A value that was taken back is nobody's word: whoever knows it may fill it in again. */
function marked(
  state: LeadState,
  { attributes }: Body<'LeadCaptured'>,
  { by, fields }: NonNullable<Body<'LeadCaptured'>['said']>,
  stays: ReadonlySet<string>,
): void {
  const ranks = (state.ranks ??= {})
  for (const field of fields) {
    if (stays.has(field)) continue
    if (by === 'system' || attributes[field] === null) delete ranks[field]
    else put(ranks, field, by)
  }
}
