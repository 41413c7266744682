import { useQuery } from '@tanstack/react-query'
import { bytes, moment, number } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Checks } from './Checks.tsx'
import { workspaceQuery } from './data.ts'
import { Frame } from './Frame.tsx'
import styles from './Mornings.module.css'
import { words } from './workspace-words.ts'

/** The admin's morning: is anything wrong with the machinery? */
export function WorkspaceScreen() {
  const said = words
  const query = useQuery(workspaceQuery)
  const count = (state: 'act' | 'look') => query.data?.checks.filter((one) => one.state === state).length ?? 0
  const [act, look] = [count('act'), count('look')]
  const tone = act > 0 ? 'bad' : look > 0 ? 'warn' : 'good'
  return (
    <Frame
      title={said.title}
      aside={
        query.data && (
          <Tag tone={tone}>{act > 0 ? said.act(act) : look > 0 ? said.look(look) : said.well}</Tag>
        )
      }
      query={query}
    >
      {(data) => (
        <>
          <Checks of={data} />
          <div className={styles.pair}>
            <Section title={said.size} aside={<span className={styles.faint}>{said.about}</span>}>
              <Facts
                of={[
                  [said.leads, number(data.size.leads)],
                  [said.entries, number(data.size.entries)],
                  [said.database, bytes(data.size.bytes)],
                ]}
              />
            </Section>
            <Section title={said.system}>
              <Facts
                of={[
                  [said.up, moment(data.started)],
                  ['PostgreSQL', data.postgres.split(' ')[0]!],
                  ['Node', data.node.slice(1)],
                  [said.schema, String(data.schema)],
                ]}
              />
            </Section>
          </div>
        </>
      )}
    </Frame>
  )
}

function Facts({ of }: { of: [string, string][] }) {
  return (
    <dl className={styles.facts}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
