import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { KeyView } from '#people/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { IconKey, IconLock, IconPlus } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { KeyTable } from './KeyTable.tsx'
import { words } from './keys-words.ts'
import { NewKeyForm } from './NewKeyForm.tsx'
import styles from './PeopleScreen.module.css'
import { Tabs } from './Tabs.tsx'

const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: () => get<Page<z.infer<typeof KeyView>>>('/keys'),
  select: (page) => page.items,
})

export function KeysScreen() {
  const admin = useMay('admin')
  const keys = useQuery({ ...keysQuery, enabled: admin })
  const [making, setMaking] = useState(false)
  const make = admin && (
    <Button look="primary" icon={<IconPlus size={15} />} onClick={() => setMaking(true)}>
      {words.make}
    </Button>
  )
  return (
    <Screen
      title={words.title}
      actions={
        admin && (
          <>
            <Csv path="/keys" />
            {make}
          </>
        )
      }
      bar={<Tabs />}
    >
      {!admin ? (
        <Empty icon={<IconLock size={22} />} title={words.notYours}>
          {words.needs}
        </Empty>
      ) : keys.isError && !keys.data ? (
        <Failed what={words.failed} error={keys.error} retry={() => void keys.refetch()} />
      ) : !keys.data ? (
        <div className={styles.loading}>
          <Bars rows={5} />
        </div>
      ) : keys.data.length === 0 ? (
        <Empty icon={<IconKey size={22} />} title={words.emptyTitle} actions={make}>
          {words.empty}
        </Empty>
      ) : (
        <div className={styles.frame}>
          <KeyTable keys={keys.data} />
        </div>
      )}
      {making && <NewKeyForm onClose={() => setMaking(false)} />}
    </Screen>
  )
}
