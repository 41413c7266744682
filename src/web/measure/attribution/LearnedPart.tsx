import type { AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import { number } from '../../ui/format.ts'
import { Section } from '../../ui/Screen.tsx'
import { shareText } from '../share.ts'
import styles from './Attribution.module.css'
import { words } from './words.ts'

const SHOWN = 8

/** What the learned models found, before it is turned into money. */
export function LearnedPart({ view }: { view: AttributionView }) {
  const [first] = view.learned
  if (!first || first.won === 0) return null
  return (
    <Section
      title={words.learned}
      aside={<span className={styles.hint}>{words.learnedHint(number(first.paths), number(first.won))}</span>}
    >
      <div className={styles.learned}>
        {view.learned.map(({ model, chance, effects }) => {
          const kind = view.models.find(({ id }) => id === model)!
          // Shapley values sum to the chance of a win: as parts of it they can be read beside each other
          const scale = kind.document.kind === 'shapley' ? chance : 1
          return (
            <div key={model}>
              <h3>
                {kind.name}: {kind.document.kind === 'shapley' ? words.shapley : words.markov}
              </h3>
              <ul>
                {effects.slice(0, SHOWN).map(({ of, label, effect, error }) => (
                  <li key={of ?? ''}>
                    <span>{label}</span>
                    <span className={styles.effect} aria-hidden="true">
                      <span style={{ width: `${(effect / scale) * 100}%` }} />
                    </span>
                    <span className={styles.number}>
                      {shareText(effect / scale)}{' '}
                      {error !== null && <small>{words.drawn(shareText(error / scale))}</small>}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </Section>
  )
}
