import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SurveyResult } from '#journey/survey/contract.ts'
import { Button } from '../ui/Button.tsx'
import { AnswerBar } from './AnswerBar.tsx'
import styles from './Disagreements.module.css'
import { LeadCard } from './LeadCard.tsx'
import result from './Result.module.css'
import { words } from './result-words.ts'

const FIRST = 4

/** The cards on which people differ most, with who said what. */
export function Disagreements({ cards }: { cards: SurveyResult['cards'] }) {
  const [all, setAll] = useState(false)
  const differing = cards.filter((card) => card.disagreement > 0)
  if (differing.length === 0) return null
  return (
    <section className={result.part}>
      <h2>{words.cards}</h2>
      <p className={result.quiet}>{words.cardsHint}</p>
      <ul className={styles.list}>
        {(all ? cards : differing.slice(0, FIRST)).map((card) => (
          <li key={card.card} className={styles.card}>
            <LeadCard card={card} small />
            <ul className={styles.sides}>
              {card.sides.map(({ side, label, counts }) => (
                <li key={side}>
                  <span>{label}</span>
                  <AnswerBar counts={counts} />
                </li>
              ))}
            </ul>
            {card.leadId && (
              <Link to="/leads/$id" params={{ id: card.leadId }} className={styles.link}>
                {words.openLead}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {cards.length > FIRST && (
        <Button look="quiet" onClick={() => setAll(!all)}>
          {all ? words.fewer : words.allCards(cards.length)}
        </Button>
      )}
    </section>
  )
}
