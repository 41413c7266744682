import { useMutation, useQuery } from '@tanstack/react-query'
import type { Review } from '#journey/review/contract.ts'
import { Button } from '../ui/Button.tsx'
import { longDay, moment } from '../ui/format.ts'
import { Screen, Section } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { gather, reviewQuery } from './data.ts'
import { Evidence } from './Evidence.tsx'
import { Quarters } from './Quarters.tsx'
import styles from './Review.module.css'
import { words } from './words.ts'

export function ReviewScreen() {
  const { data, error, refetch } = useQuery(reviewQuery)
  const gathering = useMutation({ mutationFn: gather })
  const failed = gathering.error ?? error
  const button = (label: string) => (
    <Button look="primary" busy={gathering.isPending} onClick={() => gathering.mutate()}>
      {label}
    </Button>
  )
  const actions = data?.pack && (
    <>
      <Button onClick={() => window.print()}>{words.print}</Button>
      {button(words.again)}
    </>
  )
  return (
    <Screen title={words.title} aside={data && <Due review={data} />} actions={actions}>
      <div className={styles.page}>
        {failed ? (
          <Failed what={words.loadFailed} error={failed} retry={() => void refetch()} />
        ) : !data ? (
          <Bars rows={8} />
        ) : !data.pack ? (
          <Empty title={words.emptyTitle} actions={button(words.gather)}>
            {words.empty}
          </Empty>
        ) : (
          <>
            <div>
              <h2>{words.version(data.pack.version, data.pack.name)}</h2>
              <p className={styles.faint}>
                {words.gathered(longDay(data.pack.from), longDay(data.pack.until), moment(data.pack.builtAt))}
              </p>
            </div>
            <Evidence pack={data.pack} />
            <Quarters ratings={data.pack.ratings} />
            <Section title={words.limits}>
              <ul className={styles.notes}>
                {data.pack.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </div>
    </Screen>
  )
}

function Due({ review: { due, state } }: { review: Review }) {
  if (due === null || state === 'none') return <span>{words.none}</span>
  const tone = state === 'overdue' ? 'bad' : state === 'soon' ? 'warn' : 'plain'
  return <Tag tone={tone}>{words.due(longDay(due))[state]}</Tag>
}
