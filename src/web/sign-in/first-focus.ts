import { useEffect, useRef } from 'react'

/** Puts the cursor where typing begins, when the form appears and whenever `step` changes. */
export function useFirstFocus(step: string | boolean = true) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [step])
  return form
}
