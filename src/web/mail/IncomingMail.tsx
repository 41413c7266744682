import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { IncomingDetail } from '#journey/mailing/inbound.contract.ts'
import { useMay } from '../data/session.ts'
import { bytes, moment } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { When } from '../ui/When.tsx'
import caught from './Caught.module.css'
import { incomingMailQuery } from './data.ts'
import { followedOf, Kind } from './IncomingTable.tsx'
import styles from './Incoming.module.css'
import { SayWhat } from './SayWhat.tsx'
import { words } from './incoming-words.ts'

/** One mail that came in: what it says, what was made of it, and why. */
export function IncomingMail({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: mail, error, refetch } = useQuery(incomingMailQuery(id))
  const mayWork = useMay('work')
  return (
    <Drawer open width={620} title={mail ? mail.subject || words.noSubject : words.title} onClose={onClose}>
      {error && !mail ? (
        <Failed what={words.gone} error={error} retry={() => void refetch()} />
      ) : !mail ? (
        <Bars rows={6} height={18} gap={18} />
      ) : (
        <div className={styles.mail}>
          <Facts mail={mail} />
          {mail.problem && (
            <Note tone="warn">
              <strong>{words.problem}</strong>
              <div className={styles.said}>{mail.problem}</div>
            </Note>
          )}
          <Said mail={mail} />
          {mail.trace.length > 0 && (
            <section>
              <h3>{words.trace}</h3>
              <ul className={styles.trace}>
                {mail.trace.map(({ at, by, from, to, because }) => (
                  <li key={at}>
                    {words.said(by.name, from && words.kinds[from], words.kinds[to])} · <When at={at} />
                    {because && <q className={styles.because}>{because}</q>}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {mayWork && mail.choices.length > 0 && <SayWhat key={mail.kind} mail={mail} />}
        </div>
      )}
    </Drawer>
  )
}

function Facts({ mail }: { mail: IncomingDetail }) {
  const { from, lead, message } = mail
  const facts: [string, ReactNode][] = [
    [words.from, from ? [from.name, from.address].filter(Boolean).join(' · ') : words.nobody],
    [words.kind, <Kind mail={mail} />],
    [words.because, mail.because?.sentence],
    [words.followed, followedOf(mail)],
    [
      words.lead,
      lead && (
        <Link to="/leads/$id" params={{ id: lead.id }} className={styles.link}>
          {lead.name ?? lead.company ?? words.unnamed}
        </Link>
      ),
    ],
    [
      words.answers,
      message && (
        <Link to="/programmes/$id" params={{ id: message.programme }} className={styles.link}>
          {message.programme} · {message.step}
        </Link>
      ),
    ],
    [words.recipient, mail.recipient],
    [words.code, mail.code],
    [words.back, mail.back && moment(mail.back)],
    [words.sentAt, mail.sentAt && moment(mail.sentAt)],
    [words.takenAt, `${moment(mail.takenAt)} · ${bytes(mail.size)}`],
    [words.mailbox, mail.how === 'piped' ? `${mail.mailbox} (${words.piped})` : mail.mailbox],
  ]
  return (
    <dl className={caught.head}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

type View = keyof typeof words.views

function Said({ mail }: { mail: IncomingDetail }) {
  const [view, setView] = useState<View>('text')
  return (
    <>
      <div>
        <Segments
          label={words.view}
          value={view}
          onChange={setView}
          options={(Object.keys(words.views) as View[]).map((value) => ({
            value,
            label: words.views[value],
          }))}
        />
      </div>
      {view === 'headers' ? <Headers headers={mail.headers} /> : <Plain mail={mail} view={view} />}
    </>
  )
}

function Headers({ headers }: { headers: IncomingDetail['headers'] }) {
  if (headers.length === 0) return <p className={caught.none}>{words.noHeaders}</p>
  return (
    <table className={caught.headers} aria-label={words.views.headers}>
      <tbody>
        {headers.map(({ name, value }, i) => (
          <tr key={i}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Plain({ mail, view }: { mail: IncomingDetail; view: 'text' | 'source' }) {
  const shown = view === 'text' ? mail.text : mail.source
  if (!shown) return <p className={caught.none}>{view === 'text' ? words.noText : words.noSource}</p>
  return (
    <pre className={`${caught.plain} ${styles.text}`} tabIndex={0} aria-label={words.views[view]}>
      {shown}
    </pre>
  )
}
