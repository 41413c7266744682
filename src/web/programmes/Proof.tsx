import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProofView } from '#journey/measure/lift.view.contract.ts'
import { Csv } from '../ui/Csv.tsx'
import { TextField } from '../ui/Field.tsx'
import { day, percentTenth } from '../ui/format.ts'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import styles from './Proof.module.css'
import { proofQuery, type Whose } from './proof-data.ts'
import { proofWords as words } from './proof-words.ts'
import { ProofBalance } from './ProofBalance.tsx'
import { ProofOutcome } from './ProofOutcome.tsx'
import { ProofPeople } from './ProofPeople.tsx'

const route = getRouteApi('/programmes/$id')

/** What the programme did, against the people whom it held out at random. */
export function Proof({ id }: { id: string }) {
  const { asOf } = route.useSearch()
  const navigate = route.useNavigate()
  const proof = useQuery(proofQuery(id, asOf))
  const [whose, show] = useState<Whose | null>(null)
  const { data } = proof
  const choose = (date: string) =>
    void navigate({ search: (now) => ({ ...now, asOf: date === '' ? undefined : date }), replace: true })
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.title}>
      {proof.error && !data ? (
        <Failed what={words.failed} error={proof.error} retry={() => void proof.refetch()} />
      ) : !data ? (
        <div className={styles.frame}>
          <Bars rows={8} height={28} gap={20} />
        </div>
      ) : (
        <div className={styles.frame} aria-busy={proof.isPlaceholderData}>
          <div className={styles.head}>
            {data.since !== null && <p>{words.since(day(data.since), day(data.asOf))}</p>}
            <span className={styles.push} />
            <TextField type="date" label={words.asOf} value={asOf ?? ''} onChange={choose} />
            <Csv path="/reports/lift" query={{ asOf }} />
          </div>
          {data.since === null ? <Undrawn proof={data} /> : <Compared proof={data} show={show} />}
        </div>
      )}
      {whose && data && (
        <ProofPeople id={id} whose={{ ...whose, asOf }} currency={data.currency} onClose={() => show(null)} />
      )}
    </div>
  )
}

function Undrawn({ proof: { holdOut } }: { proof: ProofView }) {
  return (
    <Empty title={words.undrawn.title}>
      {holdOut > 0 ? words.undrawn.waits(percentTenth(holdOut / 100)) : words.undrawn.none}
    </Empty>
  )
}

function Compared({ proof, show }: { proof: ProofView; show: (whose: Whose) => void }) {
  const { outcomes, balance, unpriced, currency } = proof
  return (
    <>
      {outcomes.map((lift) => (
        <ProofOutcome key={lift.outcome} lift={lift} currency={currency} show={show} />
      ))}
      {balance && <ProofBalance balance={balance} />}
      <section aria-labelledby="proof-counted">
        <h2 id="proof-counted">{words.counted.title}</h2>
        <ul className={styles.lines}>
          {words.counted.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {unpriced > 0 && <li>{words.counted.unpriced(unpriced, currency)}</li>}
        </ul>
      </section>
    </>
  )
}
