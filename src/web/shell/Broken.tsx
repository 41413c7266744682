import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { AGAIN_MS, answers } from '../data/reach.ts'
import { Unreached } from '../routes/screen.ts'
import { Screen } from '../ui/Screen.tsx'
import { Failed } from '../ui/States.tsx'
import { words } from './words.ts'

/** In place of a screen that cannot be shown; the rest of the product stays as it is. */
export function Broken({ error }: ErrorComponentProps) {
  const unreached = error instanceof Unreached
  useEffect(() => {
    if (!unreached) return
    const asking = setInterval(() => void answers().then((there) => there && location.reload()), AGAIN_MS)
    return () => clearInterval(asking)
  }, [unreached])
  return (
    <Screen title={words.product}>
      <Failed
        what={unreached ? words.broken.unopened : words.broken.title}
        said={
          unreached
            ? words.broken.opensItself
            : words.broken.hint(error instanceof Error ? error.message : String(error))
        }
        retry={() => location.reload()}
      />
    </Screen>
  )
}
