import { useQuery } from '@tanstack/react-query'
import { peopleQuery } from '../data/company.ts'
import { useSession } from '../data/session.ts'
import { PreferencesForm } from '../notifications/PreferencesForm.tsx'
import { words as shellWords } from '../shell/words.ts'
import { Face } from '../ui/Face.tsx'
import { IconLockOpen } from '../ui/icons.ts'
import { Screen, Section } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import styles from './Account.module.css'
import { LanguagePart } from './LanguagePart.tsx'
import { Passkeys } from './Passkeys.tsx'
import { PasswordPart } from './PasswordPart.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'
import { WorkPart } from './WorkPart.tsx'
import { words } from './words.ts'

export function AccountScreen() {
  const session = useSession()
  const people = useQuery(peopleQuery)
  const own = session?.person
  if (session && (session.mode !== 'claimed' || !own))
    return (
      <Screen title={words.title}>
        <Empty icon={<IconLockOpen size={22} />} title={words.openTitle}>
          {words.open} <code>{words.adminLink}</code>
        </Empty>
      </Screen>
    )
  const person = people.data?.find((one) => one.id === own?.id)
  return (
    <Screen title={words.title}>
      {people.isError && !people.data ? (
        <Failed what={words.failed} error={people.error} retry={() => void people.refetch()} />
      ) : !own || !person ? (
        <div className={styles.page}>
          <Bars rows={8} />
        </div>
      ) : (
        <div className={styles.page}>
          <header className={styles.you}>
            <Face id={own.id} name={own.name} />
            <div>
              <h2>{own.name}</h2>
              <p className={styles.small}>
                {own.email} · {shellWords.roles[own.role ?? ''] ?? own.role}
                {person.team ? ` · ${person.team}` : ''}
              </p>
              <p className={styles.small}>
                {session?.permissions.includes('admin') ? words.byYou : words.byAdmin}
              </p>
            </div>
            <div className={styles.may} role="group" aria-label={words.permissions}>
              {session?.permissions
                .filter((one) => one !== 'public' && one !== 'self')
                .map((one) => (
                  <Tag key={one}>{one}</Tag>
                ))}
            </div>
          </header>
          <Section title={shellWords.language}>
            <LanguagePart chosen={own.language} />
          </Section>
          <Section title={words.work}>
            <WorkPart key={person.id} person={person} />
          </Section>
          <Section title={words.password}>
            <PasswordPart own={own} />
          </Section>
          <Section title={words.secondFactor}>
            <SecondFactor on={own.secondFactor} />
          </Section>
          <Section title={words.passkeys}>
            <Passkeys />
          </Section>
          <Sessions />
          <Section title={words.notifications}>
            <PreferencesForm person={own.id} />
          </Section>
        </div>
      )}
    </Screen>
  )
}
