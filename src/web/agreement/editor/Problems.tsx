import { useState } from 'react'
import type { Problem } from '#journey/agreement/editing.contract.ts'
import { IconAlertTriangle, IconChevronDown } from '../../ui/icons.ts'
import styles from './Editor.module.css'
import { editorWords as words } from './words.ts'

interface ProblemsProps {
  problems: readonly Problem[]
  warnings: readonly Problem[]
  onGo: (problem: Problem) => void
}

/** Everything that keeps the text from being proposed; a click goes there. */
export function Problems({ problems, warnings, onGo }: ProblemsProps) {
  const [open, setOpen] = useState(true)
  const all = [...problems, ...warnings]
  if (all.length === 0) return null
  const bad = problems.length > 0
  return (
    <section className={styles.problems} data-bad={bad || undefined} aria-label={words.problems(all.length)}>
      <button
        type="button"
        className={styles.problemsHead}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconAlertTriangle size={15} />
        <span role="status">
          {[
            problems.length > 0 ? words.problems(problems.length) : '',
            warnings.length > 0 ? words.warnings(warnings.length) : '',
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <IconChevronDown size={14} />
      </button>
      {open && (
        <ul>
          {all.map((problem) => (
            <li key={`${problem.line}:${problem.column}:${problem.path}:${problem.message}`}>
              <button type="button" className={styles.problem} onClick={() => onGo(problem)}>
                <span>{problem.message}</span>
                <span className={styles.where}>
                  {problem.path}, {words.line(problem.line)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
