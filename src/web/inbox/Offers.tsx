import { nameOf, number } from '../ui/format.ts'
import { PaneRow, PaneTitle } from '../ui/Panes.tsx'
import { Countdown } from '../ui/When.tsx'
import { expectedOf } from '../worth/WorthFigure.tsx'
import type { Order } from '#journey/measure/value/worth.contract.ts'
import type { Offer } from './answer.ts'
import { words } from './words.ts'

interface OffersProps {
  offers: Offer[]
  order: Order
  focused: Offer | undefined
  onFocus: (id: string) => void
}

export function Offers({ offers, order, focused, onFocus }: OffersProps) {
  return (
    <section>
      <PaneTitle count={number(offers.length)}>{words.offers}</PaneTitle>
      <ul>
        {offers.map((offer) => {
          const here = offer.lead.id === focused?.lead.id
          return (
            <PaneRow
              key={offer.lead.id}
              here={here}
              onPick={() => onFocus(offer.lead.id)}
              name={nameOf(offer.lead)}
              beside={<b>{order === 'value' ? expectedOf(offer.lead.worth) : number(offer.lead.score)}</b>}
              less={[offer.lead.title, offer.lead.company].filter(Boolean).join(' · ')}
              lessBeside={<Countdown at={offer.due} />}
            />
          )
        })}
      </ul>
    </section>
  )
}
