import { useEffect, useRef, useSyncExternalStore } from 'react'

/** One key, or two in a row ("g l"); `mod+k` is Ctrl or Cmd with k. */
export interface Shortcut {
  keys: string
  does: string
  /** how the map names a whole range of keys at its first one; false where that has been done */
  listed?: string | false
  run: (event: KeyboardEvent) => void
}

interface Group {
  title: string
  shortcuts: Shortcut[]
}

const SEQUENCE_MS = 1_200
let groups: readonly Group[] = []
let pending: { key: string; at: number } | null = null
const listeners = new Set<() => void>()

/** The shortcuts hold while the component is mounted; the newest screen's go first. `?` lists them all. */
export function useShortcuts(title: string, shortcuts: Shortcut[], active = true): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const names = shortcuts.map((shortcut) => shortcut.keys + shortcut.does).join('|')
  useEffect(() => {
    if (!active) return
    const group: Group = {
      title,
      shortcuts: latest.current.map((shortcut, i) => ({
        ...shortcut,
        run: (event) => latest.current[i]?.run(event),
      })),
    }
    publish([group, ...groups])
    return () => publish(groups.filter((each) => each !== group))
  }, [title, names, active])
}

export function useShortcutMap(): readonly Group[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => groups,
  )
}

function publish(next: readonly Group[]): void {
  groups = next
  for (const listener of listeners) listener()
}

/** Several parts of one screen add to one group of the map. */
export function mergeGroups(all: readonly Group[]): Group[] {
  const merged = new Map<string, Shortcut[]>()
  for (const group of all)
    merged.set(group.title, [...(merged.get(group.title) ?? []), ...group.shortcuts.filter(isListed)])
  return [...merged].map(([title, shortcuts]) => ({ title, shortcuts }))
}

function isListed(shortcut: Shortcut): boolean {
  return shortcut.listed !== false
}

export function listenForShortcuts(): () => void {
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return
  const mod = event.ctrlKey || event.metaKey
  if (!mod && (isTyping(event.target) || overlayOpen())) return
  if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('a, button, summary'))
    return
  const key = (mod ? 'mod+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key)
  const before = pending && Date.now() - pending.at < SEQUENCE_MS ? `${pending.key} ` : ''
  pending = null
  const hit = find(before + key) ?? find(key)
  if (hit) {
    event.preventDefault()
    hit.run(event)
  } else if (groups.some((group) => group.shortcuts.some((each) => each.keys.startsWith(`${key} `)))) {
    pending = { key, at: Date.now() }
  }
}

function find(keys: string): Shortcut | undefined {
  for (const group of groups) {
    const hit = group.shortcuts.find((each) => each.keys === keys)
    if (hit) return hit
  }
  return undefined
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

// A dialog, a menu or a list of choices has the keyboard to itself, from the moment at which it was asked for.
function overlayOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [data-opening]') !== null
}
