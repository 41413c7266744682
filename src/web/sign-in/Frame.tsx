import type { ReactNode } from 'react'
import { Mark } from '../shell/Mark.tsx'
import { Languages } from './Languages.tsx'
import styles from './Frame.module.css'
import { words } from './words.ts'

/** The screens before the door: a card in the middle, on a phone the whole page. */
export function Frame({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <main className={styles.page} id="main">
      <div className={styles.card}>
        <div className={styles.brand}>
          <Mark size={30} />
          <span>{words.product}</span>
        </div>
        <div>
          <h1 className={styles.title}>{title}</h1>
          {hint && <p className={styles.hint}>{hint}</p>}
        </div>
        {children}
      </div>
      <Languages />
    </main>
  )
}
