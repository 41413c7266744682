import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../data/session.ts'
import { Tabs } from '../mail/Tabs.tsx'
import { Button } from '../ui/Button.tsx'
import { IconMail, IconPlus } from '../ui/icons.ts'
import { Opening } from '../ui/Opening.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { templatesQuery } from './data.ts'
import { TemplateTable } from './TemplateTable.tsx'
import styles from './Templates.module.css'
import { words } from './words.ts'

const NewTemplate = lazy(() => import('./NewTemplate.tsx').then((file) => ({ default: file.NewTemplate })))
const route = getRouteApi('/templates')

/** What mails of programmes say, and which programme sends which. */
export function TemplatesScreen() {
  const { add } = route.useSearch()
  const navigate = route.useNavigate()
  const mayDraft = useMay('draft')
  const { data: rows, error, refetch } = useQuery(templatesQuery)
  const [all, setAll] = useState(false)
  const inUse = rows?.filter(({ retiredAt }) => retiredAt === null) ?? []
  const retired = (rows?.length ?? 0) - inUse.length
  const shown = all ? [...inUse, ...(rows?.filter(({ retiredAt }) => retiredAt !== null) ?? [])] : inUse
  const adding = (open: boolean) => void navigate({ search: open ? { add: 'template' } : {}, replace: true })
  const button = mayDraft && (
    <Button look="primary" icon={<IconPlus size={15} />} onClick={() => adding(true)}>
      {words.add}
    </Button>
  )
  return (
    <Screen title={words.title} actions={rows && rows.length > 0 && button} bar={<Tabs />}>
      {error && !rows ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={8} height={18} gap={20} />
        </div>
      ) : rows.length === 0 ? (
        <Empty icon={<IconMail size={22} stroke={1.6} />} title={words.emptyTitle} actions={button}>
          {words.empty}
        </Empty>
      ) : (
        <>
          <TemplateTable rows={shown} />
          {retired > 0 && (
            <div className={styles.more}>
              <Button look="quiet" onClick={() => setAll(!all)}>
                {all ? words.hideRetired : words.showRetired(retired)}
              </Button>
            </div>
          )}
        </>
      )}
      <Suspense fallback={<Opening />}>
        {add && mayDraft && <NewTemplate taken={rows ?? []} onClose={() => adding(false)} />}
      </Suspense>
    </Screen>
  )
}
