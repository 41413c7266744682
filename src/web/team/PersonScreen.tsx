import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { PersonView } from '#journey/measure/team.contract.ts'
import { useMay } from '../data/session.ts'
import { Face } from '../ui/Face.tsx'
import { IconArrowLeft, IconUserCircle } from '../ui/icons.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Screen, Section } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { When } from '../ui/When.tsx'
import { Bands } from './Bands.tsx'
import { Beside } from './Beside.tsx'
import { teamPersonQuery } from './data.ts'
import { Dots } from './Dots.tsx'
import { Duties } from './Duties.tsx'
import { FairRanges } from './FairRanges.tsx'
import { LateList } from './LateList.tsx'
import { Takes } from './PeopleRows.tsx'
import { pickingSaid } from './picking.ts'
import styles from './Person.module.css'
import { Period } from './Scope.tsx'
import { Signs } from './Signs.tsx'
import team from './Team.module.css'
import { words } from './words.ts'

const route = getRouteApi('/team/$person')

/** One person: which leads they work and which they leave, their clocks, what they were given. */
export function PersonScreen() {
  const { person: id } = route.useParams()
  const { days } = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useNarrow()
  const all = useMay('draft')
  const { data: view, error, refetch } = useQuery(teamPersonQuery(id, days))
  const period = (
    <Period days={days} onChange={(next) => void navigate({ search: { days: next }, replace: true })} />
  )
  const title = (
    <span className={styles.who}>
      {all && (
        <Link to="/team" search={{ days }} className={styles.back} aria-label={words.back}>
          <IconArrowLeft size={16} />
        </Link>
      )}
      {view && <Face id={id} name={view.person.name} />}
      <span className={styles.name}>{view?.person.name ?? words.back}</span>
    </span>
  )
  return (
    <Screen
      title={title}
      aside={
        view && (
          <span className={styles.aside}>
            <Signs of={view.person.signs} />
          </span>
        )
      }
      {...(narrow ? { bar: <div className={team.bar}>{period}</div> } : {})}
      actions={
        <div className={styles.actions}>
          {view && (
            <span className={styles.takes}>
              {words.takes} <Takes person={view.person} />
            </span>
          )}
          {!narrow && period}
        </div>
      }
    >
      {error && !view ? (
        <Failed what={words.person.failed} error={error} retry={() => void refetch()} />
      ) : !view ? (
        <div className={styles.loading}>
          <Bars rows={10} height={18} gap={18} />
        </div>
      ) : (
        <Picture view={view} />
      )}
    </Screen>
  )
}

function Picture({ view }: { view: PersonView }) {
  const { person, offers, bands, fair, duties, late, worth, days } = view
  return (
    <div className={styles.frame}>
      {person.picking === null ? (
        <Empty icon={<IconUserCircle size={22} stroke={1.6} />} title={words.person.noneTitle}>
          {words.person.none}
        </Empty>
      ) : (
        <Section title={words.person.picking}>
          <p className={styles.said} data-bad={person.picking.picks || undefined}>
            {pickingSaid(person.picking)}
          </p>
          <Dots offers={offers} name={person.name} />
        </Section>
      )}
      {view.median && <Beside person={person} median={view.median} />}
      <div className={styles.columns}>
        {bands.length > 0 && (
          <Section title={words.person.bands}>
            <Bands bands={bands} />
          </Section>
        )}
        {fair && fair.offers > 1 && (
          <Section title={words.person.fair}>
            <FairRanges fair={fair} currency={worth.currency} />
          </Section>
        )}
      </div>
      <Section title={words.person.clocks}>
        {duties.length > 0 ? (
          <Duties duties={duties} days={String(days)} person={person.id} />
        ) : (
          <p className={styles.none}>{words.person.noClocks}</p>
        )}
        {late.items.length > 0 && <LateList late={late} person={person.id} />}
      </Section>
      <p className={styles.links}>
        <Link to="/leads" search={{ owner: person.id }}>
          {words.person.leads}
        </Link>
        <Link to="/people" search={{ open: person.id }}>
          {words.person.profile}
        </Link>
      </p>
      <p className={team.counted}>
        {words.countedAt} <When at={view.countedAt} />
      </p>
    </div>
  )
}
