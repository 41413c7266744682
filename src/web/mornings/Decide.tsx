import { Link } from '@tanstack/react-router'
import type { Decision, SponsorMorning } from '#journey/measure/mornings/contract.ts'
import { day, list, money, number, percent } from '../ui/format.ts'
import { IconChevronRight } from '../ui/icons.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './Mornings.module.css'
import { words } from './words.ts'

/** What only the sponsor can decide, then what he should ask for; each leads to its evidence. */
export function Decide({ of: { decide, money: sums } }: { of: SponsorMorning }) {
  const currency = sums.won[0]?.currency ?? sums.pipeline[0]?.currency ?? null
  return (
    <Section title={words.sponsor.decide}>
      {decide.length === 0 ? (
        <p>
          <b>{words.sponsor.nothing}</b>
          <br />
          <span className={styles.faint}>{words.sponsor.nothingHint}</span>
        </p>
      ) : (
        <ol className={styles.decide}>
          {decide.map((one, i) => (
            <li key={`${one.what}${i}`} data-what={one.what}>
              <Link to={one.to}>
                <span>
                  {sentence(one)}
                  {one.worth !== null && one.worth > 0 && (
                    <small>{words.sponsor.worth(money(String(Math.round(one.worth)), currency))}</small>
                  )}
                </span>
                <IconChevronRight size={16} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

type Team = keyof typeof words.teams

function teams(ids: string | null): string {
  return list((ids ?? '').split(',').filter(Boolean).map((id) => words.teams[id as Team] ?? id)) // prettier-ignore
}

function sentence(one: Decision): string {
  const said = words.sponsor.decisions
  const share = one.measured?.share === null || !one.measured ? '' : percent(one.measured.share)
  switch (one.what) {
    case 'deadlock':
    case 'proposal':
      return said[one.what](one.version ?? 0, teams(one.of))
    case 'review_overdue':
    case 'review_soon':
      return said[one.what](one.day ? day(one.day) : '')
    case 'promise_missed':
      return missed(one, share)
    case 'leak':
      return said.leak[one.name ?? '']?.(share) ?? ''
    case 'unsigned':
      return said.unsigned
  }
}

/** A number has no share; what is to be done in time has no name but its own. */
function missed({ of, name, measured }: Decision, share: string): string {
  const said = words.sponsor.decisions
  if (!name) return said.promise_missed(teams(of), words.sponsor.answered, share)
  return share === ''
    ? said.volume_missed(teams(of), name, number(measured?.hits ?? 0))
    : said.quality_missed(teams(of), name, share)
}
