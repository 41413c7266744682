import { useMemo } from 'react'
import { agreementDiff, type AgreementDiff } from '#journey/agreement/editing.contract.ts'
import { lawWords } from './spoken-law.ts'
import { readText } from './reading.ts'

export type Compared = AgreementDiff | { is: 'broken'; which: 'from' | 'to' }

export function compareTexts(from: string, to: string): Compared {
  const before = readText(from)
  if (!before.ok) return { is: 'broken', which: 'from' }
  const after = readText(to)
  if (!after.ok) return { is: 'broken', which: 'to' }
  const [old, now] = [
    { text: from, document: before.document },
    { text: to, document: after.document },
  ] as const
  return agreementDiff(old, now, lawWords)
}

export function useCompared(from: string | undefined, to: string | undefined): Compared | null {
  return useMemo(() => (from === undefined || to === undefined ? null : compareTexts(from, to)), [from, to])
}
