import type { PersonView, TeamMember } from '#journey/measure/team.contract.ts'
import { number, percent } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Beside.module.css'
import { words } from './words.ts'

interface BesideProps {
  person: TeamMember
  median: NonNullable<PersonView['median']>
}

/** One's own shares, each with the middle of the team as a mark: how others do, and nobody's name. */
export function Beside({ person, median }: BesideProps) {
  return (
    <Section
      title={words.person.beside}
      aside={<span className={styles.of}>{words.person.besideOf(number(median.people))}</span>}
    >
      <dl className={styles.figures}>
        {(['accepted', 'untouched', 'inTime'] as const).map((what) => (
          <div key={what}>
            <dt>{words[what]}</dt>
            <dd>
              <ShareBar of={person[what]} mark={median[what]} />
              <small>{words.person.median(median[what] === null ? '–' : percent(median[what]))}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.speed}</dt>
          <dd>
            <b>{person.hours === null ? '–' : words.hours(person.hours)}</b>
            <small>{words.person.median(median.hours === null ? '–' : words.hours(median.hours))}</small>
          </dd>
        </div>
      </dl>
    </Section>
  )
}
