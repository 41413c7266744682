import { rulesKept } from '#people/password.contract.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { IconCheck } from '../ui/icons.ts'
import styles from './SignIn.module.css'
import { words } from './words.ts'

interface NewPasswordProps {
  value: string
  onChange: (value: string) => void
  /** of whose name and address nobody should make a password */
  own: { name: string; email: string | null }
  label?: string
  /** what the server says is wrong: it follows "the password" */
  error?: string | undefined
  autoFocus?: boolean
}

/** The rules stand there before anybody types; the server has the last word. */
export function NewPassword(props: NewPasswordProps) {
  const { value, onChange, own, label = words.newPassword, error, ...rest } = props
  const kept = rulesKept(value, own)
  return (
    <div className={styles.wide}>
      <PasswordField
        {...rest}
        error={error && words.faulty(error)}
        label={label}
        name="new-password"
        autoComplete="new-password"
        value={value}
        onChange={onChange}
      />
      <ul className={styles.rules} aria-label={words.rule}>
        {(['length', 'variety', 'own'] as const).map((rule) => (
          <li key={rule} data-kept={kept[rule]}>
            {kept[rule] ? <IconCheck size={14} stroke={2.4} /> : <i className={styles.dot} />}
            <span>
              {words.rules[rule]}
              {kept[rule] && <span className="visually-hidden">: {words.ruleKept}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
