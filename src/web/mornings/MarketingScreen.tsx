import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { relative } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { marketingQuery } from './data.ts'
import { Frame } from './Frame.tsx'
import styles from './Mornings.module.css'
import { Notes } from './Notes.tsx'
import { Origins } from './Origins.tsx'
import { Owed } from './Owed.tsx'
import { Stands } from './Stands.tsx'
import { words } from './words.ts'

const route = getRouteApi('/marketing')

/** The marketer's morning: what did my leads become, and what do I owe? */
export function MarketingScreen() {
  const { days = '90', by = 'source' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(marketingQuery(days, by))
  return (
    <Frame
      title={words.marketing.title}
      aside={query.data && words.counted(relative(query.data.countedAt, Date.parse(query.data.asOf)))}
      query={query}
      period={{ days, onDays: (to) => void navigate({ search: { days: to, by } }) }}
    >
      {(data) => {
        const all = data.stands.reduce((sum, { count }) => sum + count, 0)
        return (
          <>
            <Owed of={data} />
            <Section
              title={words.marketing.became}
              aside={<span className={styles.faint}>{words.marketing.becameOf(all)}</span>}
            >
              <Stands of={data.stands} all={all} />
            </Section>
            <Section
              title={`${words.marketing.by} ${words.marketing.bys[by]}`}
              aside={
                <Segments
                  label={words.marketing.by}
                  value={by}
                  options={(['source', 'campaign'] as const).map((value) => ({
                    value,
                    label: words.marketing.bys[value],
                  }))}
                  onChange={(to) => void navigate({ search: { days, by: to } })}
                />
              }
            >
              <Origins of={data} />
              {data.more > 0 && <p className={styles.faint}>{words.marketing.more(data.more)}</p>}
            </Section>
            <Notes of={data.notes} title={words.notes} />
          </>
        )
      }}
    </Frame>
  )
}
