import type { SurveyResult } from '#journey/survey/contract.ts'
import { percent } from '../ui/format.ts'
import styles from './Definitions.module.css'
import result from './Result.module.css'
import { words } from './result-words.ts'

type Definition = SurveyResult['definitions'][number]
type Signal = Definition['signals'][number]

/** For, and against: more would bury what matters. */
const FOR = 5
const AGAINST = 3
const FEWEST = 3
const HINT = 0.5

/** What sets apart the leads of each function: two dots per criterion, the share of leads with it and without it. */
export function Definitions({ definitions }: { definitions: Definition[] }) {
  return (
    <section className={result.part}>
      <h2>{words.definitions}</h2>
      <p className={result.quiet}>{words.definitionsHint}</p>
      <p className={styles.legend} aria-hidden="true">
        <span>
          <i data-full /> {words.with}
        </span>
        <span>
          <i /> {words.without}
        </span>
      </p>
      <div className={styles.grid}>
        {definitions.map((one) => (
          <One key={one.side} definition={one} />
        ))}
      </div>
    </section>
  )
}

function One({ definition }: { definition: Definition }) {
  const shown = strongest(definition.signals)
  return (
    <article className={styles.side}>
      <header>
        <h3>{definition.label}</h3>
        <span className={result.quiet}>{words.people(definition.people, definition.answers)}</span>
      </header>
      {shown.length === 0 ? (
        <p className={result.quiet}>{words.noSignals}</p>
      ) : (
        <ul>
          {shown.map((signal) => (
            <Row key={signal.rule} signal={signal} />
          ))}
        </ul>
      )}
      {definition.untold > 0 && <p className={result.quiet}>{words.untold(definition.untold)}</p>}
    </article>
  )
}

function strongest(signals: Signal[]): Signal[] {
  const clear = signals.filter((one) => one.clear)
  // with few answers nothing is clear: the strongest hints are shown, and say that they may be chance
  const shown = clear.length >= FEWEST ? clear : signals.filter((one) => Math.abs(one.logOdds!) > HINT)
  const positive = shown.filter((one) => one.logOdds! > 0).slice(0, FOR)
  const negative = shown.filter((one) => one.logOdds! < 0).slice(-AGAINST)
  return [...positive, ...negative]
}

function Row({ signal }: { signal: Signal }) {
  const yes = signal.with.leads / signal.with.of
  const no = signal.without.leads / signal.without.of
  const counts = `${signal.with.leads}/${signal.with.of} · ${signal.without.leads}/${signal.without.of}`
  return (
    <li className={styles.row} data-against={yes < no || undefined} data-clear={signal.clear || undefined}>
      <span className={styles.label}>{signal.label}</span>
      <span
        className={styles.track}
        role="img"
        aria-label={words.effect(percent(yes), percent(no))}
        title={`${words.effect(percent(yes), percent(no))} (${counts})`}
      >
        <span
          className={styles.gap}
          style={{ left: `${Math.min(yes, no) * 100}%`, width: `${Math.abs(yes - no) * 100}%` }}
        />
        <i style={{ left: `${no * 100}%` }} />
        <i data-full style={{ left: `${yes * 100}%` }} />
      </span>
      <span className={styles.counts}>{signal.clear ? counts : `${words.unclear} · ${counts}`}</span>
    </li>
  )
}
