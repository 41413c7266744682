import { useNavigate } from '@tanstack/react-router'
import { Face } from '../ui/Face.tsx'
import { IconSelector } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { accountEntries, useAccount } from './account-entries.tsx'
import styles from './PersonSwitch.module.css'
import { words } from './words.ts'

/** Who signed in, and what is theirs alone. */
export function AccountMenu({ folded = false }: { folded?: boolean }) {
  const session = useAccount()
  const navigate = useNavigate()
  if (!session?.person) return null
  const { id, name, email, role } = session.person
  return (
    <Menu
      title={email ?? name}
      entries={accountEntries(session, navigate)}
      target={
        <button
          type="button"
          className={styles.person}
          aria-label={folded ? `${words.account}: ${name}` : undefined}
        >
          <Face id={id} name={name} />
          {!folded && (
            <>
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.small}>{role ? words.roles[role] : ''}</span>
              </span>
              <IconSelector size={14} />
            </>
          )}
        </button>
      }
    />
  )
}
