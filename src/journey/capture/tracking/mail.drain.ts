import { around, mailsOf } from '#journey/capture/tracking/around.store.ts'
import { COUNTS } from '#journey/capture/facts.ts'
import { joinVisitors } from '#journey/capture/tracking/join.ts'
import { judge } from '#journey/capture/tracking/human.rules.ts'
import { mailTouch } from '#journey/capture/tracking/mail-hit.rules.ts'
import type { Judgement } from '#journey/capture/tracking/human.rules.ts'
import type { Drain, Drained, WaitingHit } from '#journey/capture/tracking/drains.ts'
import type { Services } from '#work/services.ts'
import type { MailHit } from '#journey/capture/tracking/mail-hit.rules.ts'
import type { Work } from '#work/card.ts'

/** Scanners come in swarms, and the page that a link leads to needs a moment to load: judged when both can be seen. */
export const clickDrain: Drain = {
  kind: 'click',
  settleMs: 20_000,
  drain: (services, hits) => drain(services, hits),
}
export const openDrain: Drain = {
  kind: 'open',
  settleMs: 10_000,
  drain: (services, hits) => drain(services, hits),
}

async function drain(services: Services, hits: WaitingHit[]): Promise<Drained> {
  const mails = await mailsOf(services.db, hits)
  const seen = await around(services, hits, mails)
  const judged = hits.map((hit) => {
    const body = hit.body as unknown as MailHit
    return { hit, body, judgement: judge({ kind: hit.kind as 'click' | 'open', ...body, ...seen(hit) }) }
  })
  return {
    works: judged.map(({ hit, body, judgement }) =>
      workOf(hit, body, judgement, mails.get(hit.id)?.programme),
    ),
    also: (transaction) =>
      joinVisitors(
        transaction,
        judged.flatMap(({ hit, body, judgement }) =>
          body.visitor !== undefined && judgement.human >= COUNTS
            ? [{ visitor: body.visitor, leadId: body.lead, at: hit.at, how: 'click' as const }]
            : [],
        ),
      ),
  }
}

function workOf(hit: WaitingHit, body: MailHit, judged: Judgement, programme: string | undefined): Work {
  const touch = mailTouch(hit.kind as 'click' | 'open', body, judged, programme)
  return {
    target: { leadId: body.lead },
    decide: (card) => ({
      facts: card!.state.erased
        ? []
        : [{ kind: 'TouchHappened', at: hit.at, by: 'web', history: false, body: { touch } }],
    }),
  }
}
