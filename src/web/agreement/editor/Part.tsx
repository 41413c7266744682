import type { ReactNode } from 'react'
import styles from './Part.module.css'

/** One page of the form. */
export function Part({
  title,
  hint,
  children,
}: {
  title: string
  hint?: string | undefined
  children: ReactNode
}) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </section>
  )
}

export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <h3 className={styles.blockTitle}>{title}</h3>
      {children}
    </section>
  )
}

export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>
}

/** A closed row: a figure, what it is about, and quietly what decides it. */
export function Line({ figure, text, quiet }: { figure?: string; text: ReactNode; quiet?: ReactNode }) {
  return (
    <>
      {figure !== undefined && (
        <span className={styles.figure} data-minus={figure.startsWith('−') || undefined}>
          {figure}
        </span>
      )}
      <span className={styles.text}>{text}</span>
      {quiet && <span className={styles.quiet}>{quiet}</span>}
    </>
  )
}
