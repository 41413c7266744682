import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignalsView } from '#journey/capture/tracking/contract.ts'
import { touches } from '../accounts/touch-words.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { factor as times } from '../ui/format.ts'
import { IconChartDots } from '../ui/icons.ts'
import { Screen, Section } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { When } from '../ui/When.tsx'
import { signalsQuery } from './data.ts'
import { JudgeAnew } from './JudgeAnew.tsx'
import { Split } from './Split.tsx'
import styles from './Signals.module.css'
import { words } from './words.ts'

/** What people did and what software did, why we think so, and what was judged anew. */
export function SignalsScreen() {
  const signals = useQuery(signalsQuery)
  const mayJudge = useMay('draft')
  const [judging, setJudging] = useState(false)
  const { data } = signals
  return (
    <Screen
      title={words.title}
      aside={words.since}
      actions={
        data &&
        data.kinds.length > 0 &&
        mayJudge && <Button onClick={() => setJudging(true)}>{words.judge}</Button>
      }
    >
      {signals.isError ? (
        <Failed what={words.failed} error={signals.error} retry={() => void signals.refetch()} />
      ) : !data ? (
        <div className={styles.loading}>
          <Bars rows={8} />
        </div>
      ) : data.kinds.length === 0 ? (
        <Empty icon={<IconChartDots size={22} stroke={1.6} />} title={words.emptyTitle}>
          {words.empty}
        </Empty>
      ) : (
        <Known signals={data} />
      )}
      {judging && <JudgeAnew agents={data?.agents ?? []} onClose={() => setJudging(false)} />}
    </Screen>
  )
}

function Known({ signals }: { signals: SignalsView }) {
  const { kinds, reasons, agents, rejudged, stuck } = signals
  return (
    <div className={styles.parts}>
      <Section title={words.kinds}>
        <Split
          what={words.kinds}
          first={words.kind}
          rows={kinds.map((one) => ({ ...one, key: one.kind, name: touches[one.kind] ?? one.kind }))}
        />
        {stuck > 0 && <p className={styles.quiet}>{words.stuck(stuck)}</p>}
      </Section>
      {reasons.length > 0 && (
        <Section title={words.reasons}>
          <Split
            what={words.reasons}
            first={words.reason}
            column={words.factor}
            rows={reasons.map(({ reason, words: said, factor, ...split }) => ({
              ...split,
              key: reason,
              name: said,
              more: reason === 'by_hand' ? '–' : words.times(times(factor)),
            }))}
          />
        </Section>
      )}
      {agents.length > 0 && (
        <Section title={words.agents}>
          <Split
            what={words.agents}
            first={words.agent}
            rows={agents.map((one) => ({ ...one, key: one.agent, name: one.agent }))}
          />
        </Section>
      )}
      <Section title={words.rejudged}>
        {rejudged.length === 0 && <p className={styles.quiet}>{words.never}</p>}
        {rejudged.map(({ at, by, because, signals: n, leads }) => (
          <div key={at} className={styles.line}>
            <span>{because}</span>
            <span className={styles.quiet}>
              {words.rejudgedLine(n, leads)} · {by} · <When at={at} />
            </span>
          </div>
        ))}
      </Section>
    </div>
  )
}
