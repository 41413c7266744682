import { useQuery } from '@tanstack/react-query'
import { Bars, Failed } from '../ui/States.tsx'
import { useCompared } from './compare.ts'
import { sideQuery } from './data.ts'
import { DiffView } from './DiffView.tsx'
import { versionsWords as words } from './versions-words.ts'

/** What changed between two texts, `version:N` or `draft:ID` each, in the contract's words. */
export function Difference({ from, to }: { from: string; to: string }) {
  const [before, after] = [useQuery(sideQuery(from)), useQuery(sideQuery(to))]
  const compared = useCompared(before.data?.text, after.data?.text)
  const error = before.error ?? after.error
  if (error && !compared)
    return (
      <Failed
        what={words.failedCompare}
        error={error}
        retry={() => void Promise.all([before.refetch(), after.refetch()])}
      />
    )
  if (!compared) return <Bars rows={6} />
  return <DiffView diff={compared} names={{ from: before.data?.name ?? '', to: after.data?.name ?? '' }} />
}
