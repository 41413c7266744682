import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconLock } from '../ui/icons.ts'
import styles from './Act.module.css'
import { lifeWords } from './life-words.ts'
import type { usePasskey } from './passkey.ts'

interface ProvingProps {
  /** false: the workspace is open to its machine, and nothing can be proved */
  proves: boolean
  password: string
  onPassword: (password: string) => void
  passkey: ReturnType<typeof usePasskey> | null
}

/** The proof that a binding act asks for again. */
export function Proving({ proves, password, onPassword, passkey }: ProvingProps) {
  if (!proves) return <p className={styles.local}>{lifeWords.localProof}</p>
  return (
    <>
      <TextField
        label={lifeWords.password}
        hint={lifeWords.passwordHint}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={onPassword}
        autoFocus
      />
      {passkey && (
        <div>
          <Button icon={<IconLock size={15} />} busy={passkey.isPending} onClick={() => passkey.mutate()}>
            {lifeWords.passkey}
          </Button>
          {passkey.isError && (
            <p className={styles.refused} role="alert">
              {lifeWords.passkeyFailed}
            </p>
          )}
        </div>
      )}
    </>
  )
}
