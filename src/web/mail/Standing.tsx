import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MailView } from '#journey/mailing/sending.contract.ts'
import { post } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { number } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Section } from '../ui/Screen.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import { caughtQuery } from './data.ts'
import { STATES } from './search.ts'
import styles from './Settings.module.css'
import { words } from './settings-words.ts'
import { words as all } from './words.ts'

/** Whether mails leave, and if not, why; how many did; what came back. */
export function Standing({ view }: { view: MailView }) {
  const { holding, paused, server, today, health, messages } = view
  const mayDraft = useMay('draft')
  const catching = useInfiniteQuery({ ...caughtQuery(undefined), enabled: mayDraft }).data?.pages[0]?.catching
  const client = useQueryClient()
  const turn = useMutation({
    mutationFn: (act: 'pause' | 'resume') => post<MailView>(`/mail/${act}`, {}),
    onSuccess: (next, act) => {
      client.setQueryData(['mail'], next)
      toast({ text: act === 'pause' ? words.paused : words.resumed, tone: 'good' })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  const act = paused ? 'resume' : 'pause'
  return (
    <Section
      title={words.standing}
      aside={
        mayDraft && (
          <Button look={paused ? 'primary' : 'plain'} busy={turn.isPending} onClick={() => turn.mutate(act)}>
            {words[act]}
          </Button>
        )
      }
    >
      <Note tone={holding === null ? 'good' : 'warn'}>
        <strong>{holding !== null ? words.holding[holding] : catching ? words.caught : words.leaves}</strong>
        {paused && (
          <span className={styles.because}>
            {paused.sentence} <When at={paused.since} />
          </span>
        )}
      </Note>
      <p className={styles.line}>
        {server !== null && !catching && <span>{words.server(server)}</span>}
        <span>{words.today(today.sent, today.limit)}</span>
        {health.mails > 0 && (
          <span>
            {words.health(health.mails)}: {words.hard(health.hard)} ({rate(health.bounceRate)}),{' '}
            {words.complaints(health.complaints)} ({rate(health.complaintRate)})
          </span>
        )}
      </p>
      <ul className={styles.counts}>
        {STATES.map((state) => (
          <li key={state}>
            <Link to="/mail/log" search={{ state }} className={styles.count}>
              <strong>{number(messages[state])}</strong>
              <span>{all.log.states[state]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function rate(percent: number | null): string {
  return percent === null ? words.tooFew : words.rate(percent)
}
