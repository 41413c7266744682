import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Bars } from '../../ui/States.tsx'
import { useCompared } from '../compare.ts'
import { inForce, versionQuery, versionsQuery } from '../data.ts'
import { DiffView } from '../DiffView.tsx'
import { words as shared } from '../words.ts'
import styles from './Editor.module.css'
import { editorWords as words } from './words.ts'

const WhatIfPanel = lazy(() =>
  import('../../what-if/WhatIfPanel.tsx').then((file) => ({ default: file.WhatIfPanel })),
)

interface BesideProps {
  /** the text that was read last, a moment behind the typing */
  text: string
  faulty: boolean
  shows: 'changes' | 'what-if'
  onGo: (path: string) => void
}

/** What the draft changes, in words; or what it would have done. Both follow every edit. */
export function Beside({ text, faulty, shows, onGo }: BesideProps) {
  const current = inForce(useQuery(versionsQuery).data)
  const law = useQuery(versionQuery(current?.version ?? 0)).data
  if (shows === 'what-if') {
    if (faulty) return <p className={styles.note}>{words.whatIfNeeds}</p>
    return (
      <Suspense fallback={<Bars rows={6} />}>
        <WhatIfPanel text={text} />
      </Suspense>
    )
  }
  return current && law ? (
    <>
      <p className={styles.note}>{words.comparedWith(current.version)}</p>
      <Changes from={law.text} to={text} version={current.version} onGo={onGo} />
    </>
  ) : (
    <Bars rows={6} />
  )
}

function Changes({
  from,
  to,
  version,
  onGo,
}: {
  from: string
  to: string
  version: number
  onGo: (path: string) => void
}) {
  const diff = useCompared(from, to)
  if (!diff) return null
  return (
    <DiffView diff={diff} names={{ from: shared.versionNamed(version), to: shared.thisDraft }} onGo={onGo} />
  )
}
