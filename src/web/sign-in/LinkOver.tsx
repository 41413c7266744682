import { Link } from '@tanstack/react-router'
import { Note } from '../ui/Note.tsx'
import { Frame } from './Frame.tsx'
import styles from './SignIn.module.css'
import { words } from './words.ts'

export function LinkOver({ of }: { of: 'claim' | 'invite' }) {
  return (
    <Frame title={words.overTitle}>
      <Note>
        <p>{words.over}</p>
        {of === 'claim' ? (
          <p>
            {words.overClaim} <code>{words.adminLink}</code>.
          </p>
        ) : (
          <p>{words.overInvite}</p>
        )}
      </Note>
      <Link to="/sign-in" className={styles.link}>
        {words.signIn}
      </Link>
    </Frame>
  )
}
