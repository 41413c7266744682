import { Section } from '../ui/Screen.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Result } from './data.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

/** What was looked at and is no rule, with the reason; leaks first. */
export function LeftColumns({ of }: { of: Result['columns'] }) {
  if (of.length === 0) return null
  const sorted = of.toSorted((a, b) => Number(b.use === 'leak') - Number(a.use === 'leak'))
  return (
    <Section title={words.columns} aside={<span className={styles.aside}>{words.columnsHint}</span>}>
      <ul className={styles.columns}>
        {sorted.map(({ column, name, use, why }) => (
          <li key={column}>
            <b>{name}</b>
            <span>
              {use === 'leak' && <Tag tone="warn">{words.leak}</Tag>} {why}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
