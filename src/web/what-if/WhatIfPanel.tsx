import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { WhatIfRun } from '#journey/what-if/contract.ts'
import { post, ProblemError } from '../data/request.ts'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { isOver, runQuery, sampledQuery, type Period } from './data.ts'
import { Findings } from './Findings.tsx'
import { NotReproduced } from './NotReproduced.tsx'
import { RunBar } from './RunBar.tsx'
import styles from './WhatIf.module.css'
import { words } from './words.ts'

const NO_PERIOD: Period = {}
/** a hand on a slider rests for so long before the question is worth asking */
const REST_MS = 220

/** What a draft would have done to the leads of the past: at once from a sample, and from all of them on request. */
export function WhatIfPanel({ text, period = NO_PERIOD }: { text: string; period?: Period }) {
  const asked = useRested(text)
  const sample = useQuery(sampledQuery(asked, period))
  const [run, setRun] = useState<{ id: string; of: string } | null>(null)
  const of = `${asked} ${period.from ?? ''} ${period.to ?? ''}`
  // a run speaks of the text that it was begun with, and of no other
  const mine = run?.of === of ? run.id : null
  const full = useQuery(runQuery(mine))
  const begin = useMutation({
    mutationFn: () => post<WhatIfRun>('/what-if', { text: asked, ...period }),
    onSuccess: (begun) => setRun({ id: begun.id, of }),
  })
  const cancel = useMutation({
    mutationFn: () => post<WhatIfRun>(`/what-if/${mine}/cancel`),
    onSettled: () => full.refetch(),
  })
  const result = full.data?.result ?? sample.data
  const trouble = sample.error instanceof ProblemError && sample.error.code === 'not_reproduced'

  if (trouble) return <NotReproduced detail={sample.error?.message ?? ''} />
  if (full.data?.notReproduced)
    return <NotReproduced detail={full.data.problem ?? ''} at={full.data.notReproduced} />
  if (sample.isError && !full.data?.result)
    return <Failed what={words.failed} error={sample.error} retry={() => void sample.refetch()} />
  if (!result)
    return (
      <div className={styles.loading} role="status" aria-label={words.updating}>
        <Bars rows={4} height={26} />
        <Bars rows={6} />
      </div>
    )
  if (result.leads === 0) return <Empty title={words.noLeadsTitle}>{words.noLeads}</Empty>
  return (
    <div className={styles.panel}>
      <RunBar
        result={result}
        run={full.data && !isOver(full.data) ? full.data : null}
        ended={full.data ?? null}
        updating={sample.isFetching || asked !== text}
        starting={begin.isPending}
        failed={begin.isError ? begin.error : null}
        onStart={() => begin.mutate()}
        onCancel={() => cancel.mutate()}
      />
      <Findings result={result} run={full.data?.result ? mine : null} />
    </div>
  )
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
