import { Link } from '@tanstack/react-router'
import { decisionSentence } from '#journey/measure/mornings/sponsor.sentences.contract.ts'
import type { SponsorMorning } from '#journey/measure/mornings/contract.ts'
import { money, speech } from '../ui/format.ts'
import { IconChevronRight } from '../ui/icons.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './Mornings.module.css'
import { words } from './words.ts'

/** What only the sponsor can decide, then what he should ask for; each leads to its evidence. */
export function Decide({ of: { decide, money: sums } }: { of: SponsorMorning }) {
  const currency = sums.won[0]?.currency ?? sums.pipeline[0]?.currency ?? null
  return (
    <Section title={words.sponsor.decide}>
      {decide.length === 0 ? (
        <p>
          <b>{words.sponsor.nothing}</b>
          <br />
          <span className={styles.faint}>{words.sponsor.nothingHint}</span>
        </p>
      ) : (
        <ol className={styles.decide}>
          {decide.map((one, i) => (
            <li key={`${one.what}${i}`} data-what={one.what}>
              <Link to={one.to}>
                <span>
                  {decisionSentence(one, words.sponsor, speech)}
                  {one.worth !== null && one.worth > 0 && (
                    <small>{words.sponsor.worth(money(String(Math.round(one.worth)), currency))}</small>
                  )}
                </span>
                <IconChevronRight size={16} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
