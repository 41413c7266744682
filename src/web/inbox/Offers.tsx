import { nameOf } from '../ui/format.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Countdown } from '../ui/When.tsx'
import type { Offer } from './answer.ts'
import styles from './Offers.module.css'
import { words } from './words.ts'

interface OffersProps {
  offers: Offer[]
  focused: Offer | undefined
  onFocus: (id: string) => void
}

export function Offers({ offers, focused, onFocus }: OffersProps) {
  const narrow = useNarrow()
  return (
    <section>
      <h2 className={styles.title}>
        {words.offers} <span className={styles.count}>{offers.length}</span>
      </h2>
      <ul>
        {offers.map((offer) => {
          const here = offer.lead.id === focused?.lead.id
          return (
            <li key={offer.lead.id}>
              <button
                type="button"
                className={styles.offer}
                aria-current={here || undefined}
                ref={here ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
                onClick={() => {
                  onFocus(offer.lead.id)
                  if (narrow)
                    setTimeout(() => document.getElementById('offer')?.scrollIntoView({ behavior: 'smooth' }))
                }}
              >
                <span className={styles.line}>
                  <span className={styles.name}>{nameOf(offer.lead)}</span>
                  <span className={styles.score}>{offer.lead.score}</span>
                </span>
                <span className={styles.line}>
                  <span className={styles.company}>
                    {[offer.lead.title, offer.lead.company].filter(Boolean).join(' · ')}
                  </span>
                  <Countdown at={offer.due} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
