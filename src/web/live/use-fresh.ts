import { useEffect, useRef, useState } from 'react'

/** How long something new stands out, ms. */
const STANDS_OUT_MS = 8_000

/**
 * Which entries came while the page was open: those above the highest that it first showed. Each stands out for some
 * seconds, whoever made it; `latest` is for those who hear the page.
 */
export function useFresh<Item extends { seq: number; sentence: string }>(
  items: readonly Item[],
): { fresh: ReadonlySet<number>; latest: string } {
  const highest = useRef<number | null>(null)
  const [shown, setShown] = useState<{ fresh: ReadonlySet<number>; latest: string }>({
    fresh: new Set(),
    latest: '',
  })
  const top = items[0]?.seq ?? null
  useEffect(() => {
    if (top === null) return
    const before = highest.current
    highest.current = Math.max(before ?? 0, top)
    if (before === null || top <= before) return
    const came = items.filter((item) => item.seq > before)
    setShown({ fresh: new Set(came.map((item) => item.seq)), latest: came[0]?.sentence ?? '' })
    const timer = setTimeout(() => setShown({ fresh: new Set(), latest: '' }), STANDS_OUT_MS)
    return () => clearTimeout(timer)
    // a new entry is a new top; the same entries fetched again are none
  }, [top])
  return shown
}
