import { language } from '../language.ts'
import type { Item } from './data.ts'
import { words } from './words.ts'

/** "09:40 there, office hours"; nothing when it is not known where they are. */
export function timeThere(there: Item['there'], now: number): string | null {
  if (!there) return null
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: there.zone,
  }).format(now)
  return words.there(time, there.open)
}

/** Why it stands where it stands. */
export function reasonOf({ class: kind, step }: Item): string {
  if (kind === 'promised') return words.because.promised
  if (kind === 'hot') return words.because.hot
  return step ? words.because.due(step.n, step.of, step.name) : words.because.dueAlone
}

/** For an input of type datetime-local, which knows the browser's own zone only. */
export function localInput(iso: string): string {
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
