import { resume, setEnded, useEnded, useSession } from '../data/session.ts'
import { Dialog } from '../ui/Overlay.tsx'
import styles from './SignIn.module.css'
import { SignInForm } from './SignInForm.tsx'
import { words } from './words.ts'

/** Over the screen on which the session ended, so that nothing that was typed on it is lost. */
export function SignInAgain() {
  const ended = useEnded()
  const email = useSession()?.person?.email ?? ''
  const here = location.pathname + location.search
  const away = () =>
    ended === 'stale' ? setEnded(false) : location.assign(`/sign-in?to=${encodeURIComponent(here)}`)
  return (
    <Dialog open={ended !== false} title={words.again} onClose={away} width={420}>
      <div className={styles.form}>
        <p>{ended === 'stale' ? words.staleHint : words.againHint}</p>
        <SignInForm to={here} email={email} onDone={() => void resume()} />
      </div>
    </Dialog>
  )
}
