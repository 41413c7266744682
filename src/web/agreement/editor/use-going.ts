import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { Json } from '#journey/agreement/editing.contract.ts'
import { partOf, pathOf } from './places.ts'
import { keyOf } from './values.ts'

const route = getRouteApi('/agreement/drafts/$id')

/** Which page is open, and how one gets to a place of the file: to its page, its row opened, its field in view and focused. */
export function useGoing(value: Json | undefined, form: RefObject<HTMLElement | null>) {
  const { part: asked, at } = route.useSearch()
  const navigate = route.useNavigate()
  const [target, setTarget] = useState<{ path: string; nonce: number } | null>(null)
  const latest = useRef(value)
  latest.current = value
  const show = useCallback(
    (part: string) => {
      void navigate({ search: (search) => ({ ...search, part, at: undefined }), replace: true })
      form.current?.scrollTo({ top: 0 })
    },
    [navigate, form],
  )
  const go = useCallback(
    (dotted: string) => {
      // an edit that was made just now is in the file with the next frame
      requestAnimationFrame(() => {
        const path = pathOf(latest.current, dotted)
        void navigate({
          search: (search) => ({ ...search, part: partOf(path), at: undefined }),
          replace: true,
        })
        setTarget((before) => ({ path: keyOf(path), nonce: (before?.nonce ?? 0) + 1 }))
      })
    },
    [navigate],
  )
  // the address may name a place: a clause of the contract leads here
  const first = useRef(at)
  useEffect(() => {
    if (first.current !== undefined) go(first.current)
    first.current = undefined
  }, [go])
  useEffect(() => {
    if (!target) return
    const timer = setTimeout(() => reveal(form.current, target.path), 60)
    return () => clearTimeout(timer)
  }, [target, form])
  return { part: asked ?? 'terms', target, go, show }
}

/** The nearest place to a path that the page shows. */
function reveal(form: HTMLElement | null, path: string): void {
  if (!form) return
  const steps = path.split('.')
  for (let length = steps.length; length > 0; length--) {
    const place = CSS.escape(steps.slice(0, length).join('.'))
    const found = form.querySelector<HTMLElement>(`[data-path="${place}"]`)
    if (!found) continue
    scrollTo(found, length === steps.length)
    found.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true })
    return
  }
}

// scrollIntoView would also move the shell around the screen, which has nowhere to scroll back
function scrollTo(found: HTMLElement, middle: boolean): void {
  let frame = found.parentElement
  while (frame && !/auto|scroll/.test(getComputedStyle(frame).overflowY)) frame = frame.parentElement
  if (!frame) return
  const [place, seen] = [found.getBoundingClientRect(), frame.getBoundingClientRect()]
  const space = middle ? Math.max(16, (seen.height - place.height) / 2) : 16
  frame.scrollTop += place.top - seen.top - space
}
