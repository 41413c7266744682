import { Link } from '@tanstack/react-router'
import type { ReviewPack } from '#journey/review/contract.ts'
import { money, day } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Review.module.css'
import { words } from './words.ts'

export function Evidence({ pack }: { pack: ReviewPack }) {
  const { falsePositives, missed } = pack
  return (
    <>
      <div className={styles.pair}>
        <Section
          title={words.falsePositives}
          aside={<ShareBar of={falsePositives.share} tone="bad" beside="interval" />}
        >
          <p className={styles.lead}>{words.falseOf(falsePositives.count, falsePositives.of)}</p>
          <dl className={styles.counts}>
            {(['returned', 'returnedLater', 'disqualifiedLater'] as const).map((kind) => (
              <div key={kind}>
                <dt>{words[kind]}</dt>
                <dd>{falsePositives[kind]}</dd>
              </div>
            ))}
          </dl>
          <Examples leads={falsePositives.leads} />
        </Section>
        <Section title={words.missed} aside={<ShareBar of={missed.share} tone="bad" beside="interval" />}>
          <p className={styles.lead}>{words.missedOf(missed.count, missed.of)}</p>
          <p className={styles.faint}>
            {[
              words.won(missed.won),
              ...missed.wonAmounts.map(({ amount, currency }) => money(String(amount), currency)),
            ].join(' · ')}
          </p>
          <Examples leads={missed.leads} />
        </Section>
      </div>
      <Section title={words.reasons}>
        <Rows
          empty={words.noReasons}
          rows={pack.reasons.map(({ reason, label, count, share }) => ({ key: reason, label, count, share }))}
        />
      </Section>
      <Section title={words.clocks}>
        <Rows
          empty={words.noClocks}
          rows={pack.clocks.map((clock) => ({
            key: `${clock.side} ${clock.what}`,
            label: clock.what,
            hint: `${words.sides[clock.side] ?? clock.side}, ${words.within(clock.within)}`,
            count: words.kept(clock.kept, clock.of),
            share: clock.share,
          }))}
        />
      </Section>
    </>
  )
}

interface Row {
  key: string
  label: string
  hint?: string
  count: number | string
  share: ReviewPack['reasons'][number]['share']
}

function Rows({ rows, empty }: { rows: Row[]; empty: string }) {
  if (rows.length === 0) return <p className={styles.faint}>{empty}</p>
  return (
    <ul className={styles.rows}>
      {rows.map(({ key, label, hint, count, share }) => (
        <li key={key}>
          <span>
            {label}
            {hint && <small>{hint}</small>}
          </span>
          <span className={styles.number}>{count}</span>
          <ShareBar of={share} beside="interval" />
        </li>
      ))}
    </ul>
  )
}

function Examples({ leads }: { leads: ReviewPack['missed']['leads'] }) {
  if (leads.length === 0) return null
  return (
    <details className={styles.examples}>
      <summary>{words.examples}</summary>
      <ul>
        {leads.map((lead) => (
          <li key={`${lead.id} ${lead.at}`}>
            <Link to="/leads/$id" params={{ id: lead.id }}>
              {lead.name ?? words.nameless}
            </Link>
            <span className={styles.faint}>
              {lead.why} · {day(lead.at)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
