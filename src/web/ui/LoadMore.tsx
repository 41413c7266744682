import { useEffect, useRef } from 'react'
import { Bars } from './States.tsx'

/** Asks for more when it comes near the screen. `count` makes it look again after a page that added nothing. */
export function LoadMore({ load, busy, count }: { load: () => void; busy: boolean; count: number }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!mark.current || busy) return
    const watch = new IntersectionObserver((seen) => seen[0]?.isIntersecting && load(), {
      rootMargin: '600px',
    })
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [load, busy, count])
  return (
    <div ref={mark} style={{ padding: '16px 0' }}>
      <Bars rows={3} />
    </div>
  )
}
