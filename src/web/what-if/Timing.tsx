import type { WhatIfResult } from '#journey/what-if/contract.ts'
import { number } from '../ui/format.ts'
import styles from './Timing.module.css'
import block from './WhatIf.module.css'
import { words } from './words.ts'

/** How much earlier or later the leads come that both sides hand over. */
export function Timing({ timing }: { timing: WhatIfResult['timing'] }) {
  const most = Math.max(1, ...timing.bars.map(({ leads }) => leads))
  return (
    <section className={block.block}>
      <h2>{words.timing}</h2>
      <p className={block.hint}>{timing.both === 0 ? words.timingNone : words.timingHint(timing.both)}</p>
      {timing.both > 0 && (
        <dl className={styles.bars}>
          {timing.bars.map(({ label, leads }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <span className={styles.bar} style={{ width: `${(leads / most) * 100}%` }} />
                <span>{number(leads)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
