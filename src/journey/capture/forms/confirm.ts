import { companyId } from '#journey/capture/actions.ts'
import { countForms } from '#journey/capture/forms/counts.ts'
import { formKey } from '#journey/capture/forms/around.store.ts'
import { formWork } from '#journey/capture/forms/work.rules.ts'
import { hashOf, joined } from '#journey/capture/forms/drain.ts'
import { joinVisitors } from '#journey/capture/tracking/join.ts'
import { openId } from '#journey/capture/forms/ticket.rules.ts'
import { publishedForm } from '#journey/capture/forms/published.ts'
import { readHeld, settleHeld } from '#journey/capture/forms/confirm.store.ts'
import type { Held } from '#journey/capture/forms/confirm.store.ts'
import type { Published } from '#journey/capture/forms/published.ts'
import type { Services } from '#work/services.ts'

/** What a confirmation link is about; `form` null: the link was never ours, or its form is gone. */
export interface Asked {
  form: Published | null
  held: Held | null
}

/** Looks, and does nothing: programs that check links open them too. */
export async function heldBehind(services: Services, token: string): Promise<Asked> {
  const id = openId(await formKey(services.db), token)
  const held = id === null ? null : await readHeld(services.db, id)
  return { held, form: held && (await publishedForm(services.db, held.form)) }
}

/** The address is confirmed: what was handed in becomes a lead now. Twice does no more than once. */
export async function confirmHeld(
  services: Services,
  token: string,
): Promise<Asked & { confirmed: boolean }> {
  const asked = await heldBehind(services, token)
  const { held } = asked
  if (held?.state === 'confirmed') return { ...asked, confirmed: true }
  if (!held?.body || held.fadesAt <= services.now()) return { ...asked, confirmed: false }
  const { id, body } = held
  const at = services.now()
  const work = formWork(services.law.at(at), companyId, body, { at, how: 'double_opt_in' })
  const done = await services.gatherer.do({
    ...work,
    idempotency: {
      key: `form confirmed ${id}`,
      requestHash: hashOf(body),
      answer: ({ card }) => ({ status: 200, body: { lead: card?.leadId ?? null } }),
    },
  })
  const lead = done.card?.leadId ?? (done.replayed?.body as { lead: string | null } | undefined)?.lead ?? null
  if (await settleHeld(services.db, id, lead, at)) {
    await countForms(services.db, 'confirmed', [{ form: held.form, at }])
    if (lead !== null) await joinVisitors(services.db, joined({ ...body, leadId: lead, at }))
  }
  return { ...asked, confirmed: true }
}
