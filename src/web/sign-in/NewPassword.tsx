import { PasswordField } from '../ui/PasswordField.tsx'
import { IconCheck } from '../ui/icons.ts'
import styles from './SignIn.module.css'
import { words } from './words.ts'

const SHORTEST = 12

interface NewPasswordProps {
  value: string
  onChange: (value: string) => void
  /** what nobody should make a password of */
  own: (string | null)[]
  label?: string
  error?: string | undefined
  autoFocus?: boolean
}

/** The rules stand there before anybody types; the server has the last word. */
export function NewPassword({ value, onChange, own, label = words.newPassword, ...rest }: NewPasswordProps) {
  const plain = value.toLowerCase()
  const parts = own
    .flatMap((text) => (text ?? '').toLowerCase().split(/[\s@.]+/))
    .filter((part) => part.length > 2)
  const left = parts.reduce((rest, part) => rest.replaceAll(part, ''), plain)
  const kept = {
    length: [...value].length >= SHORTEST,
    variety: value !== '' && new Set(plain).size >= 5 && !/^(abcd|1234|0123|qwert|passwor)/.test(plain),
    own: value !== '' && left.length >= 6,
  }
  return (
    <div className={styles.wide}>
      <PasswordField
        {...rest}
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
