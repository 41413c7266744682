import { doBatch } from '#work/batch.ts'
import { forgetReturn, writeRejudged } from '#journey/mailing/inbound.list.store.ts'
import { leaveAlone, takeOffList } from '#work/left-alone.store.ts'
import { newSendersAt } from '#journey/mailing/inbound.settings.rules.ts'
import { readSending } from '#journey/mailing/sending.store.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { RECLASSIFIED_AS } from '#journey/mailing/inbound.contract.ts'
import { takeApart } from '#journey/mailing/inbound.parse.ts'
import { wishOf, withListed } from '#journey/mailing/inbound.alone.rules.ts'
import { undone, workOf } from '#journey/mailing/inbound.work.rules.ts'
import { backAt } from '#journey/mailing/inbound.away.rules.ts'
import type { Followed } from '#journey/mailing/inbound.reasons.rules.ts'
import type { IncomingReclassify, ReclassifiedAs } from '#journey/mailing/inbound.contract.ts'
import type { IncomingWhole } from '#journey/mailing/inbound.list.store.ts'
import type { Meant } from '#journey/mailing/inbound.work.rules.ts'
import type { Refusal, Work } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { Sorted } from '#journey/mailing/inbound.sort.rules.ts'

/** What somebody can say that a mail was: not what it is taken for, and only what can follow from it. */
export function choicesOf(
  row: Pick<IncomingWhole, 'kind' | 'state' | 'lead_id' | 'from_address'>,
): ReclassifiedAs[] {
  if (row.state === 'waiting') return []
  return RECLASSIFIED_AS.filter((kind) => {
    if (kind === row.kind) return false
    if (kind === 'new_sender') return row.lead_id === null && row.from_address !== null
    return true
  })
}

/**
 * Somebody says what a mail was. What was recorded of it stays in the ledger, with who said what; what follows from what
 * it was follows now, and what a wrong bounce had stopped goes on. @returns why not; null: done
 */
export async function reclassifyIncoming(
  services: Services,
  row: IncomingWhole,
  { kind, because = '', leadId }: IncomingReclassify,
  by: string,
): Promise<Refusal | null> {
  if (!choicesOf(row).includes(kind))
    return refuse('invalid', 'It cannot be that.', 'kind', 'cannot be said of this mail')
  const lead = kind === 'new_sender' ? null : (leadId ?? row.lead_id)
  const canBeNobodys = kind === 'new_sender' || kind === 'other' || kind === 'unsubscribe'
  if (lead === null && !canBeNobodys)
    return refuse(
      'invalid',
      'It is not known whose mail it is.',
      'leadId',
      'is needed: nobody knows whose mail it is',
    )
  const meant = await meantBy(services, row, kind, lead, by)
  if (!meant)
    return refuse('invalid', 'Nothing of the mail is kept any more.', 'kind', 'needs the mail itself')
  const wish = lead === null && kind === 'unsubscribe' ? wishOf(meant.mail, meant.sorted) : null
  if (lead === null && kind === 'unsubscribe' && wish === null)
    return refuse(
      'invalid',
      'It is not known whose mail it is.',
      'leadId',
      'is needed: the mail has no sender whose address could be left alone',
    )
  const now = services.now()
  let followed: Followed[] = []
  const told = workOf(services.law.at(now), meant, (_id, what) => (followed = what))
  if (kind === 'new_sender' && !told)
    return refuse(
      'invalid',
      'The sender’s address cannot be a lead’s.',
      'kind',
      'needs an address that can be a lead’s',
    )
  const work = withUndone(told, row, by, now)
  let written = false
  const [done] = await doBatch(services, work ? [work] : [], {
    also: async (transaction, [one]) => {
      if (one?.refusal) return
      const off = kind !== 'unsubscribe' && (await takeOffList(transaction, row.id, by, now))
      const [listed] = wish ? await leaveAlone(transaction, [{ mail: row.id, ...wish }], by, now) : []
      const came = withListed(off ? [...followed, 'off_list'] : followed, listed)
      const undoes = row.returned !== null && followed[0] !== 'erased' && row.returned !== 'delayed'
      written = await writeRejudged(transaction, {
        id: row.id,
        known: row.trace.length,
        kind,
        lead: one?.card?.leadId ?? lead,
        followed: undoes && row.returned !== 'soft' ? [...came, 'reachable_again'] : came,
        back: meant.sorted.back,
        trace: { at: now, by, from: row.kind, to: kind, because },
      })
      // undoes the facts as well: two people who say it at once are told once
      if (!written) throw new SaidMeanwhile()
      if (undoes && row.lead_id !== null && row.message !== null)
        await forgetReturn(transaction, row.lead_id, row.message)
    },
  }).catch((error: unknown) => {
    if (error instanceof SaidMeanwhile) return []
    throw error
  })
  if (done?.refusal) return done.refusal
  if (!written) return refuse('changed_meanwhile', 'Somebody else said what it was meanwhile.')
  services.changes.topic('mail')
  return null
}

class SaidMeanwhile extends Error {}

async function meantBy(
  services: Services,
  row: IncomingWhole,
  kind: ReclassifiedAs,
  lead: string | null,
  by: string,
): Promise<Meant | null> {
  if (row.raw === null) return null
  const mail = await takeApart(row.raw).catch(() => null)
  if (!mail) return null
  const at = row.sent_at ?? row.taken_at
  const { settings } = await readSending(services.db)
  const sorted: Sorted = {
    kind,
    because: 'by_hand',
    lead,
    message: row.lead_id === lead ? row.message : null,
    returned: null,
    code: null,
    recipient: row.recipient,
    sentTo: null,
    back: kind === 'away' ? backAt(mail.text, at) : null,
  }
  return { id: row.id, mail, sorted, at, by, newSenders: newSendersAt(settings, row.mailbox) }
}

/** In one piece of work where both are of one lead, which they are unless somebody says that it was another's. */
function withUndone(told: Work | null, row: IncomingWhole, by: string, now: number): Work | null {
  const facts = row.lead_id === null ? [] : undone(row.returned, row.message, now, by)
  if (facts.length === 0) return told
  if (told && 'leadId' in told.target && told.target.leadId === row.lead_id) {
    return {
      ...told,
      decide: (card, at, companies) => {
        const said = told.decide(card, at, companies)
        if ('refused' in said || card!.state.erased) return said
        return { ...said, facts: [...facts, ...said.facts] }
      },
    }
  }
  return (
    told ?? {
      target: { leadId: row.lead_id! },
      decide: (card) => ({ facts: card!.state.erased ? [] : facts }),
    }
  )
}
