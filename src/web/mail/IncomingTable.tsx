import type { IncomingView } from '#journey/mailing/inbound.contract.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import styles from './Mail.module.css'
import own from './Incoming.module.css'
import { words } from './incoming-words.ts'

const TONES: Record<NonNullable<IncomingView['kind']>, Tone> = {
  reply: 'good',
  new_sender: 'good',
  unsubscribe: 'warn',
  away: 'plain',
  bounce: 'plain',
  complaint: 'bad',
  own: 'plain',
  loop: 'plain',
  unreadable: 'warn',
  other: 'plain',
}

export function IncomingTable({ rows, open }: { rows: IncomingView[]; open: (id: string) => void }) {
  return (
    <table className={`${styles.table} ${own.table}`} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col" className={styles.wide}>
            {words.followed}
          </th>
          <th scope="col" className={styles.wide}>
            {words.when}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={styles.what}>
              <button type="button" className={own.open} onClick={() => open(row.id)}>
                <span className={own.who}>{senderOf(row)}</span>
                <span className={own.subject}>{row.subject || words.noSubject}</span>
              </button>
              <span className={styles.why}>
                <When at={row.takenAt} />
              </span>
            </td>
            <td className={own.kind}>
              <Kind mail={row} />
              {row.because && <span className={styles.detail}>{row.because.sentence}</span>}
            </td>
            <td className={styles.wide}>
              <span className={styles.small}>{followedOf(row)}</span>
            </td>
            <td className={`${styles.wide} ${own.when}`}>
              <When at={row.takenAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function senderOf({ from, lead }: IncomingView): string {
  return lead?.name ?? from?.name ?? from?.address ?? words.nobody
}

export function followedOf({ followed }: IncomingView): string {
  return followed.map(({ sentence }) => sentence).join(' · ') || words.nothing
}

export function Kind({ mail: { state, kind, returned, byHand } }: { mail: IncomingView }) {
  if (state === 'stuck') return <Tag tone="bad">{words.stuck}</Tag>
  if (kind === null) return <Tag>{words.waiting}</Tag>
  const more = kind === 'bounce' && returned !== null ? `, ${words.returned[returned]}` : ''
  return (
    <>
      <Tag tone={kind === 'bounce' && returned === 'hard' ? 'bad' : TONES[kind]}>
        {words.kinds[kind]}
        {more}
      </Tag>
      {byHand && <span className={own.byHand}>{words.byHand}</span>}
    </>
  )
}
