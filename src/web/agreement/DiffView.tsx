import type { DiffEntry, Mark } from '#journey/agreement/editing.contract.ts'
import type { Compared } from './compare.ts'
import styles from './Diff.module.css'
import { versionsWords as words } from './versions-words.ts'

interface DiffViewProps {
  diff: Compared
  names: { from: string; to: string }
  /** opens the place of a change in the editor */
  onGo?: (path: string) => void
}

export function DiffView({ diff, names, onGo }: DiffViewProps) {
  if (diff.is === 'broken') return <p className={styles.note}>{words.broken(names[diff.which])}</p>
  if (diff.is !== 'changed')
    return <p className={styles.note}>{diff.is === 'identical' ? words.identical : words.file}</p>
  const all = diff.sections.flatMap((section) => section.entries)
  const count = (is: DiffEntry['is']) => all.filter((entry) => entry.is === is).length
  return (
    <div className={styles.diff}>
      <p className={styles.summary}>
        <strong>{diff.summary}</strong>{' '}
        <span>{words.counts(count('added'), count('removed'), count('changed'))}</span>
      </p>
      {diff.sections.map((section) => (
        <section key={section.id} className={styles.section}>
          <h2>{section.title}</h2>
          <ul>
            {section.entries.map((entry) => (
              <Entry key={entry.is + entry.path + entry.summary} entry={entry} onGo={onGo} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Entry({ entry, onGo }: { entry: DiffEntry; onGo: ((path: string) => void) | undefined }) {
  return (
    <li className={styles.entry} data-is={entry.is}>
      <p className={styles.head}>
        <span className={styles.is}>{words.is[entry.is]}</span>
        <span className={styles.clause}>{entry.clause}</span>
      </p>
      {onGo ? (
        <button type="button" className={styles.go} onClick={() => onGo(entry.path)}>
          {entry.summary}
        </button>
      ) : (
        <p className={styles.told}>{entry.summary}</p>
      )}
      {entry.is === 'changed' && entry.marks.length > 0 && (
        <p className={styles.marks}>
          {entry.marks.map((mark, i) => (
            <Marked key={i} mark={mark} />
          ))}
        </p>
      )}
    </li>
  )
}

function Marked({ mark: { is, text } }: { mark: Mark }) {
  if (is === 'same') return text
  const blank = /^\s*$/.test(text)
  if (blank) return text
  return is === 'added' ? <ins className={styles.ins}>{text}</ins> : <del className={styles.del}>{text}</del>
}
