import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { peopleQuery } from '../data/company.ts'
import { inboxQuery } from '../data/leads.ts'
import { usePending } from '../data/later.ts'
import { useMe } from '../data/me.ts'
import { Button } from '../ui/Button.tsx'
import { Verdicts } from '../meetings/Verdicts.tsx'
import { IconInbox, IconUsers } from '../ui/icons.ts'
import { Panes, PanesLoading } from '../ui/Panes.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty, Failed } from '../ui/States.tsx'
import { OrderBar } from '../worth/OrderBar.tsx'
import styles from './InboxScreen.module.css'
import { OfferView } from './OfferView.tsx'
import { Offers } from './Offers.tsx'
import { useAnswer } from './answer.ts'
import { TakenBack } from './TakenBack.tsx'
import { words } from './words.ts'
import { Working } from './Working.tsx'

const route = getRouteApi('/inbox')

export function InboxScreen() {
  const { me } = useMe()
  const nobody = useQuery(peopleQuery).isSuccess && !me
  const { lead, order = 'clock' } = route.useSearch()
  const navigate = useNavigate()
  const { data: inbox, error, refetch } = useQuery(inboxQuery(me?.id ?? '', order))
  const pending = usePending()
  const offers = (inbox?.offers ?? []).filter((offer) => !pending.has(offer.lead.id))
  const focused = offers.find((offer) => offer.lead.id === lead) ?? offers[0]
  const focus = (id: string | undefined) =>
    void navigate({
      to: '/inbox',
      search: { lead: id, order: order === 'value' ? order : undefined },
      replace: true,
    })
  const reorder = (to: 'value' | undefined) =>
    void navigate({ to: '/inbox', search: { order: to }, replace: true })
  const answer = useAnswer(me?.id ?? '', offers, focus)

  const answered = inbox?.answered
  return (
    <Screen
      fixed
      title={words.title}
      aside={me && words.of(me.name)}
      actions={
        answered && (
          <span className={styles.answered}>
            {words.answered(answered.accepted, answered.returned, answered.expired)}
          </span>
        )
      }
    >
      {nobody ? (
        <Empty
          icon={<IconUsers size={22} />}
          title={words.nobodyTitle}
          actions={
            <Button onClick={() => void navigate({ to: '/people', search: { add: 'person' } })}>
              {words.addPeople}
            </Button>
          }
        >
          {words.nobody}
        </Empty>
      ) : error && !inbox ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !inbox ? (
        <PanesLoading />
      ) : (
        <Panes
          list={
            offers.length > 0 ? (
              <>
                <OrderBar
                  first="overdue"
                  order={order}
                  onChange={reorder}
                  worths={offers.map((offer) => offer.lead.worth)}
                />
                <Offers offers={offers} order={order} focused={focused} onFocus={focus} />
              </>
            ) : (
              <Empty
                icon={<IconInbox size={22} stroke={1.6} />}
                title={words.emptyTitle}
                actions={
                  me && (
                    <Button onClick={() => void navigate({ to: '/leads', search: { owner: me.id } })}>
                      {words.toLeads}
                    </Button>
                  )
                }
              >
                {words.empty}
              </Empty>
            )
          }
          more={
            <>
              {me && <Verdicts me={me.id} />}
              {offers.length === 0 && inbox.working.length > 0 && (
                <OrderBar
                  first="overdue"
                  order={order}
                  onChange={reorder}
                  worths={inbox.working.map(({ worth }) => worth)}
                />
              )}
              <Working leads={inbox.working} order={order} />
              <TakenBack leads={inbox.takenBack} />
            </>
          }
        >
          {focused && (
            <OfferView
              key={focused.lead.id}
              offer={focused}
              offers={offers}
              answer={answer}
              onFocus={focus}
            />
          )}
        </Panes>
      )}
    </Screen>
  )
}
