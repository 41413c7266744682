import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { IconClock, IconPlus, IconRoute } from '../ui/icons.ts'
import { Dialog, Drawer } from '../ui/Overlay.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tabs } from '../hooks/Tabs.tsx'
import { programmesQuery } from './data.ts'
import { entryWords } from './entry-words.ts'
import styles from './Programmes.module.css'
import { MailingRules } from './MailingRules.tsx'
import { ProgrammeTable } from './ProgrammeTable.tsx'
import { StartCards } from './StartCards.tsx'
import { words } from './words.ts'

const route = getRouteApi('/programmes')

/** Every programme: how it stands, who is in it, what became of them. */
export function ProgrammesScreen() {
  const { open } = route.useSearch()
  const navigate = route.useNavigate()
  const mayDraft = useMay('draft')
  const { data: rows, error, refetch } = useQuery(programmesQuery)
  const [adding, setAdding] = useState(false)
  const rules = (next?: 'rules') => void navigate({ search: next ? { open: next } : {}, replace: true })
  return (
    <Screen
      title={words.title}
      actions={
        <>
          <Button icon={<IconClock size={15} />} onClick={() => rules('rules')}>
            {words.rules}
          </Button>
          {mayDraft && rows && rows.length > 0 && (
            <Button look="primary" icon={<IconPlus size={15} />} onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )}
        </>
      }
      bar={<Tabs />}
    >
      {error && !rows ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={6} height={22} gap={22} />
        </div>
      ) : rows.length === 0 ? (
        <div className={styles.empty}>
          <Empty icon={<IconRoute size={22} stroke={1.6} />} title={words.empty.title}>
            {words.empty.text}
          </Empty>
          {mayDraft && (
            <>
              <p className={styles.hint}>{words.addHint}</p>
              <StartCards taken={[]} />
            </>
          )}
        </div>
      ) : (
        <ProgrammeTable rows={rows} />
      )}
      {adding && (
        <Dialog open title={words.add} width={720} onClose={() => setAdding(false)}>
          <p className={styles.hint}>{words.addHint}</p>
          <StartCards taken={rows?.map(({ id }) => id) ?? []} />
        </Dialog>
      )}
      {open === 'rules' && (
        <Drawer open title={entryWords.mailing.title} onClose={() => rules()}>
          <MailingRules onClose={() => rules()} />
        </Drawer>
      )}
    </Screen>
  )
}
