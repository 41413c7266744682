import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CompanyDetail } from '#journey/identity/companies.contract.ts'
import page from '../accounts/AccountScreen.module.css'
import { touches as touchWords } from '../accounts/touch-words.ts'
import trail from '../lead/LeadScreen.module.css'
import { Owner } from '../ui/Face.tsx'
import { money, number } from '../ui/format.ts'
import { IconChevronRight } from '../ui/icons.ts'
import { Screen, Section } from '../ui/Screen.tsx'
import { StageMark } from '../ui/StageMark.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import table from '../accounts/AccountTable.module.css'
import styles from './Companies.module.css'
import { companyQuery } from './data.ts'
import { Identity } from './Identity.tsx'
import { words } from './words.ts'

const route = getRouteApi('/companies/$id')
const tones = { open: 'accent', won: 'good', lost: 'plain' } as const

export function CompanyScreen() {
  const { id } = route.useParams()
  const { data: company, error, isError, refetch } = useQuery(companyQuery(id))
  return (
    <Screen
      title={
        <span className={trail.trail}>
          <Link to="/companies" className={trail.up}>
            {words.title}
          </Link>
          <IconChevronRight size={14} />
          <span className={trail.who}>{company?.name ?? '…'}</span>
        </span>
      }
    >
      <div className={trail.page}>
        {isError && !company ? (
          <Failed what={words.failedOne} error={error} retry={() => void refetch()} />
        ) : !company ? (
          <Bars rows={12} />
        ) : (
          <div className={page.columns}>
            <div className={page.main}>
              <Levels company={company} />
              <People company={company} />
              <Touches company={company} />
            </div>
            <div className={page.side}>
              <Score company={company} />
              <Identity key={company.id} company={company} />
              <Deals company={company} />
            </div>
          </div>
        )}
      </div>
    </Screen>
  )
}

/** Who is there to buy with, and where nobody is known. */
function Levels({ company }: { company: CompanyDetail }) {
  return (
    <Section title={words.group}>
      <ul className={styles.levels}>
        {company.group.map(({ level, people, engaged }) => (
          <li key={level} className={styles.level} data-gap={people === 0 || undefined}>
            <h3>{words.levels[level]}</h3>
            <p className={styles.small}>{words.levelsLong[level]}</p>
            <p>{people === 0 ? words.gap : words.ofLevel(people, engaged)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function People({ company: { people, total } }: { company: CompanyDetail }) {
  return (
    <Section
      title={words.people}
      aside={<span className={styles.small}>{words.peopleOf(people.length, total)}</span>}
    >
      <table className={`${table.table} ${styles.people}`} aria-label={words.people}>
        <tbody>
          {people.map((one) => (
            <tr key={one.id}>
              <td className={table.account}>
                <Link to="/leads/$id" params={{ id: one.id }} className={table.name}>
                  {one.name ?? '—'}
                </Link>
                <span className={table.under}>
                  {[one.title, one.level && words.levels[one.level]].filter(Boolean).join(' · ')}
                </span>
              </td>
              <td className={table.wide}>
                <StageMark stage={one.stage as never} />
              </td>
              <td className={table.wide}>
                <Owner owner={one.owner} />
              </td>
              <td className={`${table.wide} ${styles.small}`}>{words.touchesCount(one.touches)}</td>
              <td className={styles.points}>{number(one.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Touches({ company: { touches } }: { company: CompanyDetail }) {
  if (touches.length === 0) return null
  return (
    <Section title={words.touches}>
      <ul>
        {touches.map((one, i) => (
          <li key={i} className={styles.line}>
            <span>
              {touchWords[one.kind] ?? one.kind.replaceAll('_', ' ')}
              {one.asset && `: ${one.asset}`} ·{' '}
              <Link to="/leads/$id" params={{ id: one.lead.id }} className={styles.link}>
                {one.lead.name}
              </Link>
            </span>
            <span className={styles.small}>
              <When at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Score({ company: { score } }: { company: CompanyDetail }) {
  return (
    <Section title={words.score}>
      {score.parts.length === 0 && <p className={styles.hint}>{words.nobody}</p>}
      {score.parts.map(({ points, because }) => (
        <p key={because} className={styles.line}>
          <span>{because}</span>
          <span className={styles.points}>{number(points)}</span>
        </p>
      ))}
      {score.parts.length > 0 && (
        <p className={`${styles.line} ${styles.total}`}>
          <span>{words.score}</span>
          <span className={styles.points}>{number(score.total)}</span>
        </p>
      )}
      <p className={styles.small}>{words.scoreHint}</p>
    </Section>
  )
}

function Deals({ company: { opportunities } }: { company: CompanyDetail }) {
  if (opportunities.length === 0) return null
  return (
    <Section title={words.deals}>
      <ul>
        {opportunities.map((one) => (
          <li key={one.id} className={styles.line}>
            <Link to="/leads/$id" params={{ id: one.lead }} className={styles.link}>
              {one.name ?? words.unnamed}
            </Link>
            <span>
              {one.amount !== null && `${money(one.amount, one.currency)} `}
              <Tag tone={tones[one.status]}>{words.dealStates[one.status]}</Tag>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
