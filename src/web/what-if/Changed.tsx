import { useState } from 'react'
import type { WhatIfResult } from '#journey/what-if/contract.ts'
import { number } from '../ui/format.ts'
import { Choice } from '../ui/Field.tsx'
import { ChangedOfRun } from './ChangedOfRun.tsx'
import { LeadLines } from './LeadLines.tsx'
import styles from './WhatIf.module.css'
import { words } from './words.ts'

const HANDED_OVER = 'handed_over'

/** The leads themselves: those of the sample, or after a full run all of them, for each stage. */
export function Changed({ result, run }: { result: WhatIfResult; run: string | null }) {
  const [stage, setStage] = useState(HANDED_OVER)
  const moved = result.stages.filter(({ gained, lost }) => gained > 0 || lost > 0)
  const here = moved.find((one) => one.stage === stage)
  const counts = here ?? result.counts
  const chosen = here ? stage : HANDED_OVER
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>{words.changed}</h2>
        {run && moved.length > 0 && (
          <Choice
            label={words.stage}
            value={chosen}
            options={[
              { value: HANDED_OVER, label: words.handedOver },
              ...moved.map((one) => ({ value: one.stage, label: one.name })),
            ]}
            onChange={setStage}
          />
        )}
      </div>
      {!run && (result.gained.length > 0 || result.lost.length > 0) && (
        <p className={styles.hint}>{words.sampleOnly}</p>
      )}
      <div className={styles.lists}>
        {(['gained', 'lost'] as const).map((which) => (
          <div key={which}>
            <h3 className={styles.listHead}>
              {words[which]} <span>{number(counts[which])}</span>
            </h3>
            {run ? (
              <ChangedOfRun key={chosen} run={run} which={which} stage={chosen} />
            ) : (
              <LeadLines
                leads={result[which].slice(0, 8)}
                none={which === 'gained' ? words.noneGained : words.noneLost}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
