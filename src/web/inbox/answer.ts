import type { Inbox } from '#journey/handoff/contract.ts'
import { useLaterLeadAction } from '../data/lead-actions.ts'
import { nameOf } from '../ui/format.ts'
import { words } from './words.ts'

export type Offer = Inbox['offers'][number]

export interface Answer {
  accept: (offer: Offer) => void
  giveBack: (offer: Offer, reason: string, note: string | undefined) => void
}

/**
 * After an answer the next offer has the focus; after the last one, the one before it. The answer goes out five seconds
 * later: an accept that was a slip of the finger leaves no trace, and needs no return with a made-up reason.
 */
export function useAnswer(rep: string, offers: Offer[], focus: (id: string | undefined) => void): Answer {
  const act = useLaterLeadAction()
  const places = (offer: Offer) => {
    const at = offers.findIndex((each) => each.lead.id === offer.lead.id)
    return {
      shown: () => focus((offers[at + 1] ?? offers[at - 1])?.lead.id),
      undo: () => focus(offer.lead.id),
    }
  }
  return {
    accept: (offer) =>
      act(
        { id: offer.lead.id, act: 'accept', body: { by: rep }, done: words.accepted(nameOf(offer.lead)) },
        places(offer),
      ),
    giveBack: (offer, reason, note) =>
      act(
        {
          id: offer.lead.id,
          act: 'return',
          body: { reason, by: rep, ...(note ? { note } : {}) },
          done: words.returned(nameOf(offer.lead)),
        },
        places(offer),
      ),
  }
}
