import { Link } from '@tanstack/react-router'
import type { AccountDetail, Member, MemberRole } from '#journey/outreach/accounts.contract.ts'
import { queryClient } from '../data/query-client.ts'
import { patch, post, remove } from '../data/request.ts'
import { reasons } from '../suppressions/words.ts'
import { IconButton } from '../ui/Button.tsx'
import { IconDots, IconHandStop, IconTrash, IconUserCheck } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { StageMark } from '../ui/StageMark.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import { words } from './account-words.ts'
import { accountQuery, useAccountAct } from './data.ts'
import styles from './Group.module.css'
import { words as list } from './words.ts'

interface MemberCardProps {
  account: AccountDetail
  member: Member
  /** somebody known by name became a lead */
  onFound: () => void
}

export function MemberCard({ account, member, onFound }: MemberCardProps) {
  const at = `/accounts/${account.id}/members`
  const { lead } = member
  const name = member.name ?? (lead ? words.noName : words.erased)
  const failed = (error: Error) => toast({ text: error.message, tone: 'bad' })
  const role = useAccountAct(account.id, (to: MemberRole) =>
    patch<AccountDetail>(`${at}/${member.id}`, { role: to }),
  )
  const back = useAccountAct(account.id, () =>
    post<AccountDetail>(at, {
      role: member.role,
      ...(lead
        ? { leadId: lead.id }
        : { name: member.name, ...(member.title === null ? {} : { title: member.title }) }),
    }),
  )
  const gone = useAccountAct(account.id, async () => {
    await remove(`${at}/${member.id}`)
    return queryClient.fetchQuery({ ...accountQuery(account.id), staleTime: 0 })
  })
  const takeOut = () =>
    gone.mutate(undefined, {
      onSuccess: () =>
        toast({
          text: words.removed(name),
          tone: 'plain',
          ...(member.name === null && !lead
            ? {}
            : { action: { label: words.undo, run: () => back.mutate(undefined, { onError: failed }) } }),
        }),
      onError: failed,
    })
  const roles = (Object.keys(list.roles) as MemberRole[]).filter((one) => one !== member.role)
  return (
    <div className={styles.member}>
      <div className={styles.line}>
        {lead ? (
          <Link to="/leads/$id" params={{ id: lead.id }} className={styles.name}>
            {name}
          </Link>
        ) : (
          <span className={styles.name}>{name}</span>
        )}
        {account.mayWork && (
          <Menu
            title={words.roleOf(name)}
            target={
              <IconButton label={words.roleOf(name)} tip={false} className={styles.more}>
                <IconDots size={15} />
              </IconButton>
            }
            entries={[
              ...roles.map((one) => ({
                label: list.roles[one],
                run: () => role.mutate(one, { onError: failed }),
              })),
              ...(lead
                ? []
                : [{ label: words.member.isLead, icon: <IconUserCheck size={15} />, run: onFound }]),
              {
                label: words.removeMember(name),
                icon: <IconTrash size={15} />,
                danger: true,
                run: takeOut,
              },
            ]}
          />
        )}
      </div>
      {member.title && <p className={styles.title}>{member.title}</p>}
      <p className={styles.signs}>
        {member.reached ? (
          <Tag tone="good">{words.reached}</Tag>
        ) : lead ? (
          <Tag>{words.notReached}</Tag>
        ) : (
          <Tag>{words.toFind}</Tag>
        )}
        {lead?.suppressed && lead.suppressed.id !== null && (
          <span className={styles.alone}>
            <IconHandStop size={13} /> {reasons[lead.suppressed.reason]}
          </span>
        )}
      </p>
      {lead && (
        <p className={styles.stage}>
          <StageMark stage={lead.stage} />
          <span className={styles.when}>
            <When at={lead.lastActivityAt} />
          </span>
        </p>
      )}
    </div>
  )
}
