import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { IconPlus } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { EditPurpose } from './EditPurpose.tsx'
import { Purposes } from './Purposes.tsx'
import { Requests } from './Requests.tsx'
import { Retention } from './Retention.tsx'
import type { Tab } from './search.ts'
import styles from './Consent.module.css'
import { words } from './words.ts'

const route = getRouteApi('/consent')

/** What people agree to; for admins also who asks to be erased, and how long what is kept. */
export function ConsentScreen() {
  const { tab = 'purposes', edit } = route.useSearch()
  const navigate = route.useNavigate()
  const drafts = useMay('draft')
  const admin = useMay('admin')
  const tabs: Tab[] = admin ? ['purposes', 'requests', 'retention'] : ['purposes']
  const open = tabs.includes(tab) ? tab : 'purposes'
  const change = (next: { tab?: Tab; edit?: string }) => void navigate({ search: { tab: open, ...next } })
  return (
    <Screen
      title={words.title}
      actions={
        drafts &&
        open === 'purposes' && (
          <Button look="primary" icon={<IconPlus size={15} />} onClick={() => change({ edit: 'new' })}>
            {words.add}
          </Button>
        )
      }
      bar={
        tabs.length > 1 && (
          <div className={styles.bar}>
            <Segments
              label={words.title}
              value={open}
              options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
              onChange={(next) => change({ tab: next })}
            />
          </div>
        )
      }
    >
      <div className={styles.page}>
        {open === 'purposes' && <Purposes onEdit={drafts ? (id) => change({ edit: id }) : null} />}
        {open === 'requests' && <Requests />}
        {open === 'retention' && <Retention />}
      </div>
      {edit !== undefined && drafts && <EditPurpose id={edit} onClose={() => change({})} />}
    </Screen>
  )
}
