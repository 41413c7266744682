import { useSyncExternalStore } from 'react'
import { dismiss, toast } from '../ui/toast.ts'
import { words } from './words.ts'

/** How long somebody may think better of it, ms. */
export const UNDO_MS = 5_000

export interface Postponed {
  /** what it is about, such as a lead's id: what comes later about the same thing waits for no undo of the first */
  of: string
  /** said beside Undo: "Accepted" */
  text: string
  /**
   * The command itself. `leaving`: the page is going away, so the request has to outlive it (`post(…, { leaving })`).
   * What it throws is its own business to tell: it is caught here.
   */
  run: (given: { leaving: boolean }) => Promise<unknown>
  /** shows again what was shown before */
  undo?: () => void
}

interface Waiting extends Postponed {
  timer: ReturnType<typeof setTimeout>
  note: number
}

let waiting: readonly Waiting[] = []
let pending: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

/**
 * Undo instead of "are you sure": the screen shows at once what was done, the command goes out after five seconds, and until
 * then Undo takes it back as if nothing had been. It goes out at once when something else is done to the same thing, and
 * when the page is left.
 */
export function later(postponed: Postponed): void {
  void flushLater(postponed.of)
  const one: Waiting = {
    ...postponed,
    timer: setTimeout(() => void send(one, false), UNDO_MS),
    note: toast({
      text: postponed.text,
      tone: 'good',
      stands: UNDO_MS,
      action: { label: words.undo, run: () => takeBack(one) },
    }),
  }
  change([...waiting, one])
}

/** Sends what still waits: about one thing, or all of it. Settles when it is answered. */
export async function flushLater(of?: string, leaving = false): Promise<void> {
  await Promise.all(
    waiting.filter((one) => of === undefined || one.of === of).map((one) => send(one, leaving)),
  )
}

/** Takes the latest back; false when nothing waits. For a key. */
export function undoLast(): boolean {
  const last = waiting.at(-1)
  if (last) takeBack(last)
  return last !== undefined
}

/** What is done on the screen and not yet at the server: lists leave it out although the server still names it. */
export function usePending(): ReadonlySet<string> {
  return useSyncExternalStore(listen, () => pending)
}

async function send(one: Waiting, leaving: boolean): Promise<void> {
  if (!waiting.includes(one)) return
  clearTimeout(one.timer)
  dismiss(one.note)
  // whoever shows it as done goes on doing so until it is answered
  waiting = waiting.filter((each) => each !== one)
  await one.run({ leaving }).catch(() => undefined)
  change(waiting)
}

function takeBack(one: Waiting): void {
  if (!waiting.includes(one)) return
  clearTimeout(one.timer)
  dismiss(one.note)
  change(waiting.filter((each) => each !== one))
  one.undo?.()
}

function change(next: readonly Waiting[]): void {
  waiting = next
  pending = new Set(next.map(({ of }) => of))
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// a phone that switches apps may never come back to the page: hidden is as good as left
window.addEventListener('pagehide', () => void flushLater(undefined, true))
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushLater(undefined, true)
})
