import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountDetail } from '#journey/outreach/accounts.contract.ts'
import { Button } from '../ui/Button.tsx'
import { Owner } from '../ui/Face.tsx'
import { day } from '../ui/format.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './AccountScreen.module.css'
import { words } from './account-words.ts'
import { outreachSettingsQuery } from './data.ts'
import { EditAccount } from './EditAccount.tsx'
import { StateTag } from './StateTag.tsx'
import { words as list } from './words.ts'

export function Facts({ account }: { account: AccountDetail }) {
  const [editing, setEditing] = useState(false)
  const tiers = useQuery(outreachSettingsQuery).data?.tiers ?? []
  const tier = tiers.find(({ id }) => id === account.tier)
  useShortcuts(
    list.title,
    [{ keys: 'e', does: words.edit, run: () => setEditing(true) }],
    account.mayWork && !editing,
  )
  return (
    <Section
      title={words.facts}
      aside={
        account.mayWork && (
          <Button hint="e" onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        )
      }
    >
      <dl className={styles.facts}>
        <dt>{words.why}</dt>
        <dd className={styles.why}>{account.why || <span className={styles.hint}>{words.noWhy}</span>}</dd>
        <dt>{words.tier}</dt>
        <dd>
          <strong>{tier?.name ?? account.tier}</strong>{' '}
          {tier?.meaning && <span className={styles.small}>{tier.meaning}</span>}
        </dd>
        <dt>{words.state}</dt>
        <dd>
          <StateTag state={account.state} until={account.until} />
        </dd>
        <dt>{words.owner}</dt>
        <dd>
          <Owner owner={account.owner} />
        </dd>
        <dt>{words.segment}</dt>
        <dd>{account.segment ?? list.none}</dd>
        <dt>{words.domain}</dt>
        <dd className={styles.domain}>{account.domain ?? list.none}</dd>
        <dt>{words.leads}</dt>
        <dd>
          {account.leads === 0 ? (
            list.none
          ) : (
            <Link to="/leads" search={{ q: account.name }} className={styles.link}>
              {words.leadsCount(account.leads)}
            </Link>
          )}
        </dd>
        <dt>{words.since}</dt>
        <dd>{day(account.createdAt)}</dd>
      </dl>
      {editing && <EditAccount account={account} tiers={tiers} onClose={() => setEditing(false)} />}
    </Section>
  )
}
