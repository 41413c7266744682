import type { Inbox } from '#journey/handoff/contract.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { ProblemError } from '../data/request.ts'
import { nameOf } from '../ui/format.ts'
import { words } from './words.ts'

export type Offer = Inbox['offers'][number]

export interface Answer {
  accept: (offer: Offer) => void
  giveBack: (offer: Offer, reason: string, note: string | undefined) => void
  busy: boolean
  noteError: string | undefined
}

/** After an answer the next offer has the focus; after the last one, the one before it. */
export function useAnswer(rep: string, offers: Offer[], focus: (id: string | undefined) => void): Answer {
  const act = useLeadAction()
  const next = (offer: Offer) => {
    const at = offers.findIndex((each) => each.lead.id === offer.lead.id)
    return { onSuccess: () => focus((offers[at + 1] ?? offers[at - 1])?.lead.id) }
  }
  return {
    accept: (offer) =>
      act.mutate(
        { id: offer.lead.id, act: 'accept', body: { by: rep }, done: words.accepted(nameOf(offer.lead)) },
        next(offer),
      ),
    giveBack: (offer, reason, note) =>
      act.mutate(
        {
          id: offer.lead.id,
          act: 'return',
          body: { reason, by: rep, ...(note ? { note } : {}) },
          done: words.returned(nameOf(offer.lead)),
        },
        next(offer),
      ),
    busy: act.isPending,
    noteError: act.error instanceof ProblemError ? act.error.fields.note : undefined,
  }
}
