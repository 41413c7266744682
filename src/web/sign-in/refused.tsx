import { useEffect, useState } from 'react'
import { ProblemError } from '../data/request.ts'
import { Note } from '../ui/Note.tsx'
import { useSecond } from '../ui/now.ts'
import { NoPasskey } from './passkey.ts'
import { words } from './words.ts'

/** How many seconds are left before another try; 0: none. Runs down while it is looked at. */
export function useWait(error: unknown): number {
  const [until, setUntil] = useState(0)
  const now = useSecond()
  useEffect(() => {
    if (error instanceof ProblemError && error.wait !== null) setUntil(Date.now() + error.wait * 1_000)
  }, [error])
  return Math.max(0, Math.ceil((until - now) / 1_000))
}

/** Why somebody was not let in, kindly; `wrong` is said when the proof does not hold. */
export function Refused({ error, wait, wrong }: { error: unknown; wait: number; wrong: string }) {
  if (!error) return null
  if (error instanceof NoPasskey) return <Note tone="bad">{words.passkeyNone}</Note>
  if (!(error instanceof ProblemError)) return <Note tone="bad">{words.unreachable}</Note>
  if (error.code === 'too_many_attempts') {
    if (error.wait === null) return <Note tone="warn">{words.slowSoon}</Note>
    return wait > 0 ? <Note tone="warn">{words.slow(wait)}</Note> : null
  }
  return <Note tone="bad">{error.code === 'wrong_proof' ? wrong : error.message}</Note>
}
