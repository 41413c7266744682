import { useEditing } from './editing.ts'
import styles from './Inputs.module.css'
import { keyOf, type Path } from './values.ts'

/** What is wrong with a part of the file that is no single field: it stands at the part's head. */
export function Wrong({ path }: { path: Path }) {
  const { problems } = useEditing()
  const key = keyOf(path)
  const found = problems.filter((problem) => problem.path === key)
  return found.map((problem) => (
    <p key={problem.message} className={styles.wrong} data-path={key}>
      {problem.message}
    </p>
  ))
}
