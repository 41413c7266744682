import { useQuery } from '@tanstack/react-query'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { mailQuery } from './data.ts'
import { Settings } from './Settings.tsx'
import { Tabs } from './Tabs.tsx'
import styles from './Mail.module.css'
import { words } from './settings-words.ts'

/** Who mails come from, how many may leave, and how that goes. */
export function MailScreen() {
  const { data, error, refetch } = useQuery(mailQuery)
  if (data) return <Settings view={data} />
  return (
    <Screen title={words.title} bar={<Tabs />}>
      {error ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : (
        <div className={styles.loading}>
          <Bars rows={10} height={18} gap={20} />
        </div>
      )}
    </Screen>
  )
}
