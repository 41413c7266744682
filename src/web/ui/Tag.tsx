import type { ReactNode } from 'react'
import styles from './Tag.module.css'
import { words } from './words.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent'

export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: Tone }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  )
}

export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>
}

/** "g l" as two caps, "mod+k" as Ctrl K or ⌘ K. */
export function Keys({ keys }: { keys: string }) {
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  return (
    <span className={styles.keys}>
      {keys
        .replace('mod', mac ? '⌘' : words.control)
        .split(/[ +]/)
        .map((key, i) => (key === '–' ? key : <Kbd key={i}>{key === 'Enter' ? '↵' : key}</Kbd>))}
    </span>
  )
}
