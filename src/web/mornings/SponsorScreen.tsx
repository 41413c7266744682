import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { day, relative } from '../ui/format.ts'
import { FileLink } from '../ui/FileLink.tsx'
import { Section } from '../ui/Screen.tsx'
import { Tag } from '../ui/Tag.tsx'
import { sponsorQuery } from './data.ts'
import { Decide } from './Decide.tsx'
import { Frame } from './Frame.tsx'
import { Leaks } from './Leaks.tsx'
import { MoneyPart } from './MoneyPart.tsx'
import styles from './Mornings.module.css'
import { Notes } from './Notes.tsx'
import { Promises } from './Promises.tsx'
import { words } from './words.ts'

const route = getRouteApi('/sponsor')

/** The executive sponsor's morning: do we keep what we signed, and what should I decide? */
export function SponsorScreen() {
  const { days = '90' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(sponsorQuery(days))
  const { data: view } = query
  return (
    <Frame
      title={words.sponsor.title}
      aside={
        view && (
          <>
            <Link to="/agreement">
              {words.sponsor.inForce(view.agreement.version, day(view.agreement.since))}
            </Link>
            {' · '}
            {!view.agreement.signed && <Tag tone="warn">{words.sponsor.unsigned}</Tag>}{' '}
            {words.counted(relative(view.countedAt, Date.parse(view.asOf)))}
          </>
        )
      }
      query={query}
      actions={
        <FileLink href={`/api/mornings/sponsor/paper?days=${days}`} hint={words.pdfHint}>
          {words.pdf}
        </FileLink>
      }
      period={{ days, onDays: (to) => void navigate({ search: { days: to } }) }}
    >
      {(data) => (
        <>
          <Decide of={data} />
          <Section title={words.sponsor.promises}>
            <Promises of={data.promises} />
          </Section>
          <div className={styles.pair}>
            <Section title={words.sponsor.money}>
              <MoneyPart of={data.money} />
            </Section>
            <Section
              title={words.sponsor.leaks}
              aside={<Link to="/measure/leaks">{words.sponsor.lying}</Link>}
            >
              <Leaks of={data.leaks} currency={data.money.won[0]?.currency ?? null} />
            </Section>
          </div>
          <Notes of={data.notes} title={words.notes} />
        </>
      )}
    </Frame>
  )
}
