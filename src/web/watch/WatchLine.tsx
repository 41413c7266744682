import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { WatchRow } from '#journey/watch/contract.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import type { List } from './data.ts'
import { WorthFigure } from '../worth/WorthFigure.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { SetWatch } from './SetWatch.tsx'
import styles from './Watch.module.css'
import { signalName, words } from './words.ts'

/** One lead aside, why it is there, and what can be done. */
export function WatchLine({ row, list, onWhy }: { row: WatchRow; list: List; onWhy: () => void }) {
  const [open, setOpen] = useState<'outcome' | 'again' | null>(null)
  const works = useMay('work')
  const close = () => setOpen(null)
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <p className={styles.name}>
          <Link to="/leads/$id" params={{ id: row.leadId }}>
            {row.name ?? row.company ?? words.noBody}
          </Link>
          {row.outcome && (
            <Tag tone={row.outcome === 'bought_from_us' ? 'good' : 'plain'}>
              {words.outcomes[row.outcome]}
            </Tag>
          )}
        </p>
        <p className={styles.small}>
          {[row.name && row.company, row.stageName, row.why].filter(Boolean).join(' · ')}
        </p>
        <p className={styles.text}>{said(row, list)}</p>
        {list === 'due' && row.at && (
          <p className={styles.small}>
            {words.since} <When at={row.at} />
          </p>
        )}
      </div>
      {list !== 'learned' && (
        <div className={styles.worth}>
          <WorthFigure worth={row.worth} name={row.name ?? row.company ?? words.noBody} onWhy={onWhy} />
        </div>
      )}
      {works && list !== 'learned' && (
        <div className={styles.acts}>
          <Button onClick={() => setOpen('outcome')}>{words.answer}</Button>
          <Button onClick={() => setOpen('again')}>{words.again}</Button>
        </div>
      )}
      {open === 'outcome' && <OutcomeForm leadId={row.leadId} onClose={close} />}
      {open === 'again' && <SetWatch leadId={row.leadId} ask={row.ask ?? 'other'} onClose={close} />}
    </li>
  )
}

function said(row: WatchRow, list: List): string {
  if (list === 'learned') {
    const how = row.how === null ? null : words.hows[row.how]
    const when = row.at === null ? null : day(row.at)
    return [row.vendor && words.from(row.vendor), how, when, row.by && words.by(row.by)]
      .filter(Boolean)
      .join(' · ')
  }
  const ask = row.ask === null ? null : words.asks[row.ask]
  if (list === 'due') {
    const woke = row.because === null || row.because === 'date' ? null : words.woke(signalName(row.because))
    return [ask, woke].filter(Boolean).join(' · ')
  }
  const on = row.at === null ? null : words.on(day(row.at))
  const signals = row.signals.length === 0 ? null : words.signal(row.signals.map(signalName).join(', '))
  return [on, signals, ask].filter(Boolean).join(' · ')
}
