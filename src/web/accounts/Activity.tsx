import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountDetail, AccountEvent } from '#journey/outreach/accounts.contract.ts'
import { queryClient } from '../data/query-client.ts'
import { post, remove } from '../data/request.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { TextArea } from '../ui/Field.tsx'
import { IconTrash } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Section } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import styles from './Activity.module.css'
import { words } from './account-words.ts'
import { accountQuery, accountTimelineQuery, useAccountAct } from './data.ts'
import { linesOf } from './event-lines.ts'

/** What the company did, what became of its leads, and what we changed and learned, in one order. */
export function Activity({ account }: { account: AccountDetail }) {
  const timeline = useInfiniteQuery(accountTimelineQuery(account.id))
  const [text, setText] = useState('')
  const note = useAccountAct(account.id, () =>
    post<AccountDetail>(`/accounts/${account.id}/notes`, { text: text.trim() }),
  )
  const items = timeline.data?.pages.flatMap((page) => page.items)
  return (
    <Section
      title={words.activity}
      aside={items && items.length > 0 && <Csv path={`/accounts/${account.id}/timeline`} />}
    >
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          note.mutate(undefined, {
            onSuccess: () => {
              setText('')
              toast({ text: words.noteAdded, tone: 'good' })
            },
          })
        }}
      >
        <TextArea
          rows={2}
          label={words.noteLabel}
          placeholder={words.notePlaceholder}
          value={text}
          onChange={setText}
        />
        <Oops error={note.error} />
        <div>
          <Button type="submit" busy={note.isPending} disabled={text.trim() === ''}>
            {words.noteAdd}
          </Button>
        </div>
      </form>
      {timeline.isError && !items ? (
        <Failed what={words.failed} error={timeline.error} retry={() => void timeline.refetch()} />
      ) : !items ? (
        <Bars rows={5} />
      ) : (
        <ol className={styles.events}>
          {items.map((event, i) => (
            <Event key={`${event.what} ${event.at} ${i}`} account={account} event={event} />
          ))}
        </ol>
      )}
      {timeline.hasNextPage && (
        <LoadMore
          load={() => void timeline.fetchNextPage()}
          busy={timeline.isFetchingNextPage}
          count={items?.length ?? 0}
        />
      )}
    </Section>
  )
}

function Event({ account, event }: { account: AccountDetail; event: AccountEvent }) {
  const gone = useAccountAct(account.id, async () => {
    await remove(`/accounts/${account.id}/notes/${event.seq}`)
    return queryClient.fetchQuery({ ...accountQuery(account.id), staleTime: 0 })
  })
  return (
    <li className={styles.event} data-what={event.kind === 'note' ? 'note' : event.what}>
      <div className={styles.said}>
        {event.kind === 'note' ? (
          <p className={event.note === null ? styles.erased : styles.note}>
            {event.note ?? words.noteErased}
          </p>
        ) : (
          linesOf(event).map((line) => <p key={line}>{line}</p>)
        )}
        <p className={styles.meta}>
          {event.lead && (
            <>
              <Link to="/leads/$id" params={{ id: event.lead.id }} className={styles.link}>
                {event.lead.name ?? words.noName}
              </Link>
              {' · '}
            </>
          )}
          {event.by && `${event.by.name} · `}
          <When at={event.at} />
        </p>
      </div>
      {event.kind === 'note' && event.note !== null && account.mayWork && (
        <IconButton
          label={words.noteRemove}
          onClick={() =>
            gone.mutate(undefined, {
              onSuccess: () => toast({ text: words.noteGone, tone: 'plain' }),
              onError: (error) => toast({ text: error.message, tone: 'bad' }),
            })
          }
        >
          <IconTrash size={15} />
        </IconButton>
      )}
    </li>
  )
}
