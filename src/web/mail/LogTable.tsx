import { Link } from '@tanstack/react-router'
import type { MessageView } from '#journey/mailing/templates.contract.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import styles from './Mail.module.css'
import { words } from './words.ts'

const TONES: Record<MessageView['state'], Tone> = {
  due: 'plain',
  flying: 'accent',
  sent: 'good',
  skipped: 'warn',
  refused: 'bad',
  unclear: 'warn',
}

export function LogTable({ rows }: { rows: MessageView[] }) {
  return (
    <table className={styles.table} aria-label={words.log.table}>
      <thead>
        <tr>
          <th scope="col">{words.log.who}</th>
          <th scope="col">{words.log.state}</th>
          <th scope="col" className={styles.wide}>
            {words.log.what}
          </th>
          <th scope="col" className={styles.wide}>
            {words.log.programme}
          </th>
          <th scope="col" className={styles.wide}>
            {words.log.when}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.lead.id} ${row.message}`}>
            <td className={styles.what}>
              <Link to="/leads/$id" params={{ id: row.lead.id }} className={styles.name}>
                {row.lead.name ?? row.lead.company ?? words.log.unnamed}
              </Link>
              {row.lead.name && row.lead.company && <span className={styles.small}>{row.lead.company}</span>}
              <span className={styles.why}>
                {row.template.name} · <When at={row.sentAt ?? row.dueAt} />
              </span>
            </td>
            <td className={styles.state}>
              <Tag tone={TONES[row.state]}>{words.log.states[row.state]}</Tag>
              {row.detail && row.state !== 'sent' && <span className={styles.detail}>{row.detail}</span>}
              {row.attempts > 1 && <span className={styles.small}>{words.log.attempts(row.attempts)}</span>}
            </td>
            <td className={styles.wide}>
              <Link to="/templates/$id" params={{ id: row.template.id }} className={styles.link}>
                {row.template.name}
              </Link>
              {row.templateVersion !== null && row.templateVersion > 0 && (
                <span className={styles.small}> {row.templateVersion}</span>
              )}
            </td>
            <td className={styles.wide}>
              <Link to="/programmes/$id" params={{ id: row.programme.id }} className={styles.link}>
                {row.programme.name}
              </Link>
            </td>
            <td className={styles.wide}>
              <When at={row.sentAt ?? row.dueAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
