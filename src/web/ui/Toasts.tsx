import styles from './Toasts.module.css'
import { words } from './words.ts'
import { IconButton } from './Button.tsx'
import { IconX } from './icons.ts'
import { dismiss, useToasts } from './toast.ts'

export function Toasts() {
  const toasts = useToasts()
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {toasts.map((one) => (
        <div key={one.key} className={styles.toast} data-tone={one.tone}>
          <span className={styles.text}>{one.text}</span>
          {one.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                one.action?.run()
                dismiss(one.key)
              }}
            >
              {one.action.label}
            </button>
          )}
          <IconButton label={words.dismiss} onClick={() => dismiss(one.key)}>
            <IconX size={14} />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
