import { list } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Result } from './data.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

/** What was looked at and is no rule, with the reason; leaks first. */
export function LeftColumns({ of }: { of: Result['columns'] }) {
  if (of.length === 0) return null
  const leaks = of.filter(({ use }) => use === 'leak')
  // dozens say nothing for the same reason: one line for each reason
  const reasons = new Map<string, string[]>()
  for (const { name, use, why } of of)
    if (use !== 'leak') reasons.set(why, [...(reasons.get(why) ?? []), name])
  return (
    <Section title={words.columns} aside={<span className={styles.aside}>{words.columnsHint}</span>}>
      <ul className={styles.columns}>
        {leaks.map(({ column, name, why }) => (
          <li key={column}>
            <b>{name}</b>
            <span>
              <Tag tone="warn">{words.leak}</Tag> {why}
            </span>
          </li>
        ))}
        {[...reasons].map(([why, names]) => (
          <li key={why}>
            <b>{why}</b>
            <span>{list(names)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
