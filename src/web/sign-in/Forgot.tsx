import styles from './SignIn.module.css'
import { words } from './words.ts'

/** There is no mail that anybody could ask for: a new password comes by a link from an admin. */
export function Forgot() {
  return (
    <details className={styles.forgot}>
      <summary>{words.forgot}</summary>
      <div>
        <p>{words.forgotHint}</p>
        <p>
          {words.forgotAdmin} <code>{words.adminLink}</code>
        </p>
      </div>
    </details>
  )
}
