import { lazy, Suspense } from 'react'
import type { AgreementLife, AgreementShown } from '#journey/agreement/life/contract.ts'
import { Bars } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { History } from './History.tsx'
import { ReadContract } from './ReadContract.tsx'
import { Standing } from './Standing.tsx'
import styles from './Version.module.css'
import { words } from './words.ts'
import { Yaml } from './Yaml.tsx'

const Difference = lazy(() => import('./Difference.tsx').then((file) => ({ default: file.Difference })))

export type VersionTab = 'read' | 'changes' | 'history' | 'yaml'

interface VersionProps {
  of: AgreementShown
  current: AgreementLife | null
  tab: VersionTab
  onTab: (tab: VersionTab) => void
}

export function Version({ of, current, tab, onTab }: VersionProps) {
  const before = of.proposed?.basedOn ?? (of.version === current?.version ? null : (current?.version ?? null))
  const tabs: { value: VersionTab; label: string }[] = [
    { value: 'read', label: words.read },
    ...(before === null ? [] : [{ value: 'changes' as const, label: words.changes }]),
    { value: 'history', label: words.history },
    { value: 'yaml', label: words.yaml },
  ]
  return (
    <div className={styles.scroll} data-scroll tabIndex={-1}>
      <div className={styles.top}>
        <Segments label={words.views} value={tab} options={tabs} onChange={onTab} />
      </div>
      <Standing of={of} />
      <Suspense
        fallback={
          <div className={styles.loading}>
            <Bars rows={12} />
          </div>
        }
      >
        {tab === 'yaml' ? (
          <Yaml text={of.text} />
        ) : tab === 'history' ? (
          <History of={of} />
        ) : tab === 'changes' && before !== null ? (
          <div className={styles.column}>
            <Difference from={`version:${before}`} to={`version:${of.version}`} />
          </div>
        ) : (
          <ReadContract of={of} />
        )}
      </Suspense>
    </div>
  )
}
