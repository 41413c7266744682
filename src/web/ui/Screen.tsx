import type { ReactNode } from 'react'
import styles from './Screen.module.css'

interface ScreenProps {
  title: ReactNode
  /** a figure or a word beside the title */
  aside?: ReactNode
  actions?: ReactNode
  /** a second bar under the header: tabs, filters */
  bar?: ReactNode
  children: ReactNode
  /** the children scroll by themselves */
  fixed?: boolean
}

/** Every screen: a header of one height, then what scrolls. */
export function Screen({ title, aside, actions, bar, children, fixed = false }: ScreenProps) {
  return (
    <main className={styles.screen} id="main">
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {aside && <div className={styles.aside}>{aside}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {bar}
      <div className={fixed ? styles.fixed : styles.scroll} {...(fixed ? {} : { tabIndex: -1 })}>
        {children}
      </div>
    </main>
  )
}

/** A titled block; hairline instead of a shadow. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {aside && <div className={styles.sectionAside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}
