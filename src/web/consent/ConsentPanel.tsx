import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConsentView } from '#journey/consent/contract.ts'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import { consentsQuery } from './data.ts'
import styles from './ConsentPanel.module.css'
import { TellConsent } from './TellConsent.tsx'
import { words } from './words.ts'

const w = words.panel

/** What the person agreed to, each word with its proof; for admins the file of everything that is kept. */
export function ConsentPanel({ lead }: { lead: LeadDetail }) {
  const { data } = useQuery(consentsQuery(lead.id, lead.entries))
  const [tells, setTells] = useState(false)
  const works = useMay('work')
  const admin = useMay('admin')
  if (!data) return null
  return (
    <Section
      title={w.title}
      aside={works && !lead.erased && <Button onClick={() => setTells(true)}>{w.tell}</Button>}
    >
      {!lead.erased && (
        <ul className={styles.list}>
          {data.purposes.map(({ id, name, agreed }) => (
            <li key={id} className={styles.line}>
              <span>{name}</span> <Tag tone={agreed ? 'good' : 'plain'}>{agreed ? w.yes : w.no}</Tag>
            </li>
          ))}
        </ul>
      )}
      {data.pausedUntil && <p className={styles.small}>{w.paused(day(data.pausedUntil))}</p>}
      {data.history.length > 0 && (
        <details>
          <summary>{w.history}</summary>
          <ul className={styles.list}>
            {data.history.map((one) => (
              <Word key={one.seq} one={one} />
            ))}
          </ul>
        </details>
      )}
      {admin && (
        <p className={styles.small}>
          {w.fileHint} <a href={`/api/leads/${lead.id}/file?as=html`}>{w.fileToRead}</a>
          {', '}
          <a href={`/api/leads/${lead.id}/file?as=json`}>{w.fileForMachines}</a>
        </p>
      )}
      {tells && <TellConsent lead={lead} purposes={data.purposes} onClose={() => setTells(false)} />}
    </Section>
  )
}

function Word({ one: { given, purpose, channel, how, version, at, shown, where } }: { one: ConsentView }) {
  const what = purpose?.name ?? w.all[channel]
  return (
    <li className={styles.word}>
      <p>{given ? w.gave(what) : w.took(what)}</p>
      <p className={styles.small}>
        {w.hows[how]}
        {version !== null && `, ${words.version(version)}`}, <When at={at} />
      </p>
      {shown && <p className={styles.said}>{shown}</p>}
      {where && <p className={styles.small}>{where}</p>}
    </li>
  )
}
