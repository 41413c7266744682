import { Link } from '@tanstack/react-router'
import type { AccountDetail, MemberLead, MemberRole } from '#journey/outreach/accounts.contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Section } from '../ui/Screen.tsx'
import { StageMark } from '../ui/StageMark.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import styles from './AccountScreen.module.css'
import { words } from './account-words.ts'
import { useAccountAct } from './data.ts'
import { words as list } from './words.ts'

/** Leads of the company who stand in no role. */
export function Others({ account }: { account: AccountDetail }) {
  const join = useAccountAct(account.id, ({ lead, role }: { lead: MemberLead; role: MemberRole }) =>
    post<AccountDetail>(`/accounts/${account.id}/members`, { leadId: lead.id, role }),
  )
  if (account.others.length === 0)
    return account.leads === 0 ? (
      <Section title={words.others}>
        <p className={styles.hint}>{words.noLeads}</p>
      </Section>
    ) : null
  return (
    <Section title={words.others} aside={<span className={styles.hint}>{words.othersHint}</span>}>
      <ul className={styles.others}>
        {account.others.map((lead) => (
          <li key={lead.id} className={styles.other}>
            <span className={styles.who}>
              <Link to="/leads/$id" params={{ id: lead.id }} className={styles.name}>
                {lead.name ?? lead.email ?? words.noName}
              </Link>
              <span className={styles.small}>{lead.title}</span>
            </span>
            <span className={styles.stage}>
              <StageMark stage={lead.stage} />
            </span>
            <span className={styles.when}>
              <When at={lead.lastActivityAt} />
            </span>
            {account.mayWork && (
              <Menu
                title={words.toGroupOf(lead.name ?? words.noName)}
                target={<Button>{words.toGroup}</Button>}
                entries={(Object.keys(list.roles) as MemberRole[]).map((role) => ({
                  label: list.roles[role],
                  run: () =>
                    join.mutate(
                      { lead, role },
                      {
                        onSuccess: () => toast({ text: words.member.added, tone: 'good' }),
                        onError: (error) => toast({ text: error.message, tone: 'bad' }),
                      },
                    ),
                }))}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
