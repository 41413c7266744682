import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 720px)')

/** A phone's width; the same limit stands in the style sheets. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}
