import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SurveyView } from '#journey/survey/contract.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { IconCards, IconPlus } from '../ui/icons.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Due } from '../ui/When.tsx'
import { surveysQuery, useAsMe } from './data.ts'
import { Ratings } from './Ratings.tsx'
import { Response } from './Response.tsx'
import styles from './Surveys.module.css'
import { words } from './words.ts'

export function SurveysScreen() {
  useAsMe()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const surveys = useQuery(surveysQuery)
  const ask = (kind: 'lead' | 'poll') => void navigate({ to: '/surveys/new', search: { kind } })
  const actions = (
    <>
      <Button onClick={() => ask('poll')}>{narrow ? words.kinds.poll : words.poll}</Button>
      <Button
        look="primary"
        {...(narrow ? {} : { icon: <IconPlus size={15} /> })}
        onClick={() => ask('lead')}
      >
        {narrow ? words.kinds.lead : words.ask}
      </Button>
    </>
  )
  const all = surveys.data ?? []
  const waiting = all.filter((one) => one.status === 'open' && one.mine && !one.mine.finished)
  const open = all.filter((one) => one.status === 'open' && !waiting.includes(one))
  return (
    <Screen title={words.title} actions={all.length > 0 && actions}>
      <div className={styles.page}>
        {surveys.isError && !surveys.data ? (
          <Failed what={words.failed} error={surveys.error} retry={() => void surveys.refetch()} />
        ) : !surveys.data ? (
          <Bars rows={6} height={22} gap={18} />
        ) : all.length === 0 ? (
          <Empty icon={<IconCards size={24} stroke={1.6} />} title={words.emptyTitle} actions={actions}>
            {words.empty}
          </Empty>
        ) : (
          <>
            <Group title={words.waiting} surveys={waiting} />
            <Group title={words.open} surveys={open} />
            <Group title={words.past} surveys={all.filter((one) => one.status === 'closed')} />
            <Ratings />
          </>
        )}
      </div>
    </Screen>
  )
}

function Group({ title, surveys }: { title: string; surveys: SurveyView[] }) {
  if (surveys.length === 0) return null
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>
        {title} <span className={styles.quiet}>{surveys.length}</span>
      </h2>
      <ul className={styles.list}>
        {surveys.map((one) => (
          <li key={one.id}>
            <Link to="/surveys/$id" params={{ id: one.id }} className={styles.one}>
              <span>
                <span className={styles.name}>
                  <span>{one.title}</span>
                  <Tag>{words.kinds[one.kind]}</Tag>
                </span>
                <span className={styles.more}>
                  <span>{words.by(one.createdBy.name)}</span>
                  {one.status === 'open' ? (
                    <span>
                      {words.ends} <Due at={one.deadline} />
                    </span>
                  ) : (
                    <span>
                      {words.closed} {one.closedAt && day(one.closedAt)}
                    </span>
                  )}
                </span>
              </span>
              <Response survey={one} brief />
              <span className={styles.mine}>
                <Mine survey={one} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mine({ survey: { status, mine, cards } }: { survey: SurveyView }) {
  if (status === 'closed') return null
  if (!mine) return <span className={styles.quiet}>{words.notInvited}</span>
  if (mine.finished) return <Tag tone="good">{words.youAnswered}</Tag>
  return (
    <>
      <span className={styles.call}>{mine.answered > 0 || mine.ranked ? words.goOn : words.answerNow}</span>
      {mine.answered > 0 && mine.answered < cards && (
        <div className={styles.quiet}>{words.left(cards - mine.answered)}</div>
      )}
    </>
  )
}
