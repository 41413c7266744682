import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { remove } from '../data/request.ts'
import { SearchBox } from '../leads/SearchBox.tsx'
import { Button } from '../ui/Button.tsx'
import { IconMail, IconTrash } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { PaneRow, Panes, PanesLoading } from '../ui/Panes.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import { caughtQuery } from './data.ts'
import { CaughtMail } from './CaughtMail.tsx'
import { Tabs } from './Tabs.tsx'
import { words } from './words.ts'

const route = getRouteApi('/mail/caught')

/** The mailbox of a machine that lets nothing out. */
export function CaughtScreen() {
  const { q, mail } = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useNarrow()
  const list = useInfiniteQuery(caughtQuery(q))
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.items)
  const client = useQueryClient()
  const clear = useMutation({
    mutationFn: () => remove('/mail/caught'),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['caught'] })
      void navigate({ search: {} })
      toast({ text: words.caught.cleared, tone: 'plain' })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  const pick = (id: string) => void navigate({ search: { q, mail: id }, replace: true })
  const here = mail ?? (narrow ? undefined : rows?.[0]?.id)
  return (
    <Screen
      fixed
      title={words.caught.title}
      aside={first?.catching && <Tag tone="good">{words.caught.badge}</Tag>}
      actions={
        (q || (rows && rows.length > 0)) && (
          <>
            <SearchBox
              value={q ?? ''}
              label={words.caught.search}
              group={words.caught.title}
              onChange={(next) => void navigate({ search: next ? { q: next } : {}, replace: true })}
            />
            <Button icon={<IconTrash size={15} />} busy={clear.isPending} onClick={() => clear.mutate()}>
              {words.caught.clear}
            </Button>
          </>
        )
      }
      bar={<Tabs />}
    >
      {list.isError && !rows ? (
        <Failed what={words.caught.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows || !first ? (
        <PanesLoading />
      ) : rows.length === 0 ? (
        <Nothing catching={first.catching} looking={q !== undefined} />
      ) : (
        <Panes
          label={words.caught.list}
          list={
            <ul>
              {rows.map((row) => (
                <PaneRow
                  key={row.id}
                  here={row.id === here}
                  onPick={() => pick(row.id)}
                  name={row.subject || words.caught.noSubject}
                  beside={<When at={row.at} />}
                  less={row.to.join(', ')}
                  lessBeside={<Tag>{row.toLead ? words.caught.toLead : words.caught.toUs}</Tag>}
                />
              ))}
            </ul>
          }
          more={
            list.hasNextPage && (
              <LoadMore
                load={() => void list.fetchNextPage()}
                busy={list.isFetchingNextPage}
                count={rows.length}
              />
            )
          }
        >
          {here && <CaughtMail key={here} id={here} />}
        </Panes>
      )}
    </Screen>
  )
}

function Nothing({ catching, looking }: { catching: boolean; looking: boolean }) {
  const icon = <IconMail size={22} stroke={1.6} />
  if (looking)
    return (
      <Empty icon={icon} title={words.caught.noMatchTitle}>
        {words.caught.noMatch}
      </Empty>
    )
  return (
    <Empty icon={icon} title={catching ? words.caught.emptyTitle : words.caught.offTitle}>
      {catching ? words.caught.empty : words.caught.offHint}
    </Empty>
  )
}
