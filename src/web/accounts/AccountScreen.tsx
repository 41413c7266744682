import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import trail from '../lead/LeadScreen.module.css'
import { IconChevronRight } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import styles from './AccountScreen.module.css'
import { words } from './account-words.ts'
import { Activity } from './Activity.tsx'
import { Alone } from './Alone.tsx'
import { accountQuery } from './data.ts'
import { Deals } from './Deals.tsx'
import { Facts } from './Facts.tsx'
import { Group } from './Group.tsx'
import { NextStep } from './NextStep.tsx'
import { Others } from './Others.tsx'
import { StateTag } from './StateTag.tsx'
import { words as list } from './words.ts'

const route = getRouteApi('/accounts/$id')

export function AccountScreen() {
  const { id } = route.useParams()
  const one = useQuery(accountQuery(id))
  const account = one.data
  return (
    <Screen
      title={
        <span className={trail.trail}>
          <Link to="/accounts" className={trail.up}>
            {list.title}
          </Link>
          <IconChevronRight size={14} />
          <span className={trail.who}>{account?.name ?? ''}</span>
        </span>
      }
      actions={account && <StateTag state={account.state} until={account.until} />}
    >
      <div className={trail.page}>
        {one.isError && !account ? (
          <Failed what={words.failed} error={one.error} retry={() => void one.refetch()} />
        ) : !account ? (
          <Bars rows={12} />
        ) : (
          <>
            <Alone account={account} />
            <div className={styles.columns}>
              <div className={styles.main}>
                <Group account={account} />
                <Others account={account} />
                <Activity account={account} />
              </div>
              <div className={styles.side}>
                <NextStep key={account.id} account={account} />
                <Facts account={account} />
                <Deals account={account} />
              </div>
            </div>
          </>
        )}
      </div>
    </Screen>
  )
}
