import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { AccountDetail, Member, MemberRole } from '#journey/outreach/accounts.contract.ts'
import { Button } from '../ui/Button.tsx'
import { IconUserPlus } from '../ui/icons.ts'
import { Section } from '../ui/Screen.tsx'
import { AddMember } from './AddMember.tsx'
import { words } from './account-words.ts'
import { outreachSettingsQuery } from './data.ts'
import styles from './Group.module.css'
import { MemberCard } from './MemberCard.tsx'
import { words as list } from './words.ts'

/** Who decides there, as a picture: a place for each role that has to be known, whoever stands in it, and the gaps. */
export function Group({ account }: { account: AccountDetail }) {
  const { coverage, group, mayWork } = account
  const [adding, setAdding] = useState<{ role: MemberRole; of?: Member } | null>(null)
  const needed = useQuery(outreachSettingsQuery).data?.roles ?? coverage.needed
  const further = group.filter(({ role }) => !(needed as readonly string[]).includes(role))
  const sum = list.coverage(coverage.known.length, coverage.needed.length, coverage.reached.length)
  return (
    <Section
      title={words.group}
      aside={
        <span className={styles.head}>
          <span className={styles.sum}>{sum}</span>
          {mayWork && (
            <Button icon={<IconUserPlus size={15} />} onClick={() => setAdding({ role: 'unknown' })}>
              {words.addMember}
            </Button>
          )}
        </span>
      }
    >
      <ul className={styles.places}>
        {needed.map((role) => {
          const members = group.filter((one) => one.role === role)
          const reached = members.some((one) => one.reached)
          return (
            <li
              key={role}
              className={styles.place}
              data-how={reached ? 'reached' : members.length > 0 ? 'known' : 'missing'}
            >
              <h3 className={styles.role}>{list.roles[role]}</h3>
              {members.map((member) => (
                <MemberCard
                  key={member.id}
                  account={account}
                  member={member}
                  onFound={() => setAdding({ role, of: member })}
                />
              ))}
              {members.length === 0 && <p className={styles.nobody}>{words.groupEmpty}</p>}
              {members.length === 0 && mayWork && (
                <button type="button" className={styles.gap} onClick={() => setAdding({ role })}>
                  {words.addTo(list.roles[role])}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {further.length > 0 && (
        <>
          <h3 className={styles.further}>{words.further}</h3>
          <ul className={styles.places}>
            {further.map((member) => (
              <li key={member.id} className={styles.place} data-how="further">
                <h4 className={styles.role} data-tone={member.role}>
                  {list.roles[member.role]}
                </h4>
                <MemberCard
                  account={account}
                  member={member}
                  onFound={() => setAdding({ role: member.role, of: member })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {adding && (
        <AddMember account={account} role={adding.role} member={adding.of} onClose={() => setAdding(null)} />
      )}
    </Section>
  )
}
