import { createHash } from 'node:crypto'
import { companyId } from '#journey/capture/actions.ts'
import { countForms } from '#journey/capture/forms/counts.ts'
import { formWork } from '#journey/capture/forms/work.rules.ts'
import { holdForms } from '#journey/capture/forms/confirm.store.ts'
import { formKey } from '#journey/capture/forms/around.store.ts'
import { joinVisitors } from '#journey/capture/tracking/join.ts'
import type { Drain } from '#journey/capture/tracking/drains.ts'
import type { Joined } from '#journey/capture/tracking/join.ts'
import type { TakenForm } from '#journey/capture/forms/work.rules.ts'
import type { Work } from '#work/card.ts'

/** Forms that were taken in become work on leads; those whose address has to be confirmed wait for it. */
export const formDrain: Drain = {
  kind: 'form',
  settleMs: 0,
  drain: async (services, hits) => {
    const taken = hits.map(({ at, body }) => ({ at, form: body as unknown as TakenForm }))
    const held = taken.filter(({ form }) => form.confirmWithin !== null)
    const direct = taken.filter(({ form }) => form.confirmWithin === null)
    const key = await formKey(services.db)
    const works = direct.map(({ at, form }): Work => {
      const work = formWork(services.law.at(services.now()), companyId, form, { at, how: 'form' })
      return { ...work, idempotency: onceOnly(form) }
    })
    return {
      works,
      also: async (transaction, dones) => {
        const news = direct.flatMap(({ at, form }, i) => {
          const { card, replayed } = dones[i]!
          return card && !replayed ? [{ at, ...form, leadId: card.leadId }] : []
        })
        const waiting = await holdForms(transaction, key, held)
        await countForms(transaction, 'submits', [...news, ...waiting])
        await joinVisitors(transaction, news.flatMap(joined))
      },
    }
  },
}

/** Who sent a form said whose browser it is. */
export function joined({
  visitor,
  leadId,
  at,
}: {
  visitor: string | null
  leadId: string
  at: number
}): Joined[] {
  return visitor === null ? [] : [{ visitor, leadId, at, how: 'form' }]
}

/** A page that was sent twice counts once; one that was sent again with other answers counts again. */
function onceOnly(form: TakenForm): NonNullable<Work['idempotency']> {
  const requestHash = hashOf(form)
  const key = `form ${form.nonce} ${requestHash.toString('hex').slice(0, 24)}`
  return { key, requestHash, answer: () => ({ status: 202, body: null }) }
}

export function hashOf(form: TakenForm): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([form.form, form.answers, form.consent]))
    .digest()
}
