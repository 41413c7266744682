import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaughtDetail } from '#journey/mailing/templates.contract.ts'
import { bytes, moment } from '../ui/format.ts'
import { PanesLoading } from '../ui/Panes.tsx'
import { Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { caughtMailQuery } from './data.ts'
import styles from './Caught.module.css'
import { words } from './words.ts'

type View = keyof typeof words.caught.views

/** One caught mail, in all the ways that somebody may want to look at it. */
export function CaughtMail({ id }: { id: string }) {
  const { data: mail, error, refetch } = useQuery(caughtMailQuery(id))
  const [chosen, setView] = useState<View | null>(null)
  if (error) return <Failed what={words.caught.gone} error={error} retry={() => void refetch()} />
  if (!mail) return <PanesLoading />
  const view = chosen ?? (mail.hasHtml ? 'html' : 'text')
  return (
    <article className={styles.mail} aria-label={mail.subject || words.caught.noSubject}>
      <h2>{mail.subject || words.caught.noSubject}</h2>
      <dl className={styles.head}>
        <dt>{words.caught.from}</dt>
        <dd>{mail.from || words.caught.nobody}</dd>
        <dt>{words.caught.to}</dt>
        <dd>{mail.to.join(', ')}</dd>
        <dt>{words.caught.at}</dt>
        <dd>
          {moment(mail.at)} · {bytes(mail.size)}
        </dd>
      </dl>
      <div>
        <Segments
          label={words.caught.view}
          value={view}
          onChange={setView}
          options={(Object.keys(words.caught.views) as View[]).map((value) => ({
            value,
            label: words.caught.views[value],
          }))}
        />
      </div>
      <Shown mail={mail} view={view} />
    </article>
  )
}

function Shown({ mail, view }: { mail: CaughtDetail; view: View }) {
  if (view === 'headers')
    return (
      <table className={styles.headers} aria-label={words.caught.headerTable}>
        <tbody>
          {mail.headers.map(({ name, value }, i) => (
            <tr key={i}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  if (view === 'text' || view === 'source') {
    const text = view === 'text' ? mail.text : mail.source
    if (text === null) return <p className={styles.none}>{words.caught.noText}</p>
    return (
      <pre className={styles.plain} tabIndex={0} aria-label={words.caught.views[view]}>
        {text}
      </pre>
    )
  }
  if (!mail.hasHtml) return <p className={styles.none}>{words.caught.noHtml}</p>
  return (
    <div className={styles.stage} data-view={view}>
      {/* the answer forbids scripts and anything from elsewhere as well: two locks on the same door */}
      <iframe
        className={styles.frame}
        title={words.caught.frame}
        sandbox=""
        src={`/api/mail/caught/${mail.id}/html`}
      />
    </div>
  )
}
