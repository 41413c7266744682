import styles from './Mornings.module.css'

export function Notes({ of, title }: { of: string[]; title: string }) {
  return (
    <details className={styles.notes}>
      <summary>{title}</summary>
      <ul>
        {of.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  )
}
