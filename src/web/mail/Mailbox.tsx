import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MailboxCheck, MailboxView } from '#journey/mailing/mailbox.contract.ts'
import { post } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Section } from '../ui/Screen.tsx'
import { When } from '../ui/When.tsx'
import { mailboxQuery } from './data.ts'
import mail from './Mail.module.css'
import styles from './Settings.module.css'
import { words } from './mailbox-words.ts'

/** Where answers and bounces come to, and whether they are read. */
export function Mailbox() {
  const { data: view, error } = useQuery(mailboxQuery)
  const mayDraft = useMay('draft')
  const check = useMutation({ mutationFn: () => post<MailboxCheck>('/mail/mailbox/check', {}) })
  const off = view?.state === 'off'
  return (
    <Section
      title={words.title}
      aside={
        mayDraft &&
        view &&
        !off && (
          <Button busy={check.isPending} onClick={() => check.mutate()}>
            {words.check}
          </Button>
        )
      }
    >
      {error && !view && <Note tone="warn">{words.failed}</Note>}
      {view && (off ? <Off /> : <Stands view={view} />)}
      <div className={styles.record} aria-live="polite">
        {check.data && !check.isPending && <Checked check={check.data} />}
      </div>
      <Oops error={check.error} />
    </Section>
  )
}

function Off() {
  return (
    <>
      <Note>{words.off}</Note>
      <p className={styles.hint}>{words.offHint}</p>
    </>
  )
}

function Stands({
  view: { mailbox, state, sentence, detail, since, lookedAt, taken },
}: {
  view: MailboxView
}) {
  if (state === 'off') return null
  const tone = state === 'failing' || sentence !== null ? 'warn' : state === 'watching' ? 'good' : 'plain'
  return (
    <>
      <Note tone={tone}>
        <strong>{words.states[state]}</strong>
        {sentence !== null && (
          <span className={styles.because}>
            {sentence} {since && <When at={since} />}
          </span>
        )}
        {detail !== null && <span className={mail.detail}>{detail}</span>}
      </Note>
      <p className={styles.line}>
        {mailbox && <span>{words.where(mailbox.user, mailbox.host, mailbox.folder)}</span>}
        {mailbox && (
          <span>
            {mailbox.then === 'move' ? words.then.move(mailbox.to ?? '') : words.then[mailbox.then]}
          </span>
        )}
        <span>{words.taken(taken)}</span>
        {lookedAt && (
          <span>
            {words.lookedAt} <When at={lookedAt} />
          </span>
        )}
        <Link to="/mail/incoming" className={mail.link}>
          {words.incoming}
        </Link>
      </p>
    </>
  )
}

function Checked({ check: { ok, folder, mails, sentence, detail } }: { check: MailboxCheck }) {
  if (ok) return <Note tone="good">{words.fine(folder ?? '', mails ?? 0)}</Note>
  return (
    <Note tone="warn">
      {sentence}
      {detail !== null && <span className={mail.detail}>{detail}</span>}
    </Note>
  )
}
