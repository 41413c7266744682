import type { WhatIfResult } from '#journey/what-if/contract.ts'
import { Changed } from './Changed.tsx'
import { Headline } from './Headline.tsx'
import { Leaks, Points, Quality, Stages, Team } from './Tables.tsx'
import { Segments } from './Segments.tsx'
import { Timing } from './Timing.tsx'
import { Weeks } from './Weeks.tsx'
import styles from './WhatIf.module.css'
import { words } from './words.ts'

/** Everything that a result says, the most telling first. `run`: the full run that has the whole lists. */
export function Findings({ result, run }: { result: WhatIfResult; run: string | null }) {
  return (
    <>
      <Headline result={result} />
      <Weeks result={result} />
      <div className={styles.columns}>
        <Stages result={result} />
        <Quality result={result} />
        <Timing timing={result.timing} />
        <Leaks result={result} />
      </div>
      <Changed result={result} run={run} />
      <Segments segments={result.segments} />
      <div className={styles.columns}>
        <Team result={result} />
        <Points result={result} />
      </div>
      <section className={styles.block} aria-labelledby="cannot-tell">
        <h2 id="cannot-tell">{words.cannotTell}</h2>
        <ul className={styles.notes}>
          {result.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
