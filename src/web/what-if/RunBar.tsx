import type { WhatIfResult, WhatIfRun } from '#journey/what-if/contract.ts'
import { ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { percent } from '../ui/format.ts'
import styles from './RunBar.module.css'
import { words } from './words.ts'

interface RunBarProps {
  result: WhatIfResult
  /** the full run that is under way */
  run: WhatIfRun | null
  /** the same when it is over */
  ended: WhatIfRun | null
  updating: boolean
  starting: boolean
  failed: Error | null
  onStart: () => void
  onCancel: () => void
}

/** Says what the figures below stand on, and lets one count every lead. */
export function RunBar(bar: RunBarProps) {
  const { result, run, ended, updating, starting, failed, onStart, onCancel } = bar
  const share = run?.progress.of ? run.progress.leads / run.progress.of : 0
  const sampled = result.sampled !== null
  return (
    <div className={styles.bar}>
      <p className={styles.basis} aria-live="polite">
        {sampled ? words.sampled(result.sampled!, result.leads) : words.counted(result.leads, result.entries)}{' '}
        {words.proven(result.proven, result.sampled ?? result.leads)}
        {updating && <span className={styles.updating}> {words.updating}</span>}
      </p>
      {run ? (
        <div className={styles.run}>
          <div
            className={styles.meter}
            role="progressbar"
            aria-label={words.countAll}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
            aria-valuetext={percent(share)}
          >
            <span className={styles.fill} style={{ width: `${share * 100}%` }} />
          </div>
          <span className={styles.count}>
            {run.status === 'waiting' ? words.waiting : words.counting(run.progress.leads, run.progress.of)}
          </span>
          <Button onClick={onCancel}>{words.cancel}</Button>
        </div>
      ) : (
        sampled && (
          <Button busy={starting} onClick={onStart}>
            {words.countAll}
          </Button>
        )
      )}
      {!run && ended?.status === 'cancelled' && <p className={styles.note}>{words.cancelled}</p>}
      {(failed || (!run && ended?.status === 'failed')) && (
        <p className={styles.error} role="alert">
          {words.runFailed}
          {': '}
          {failed instanceof ProblemError ? failed.message : (ended?.problem ?? '')}
        </p>
      )}
    </div>
  )
}
