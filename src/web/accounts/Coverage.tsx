import type { Coverage as Covered } from '#journey/outreach/accounts.contract.ts'
import styles from './Coverage.module.css'
import { words } from './words.ts'

/** A buying group in a line: a mark per role that it needs; filled where we talked to somebody, dashed where nobody is known. */
export function Coverage({ coverage: { needed, known, reached } }: { coverage: Covered }) {
  const parts = needed.map((role) => {
    const name = words.roles[role]
    if (reached.includes(role)) return { role, how: 'reached', says: words.roleReached(name) }
    if (known.includes(role)) return { role, how: 'known', says: words.roleKnown(name) }
    return { role, how: 'missing', says: words.roleMissing(name) }
  })
  const sum = words.coverage(known.length, needed.length, reached.length)
  return (
    <span
      className={styles.marks}
      role="img"
      aria-label={`${sum}. ${parts.map(({ says }) => says).join('; ')}`}
    >
      {parts.map(({ role, how, says }) => (
        <span key={role} className={styles.mark} data-how={how} title={says} aria-hidden="true">
          {words.letters[role]}
        </span>
      ))}
    </span>
  )
}
