import { useEffect, useRef } from 'react'
import { counts, type Touch } from '#journey/capture/touch.contract.ts'
import type { TimelineItem } from '#journey/lifecycle/contract.ts'
import { words as mergeWords } from '../merging/words.ts'
import { localMoments, moment, plain, points, time } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { reasonsOf } from './reasons.ts'
import { RoutingTrace } from './RoutingTrace.tsx'
import { traceOf } from './trace.ts'
import styles from './Timeline.module.css'
import { words } from './words.ts'

interface EntryProps {
  item: TimelineItem
  open: boolean
  /** came while the page was open */
  fresh: boolean
  ruleInWords: (rule: string) => string
  onToggle: () => void
}

export function TimelineEntry({ item, open, fresh, ruleInWords, onToggle }: EntryProps) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <li
      ref={place}
      className={styles.entry}
      data-ruling={!item.fact || undefined}
      data-fresh={fresh || undefined}
      data-software={isSoftware(item) || item.undone || undefined}
    >
      <span className={styles.dot} aria-hidden="true" />
      <button type="button" className={styles.line} aria-expanded={open} onClick={onToggle} data-printed>
        <span className={styles.sentence}>
          {localMoments(item.sentence)}
          {item.fact && <span className={styles.by}> · {item.by.name}</span>}
          {item.from && <span className={styles.by}> · {mergeWords.came(item.from.name)}</span>}
        </span>
        {item.undone && <Tag>{mergeWords.voided}</Tag>}
        {!item.fact && <Tag>{words.timeline.version(item.version)}</Tag>}
        <time className={styles.at} dateTime={item.at} title={moment(item.at)}>
          {time(item.at)}
        </time>
      </button>
      {open && <More item={item} ruleInWords={ruleInWords} />}
    </li>
  )
}

/** A touch that a person probably did not cause: it is there, and counts for nothing. */
function isSoftware({ kind, body }: TimelineItem): boolean {
  if (kind !== 'TouchHappened') return false
  const { touch } = body as { touch: Touch }
  return !counts(touch)
}

function More({ item, ruleInWords }: Pick<EntryProps, 'item' | 'ruleInWords'>) {
  const reasons = reasonsOf(item.body, ruleInWords)
  const routed = traceOf(item)
  return (
    <div className={styles.more}>
      {item.personal !== null && item.personal !== undefined && (
        <div className={styles.personal}>
          {Object.entries(item.personal as object).map(([name, value]) => (
            <div key={name}>
              {name}: {plain(value)}
            </div>
          ))}
        </div>
      )}
      {routed && <RoutingTrace {...routed} />}
      {reasons.length > 0 && (
        <div className={styles.reasons}>
          <h4>{words.timeline.because}</h4>
          <ul>
            {reasons.map((reason, i) => (
              <li key={i} className={styles.reason}>
                <span>{localMoments(reason.text)}</span>
                {reason.points !== undefined && <span>{points(reason.points)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className={styles.raw}>
        <summary>
          {words.timeline.raw} · #{item.seq} {item.kind} · {words.timeline.recorded(item.recordedAt)}
        </summary>
        <pre tabIndex={0}>{JSON.stringify(item.body, null, 2)}</pre>
      </details>
    </div>
  )
}
