import type { RefObject } from 'react'
import type { TemplatePreview } from '#journey/mailing/templates.contract.ts'
import { IconAlertTriangle } from '../ui/icons.ts'
import { Note } from '../ui/Note.tsx'
import type { Written } from './data.ts'
import styles from './Editor.module.css'
import { words } from './words.ts'

interface ProblemsProps {
  problems: TemplatePreview['problems']
  text: Written
  body: RefObject<HTMLTextAreaElement | null>
}

/** What is wrong, each with its line; a press leads there. */
export function Problems({ problems, text, body }: ProblemsProps) {
  const goTo = (line: number) => {
    const lines = text.body.split('\n')
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    body.current?.focus()
    body.current?.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0))
  }
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <Note tone="warn" icon={<IconAlertTriangle size={16} />}>
          <strong>{words.problems(problems.length)}</strong>
          <ul className={styles.problems}>
            {problems.map(({ field, line, column, message }) => (
              <li key={`${field} ${line} ${column} ${message}`}>
                {field === 'body' ? (
                  <button type="button" className={styles.place} onClick={() => goTo(line)}>
                    {words.place(line)}
                  </button>
                ) : (
                  <span className={styles.field}>{words.fields[field]}</span>
                )}{' '}
                {message}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
