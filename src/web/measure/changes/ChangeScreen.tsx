import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { ChangeDetail } from '#journey/measure/change/contract.ts'
import { day, number, relative } from '../../ui/format.ts'
import { IconChevronRight } from '../../ui/icons.ts'
import { Note } from '../../ui/Note.tsx'
import { Screen, Section } from '../../ui/Screen.tsx'
import { Bars, Failed } from '../../ui/States.tsx'
import { words as mornings } from '../../mornings/words.ts'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import { drawn } from '../river/drawn.ts'
import { words as shared } from '../words.ts'
import styles from './Changes.module.css'
import { ControlChart, rulesOf } from './ControlChart.tsx'
import { changeQuery } from './data.ts'
import { Signing } from './Signing.tsx'
import { spokenBy } from './spoken.ts'
import { VerdictTag } from './VerdictTag.tsx'
import { WeekDrawer } from './WeekDrawer.tsx'
import { Weeks } from './Weeks.tsx'
import { words } from './words.ts'

const route = getRouteApi('/measure/changes/$id')

/** One change: the verdict, the chart, what it cannot rule out, and what was signed. */
export function ChangeScreen() {
  const { id } = route.useParams()
  const { week } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(changeQuery(id))
  const svg = useRef<SVGSVGElement>(null)
  const { data } = query
  return (
    <Screen
      title={
        <span className={styles.trail}>
          <Link to="/measure/changes">{words.all}</Link>
          <IconChevronRight size={14} />
          <span>{data?.title}</span>
        </span>
      }
      aside={data && mornings.counted(relative(data.countedAt, Date.now()))}
      actions={data && <Picture name="change" draw={() => (svg.current ? drawn(svg.current) : null)} />}
      bar={<MeasureTabs />}
    >
      <div className={styles.page}>
        {data ? (
          <>
            <Verdict of={data} />
            <Section title={`${words.chart}: ${words.measures[data.measure]}`}>
              {data.frozen.centre === null && <Note>{words.noChart}</Note>}
              <ControlChart of={data} ref={svg} />
              <p className={styles.hint}>
                {words.legend} <Broken of={data} />
              </p>
              <Weeks of={data} />
            </Section>
            {data.result && (
              <Section title={words.cannot}>
                <ul className={styles.list}>
                  {data.result.limits.map((limit) => (
                    <li key={limit}>{limit}</li>
                  ))}
                </ul>
              </Section>
            )}
            <div className={styles.pair}>
              <Section title={words.baseline}>
                <Declared of={data} />
              </Section>
              <Section title={words.signatures}>
                <Signing of={data} />
              </Section>
            </div>
            <WeekDrawer of={data} week={week} close={() => void navigate({ search: {}, replace: true })} />
          </>
        ) : query.error ? (
          <Failed what={words.oneFailed} error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bars rows={10} />
        )}
      </div>
    </Screen>
  )
}

/** Only the rules that are broken: four at once would be a lecture. */
function Broken({ of }: { of: ChangeDetail }) {
  const rules = new Map(of.points.flatMap(rulesOf))
  if (rules.size === 0) return null
  const said = [...rules].sort(([a], [b]) => a - b).map(([n, rule]) => `${n}: ${rule}`)
  return `${words.broken} ${said.join('; ')}.`
}

function Verdict({ of }: { of: ChangeDetail }) {
  if (of.result === null)
    return <Note>{of.status === 'withdrawn' ? words.withdrawnSaid : words.unsigned}</Note>
  const { figure, difference } = spokenBy(of)
  const { effect, sentence } = of.result
  const per = (n: number) => (of.kind === 'share' ? words.perCases(number(n)) : words.perWeeks(number(n)))
  return (
    <div className={styles.verdict}>
      <div>
        <VerdictTag of={of} />
      </div>
      <p>{sentence}</p>
      {effect && (
        <dl className={styles.figures}>
          <div>
            <dt>{words.columns.before}</dt>
            <dd>
              {figure(effect.before)} <small>{per(effect.nBefore)}</small>
            </dd>
          </div>
          <div>
            <dt>{words.columns.after}</dt>
            <dd>
              {figure(effect.after)} <small>{per(effect.nAfter)}</small>
            </dd>
          </div>
          <div>
            <dt>{words.effect}</dt>
            <dd>
              {difference(effect.difference)}{' '}
              {effect.low !== null && effect.high !== null && (
                <small>{words.interval(difference(effect.low), difference(effect.high))}</small>
              )}
            </dd>
          </div>
        </dl>
      )}
    </div>
  )
}

function Declared({ of }: { of: ChangeDetail }) {
  const { figure } = spokenBy(of)
  const weeks = of.points.filter(({ part }) => part === 'baseline').length
  const narrowed = Object.entries(of.filters)
  return (
    <dl className={styles.facts}>
      <dt>{words.whatChanges}</dt>
      <dd>
        {of.what}
        <small>{words.proposedBy(of.proposedBy.name, day(of.proposedAt))}</small>
      </dd>
      {narrowed.length > 0 && (
        <>
          <dt>{words.narrowed}</dt>
          <dd>
            {narrowed
              .map(
                ([name, value]) => `${(shared.dimensions as Record<string, string>)[name] ?? name}: ${value}`,
              )
              .join(' · ')}
          </dd>
        </>
      )}
      <dt>{words.baseline}</dt>
      <dd>
        {words.baselineSaid(
          day(of.baseline.from),
          day(of.baseline.to),
          number(weeks),
          number(of.frozen.leads),
        )}
        {of.frozen.centre !== null && <small>{words.middleIs(figure(of.frozen.centre))}</small>}
        {of.corrected && of.corrected.centre !== null && (
          <small>{words.nowIs(figure(of.corrected.centre))}</small>
        )}
        <small>{words.frozen(day(of.frozen.at))}</small>
      </dd>
      <dt>{words.fingerprint}</dt>
      <dd>
        <code>{of.hash}</code>
      </dd>
    </dl>
  )
}
