import type { Sentence } from '#journey/agreement/editing.contract.ts'
import { Markdown } from '../ui/Markdown.tsx'
import styles from './Contract.module.css'

/** Sentences as they are signed; those that begin with a dash belong to the one before, job aids open on a click. */
export function Sentences({ sentences }: { sentences: readonly Sentence[] }) {
  return (
    <ul className={styles.sentences}>
      {sentences.map(({ path, text, body }) =>
        body === undefined ? (
          <li key={path} data-within={text.startsWith('– ') || undefined}>
            {text.replace(/^– /, '')}
          </li>
        ) : (
          <li key={path}>
            <details className={styles.aid}>
              <summary>{text}</summary>
              <Markdown text={body} />
            </details>
          </li>
        ),
      )}
    </ul>
  )
}
