import { Link } from '@tanstack/react-router'
import type { TrainingView } from '#journey/learning/workspace/contract.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { day, list, number, percent } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { CardRules } from './CardRules.tsx'
import { LeftColumns } from './LeftColumns.tsx'
import { SignedRules } from './SignedRules.tsx'
import { useProposal, type Result } from './data.ts'
import { Groups, Lift } from './Bands.tsx'
import styles from './Score.module.css'
import { Validation } from './Validation.tsx'
import { words } from './words.ts'

/** All that one training found, the verdict first. */
export function Found({ of }: { of: TrainingView }) {
  const { result } = of
  return (
    <>
      <Verdict of={of} />
      {result?.validation && (
        <div className={styles.beside}>
          <div className={styles.stack}>
            <Validation of={result} />
          </div>
          <Lift of={result.validation.lift} />
        </div>
      )}
      {result?.card && <CardRules of={result.card} />}
      {result?.validation && <Groups of={result.validation.groups} />}
      {result && <SignedRules of={result.signed} />}
      {result && <LeftColumns of={result.columns} />}
    </>
  )
}

function Verdict({ of }: { of: TrainingView }) {
  const { status, result, why, inForce } = of
  const title =
    status === 'done'
      ? words.better
      : status === 'failed'
        ? words.failedTraining
        : status === 'cancelled'
          ? words.cancelled
          : (words.refused[result?.refusal ?? ''] ?? words.noCard)
  return (
    <div className={styles.verdict}>
      <h2>
        {title} {inForce && <Tag tone="good">{words.inForce}</Tag>}
      </h2>
      {why && (
        <p className={styles.why}>
          {why} {result?.missing && words.missing(number(result.missing))}
        </p>
      )}
      {result && (
        <Data
          of={result}
          outcome={words.outcomes[of.outcome]}
          kind={of.outcome}
          days={of.horizonDays}
          moment={of.moment}
        />
      )}
      {result?.card && <Proposal of={of} result={result} />}
    </div>
  )
}

function Data({
  of: { data },
  outcome,
  kind,
  days,
  moment,
}: {
  of: Result
  outcome: string
  kind: TrainingView['outcome']
  days: number
  moment: TrainingView['moment']
}) {
  const { from, to, leftOut } = data
  const kinds = Object.keys(words.parts) as (keyof typeof leftOut)[]
  const left = kinds.flatMap((why) => (leftOut[why] > 0 ? [words.parts[why](number(leftOut[why]))] : []))
  return (
    <p className={styles.hint}>
      {from && to && (
        <>
          {words.data(number(data.examples), number(data.came[kind]), day(from), day(to))} {outcome}{' '}
          {words.within(days)} {words.seen[moment]}{' '}
        </>
      )}
      {left.length > 0 && words.leftOut(left.join('; '))} {data.late > 0 && words.late(number(data.late))}{' '}
      {data.oneIn > 1 && words.oneIn(number(data.oneIn))}
    </p>
  )
}

function Proposal({ of, result }: { of: TrainingView; result: Result }) {
  const propose = useProposal(of.id)
  const mayDraft = useMay('draft')
  const { proposal } = result
  if (!proposal || of.inForce) return null
  const { limit, share, kept, unsaid } = proposal
  return (
    <>
      <p className={styles.hint}>
        {limit !== null && share !== null && words.proposeHint(number(limit), percent(share))}{' '}
        {kept.length > 0 && words.kept(kept.length)} {unsaid.length > 0 && words.unsaid(list(unsaid))}
      </p>
      {mayDraft && (
        <div className={styles.acts}>
          <Button look="primary" busy={propose.isPending} onClick={() => propose.mutate()}>
            {words.propose}
          </Button>
          {of.draft && (
            <Link to="/agreement/drafts/$id" params={{ id: of.draft }} search={{}} className={styles.link}>
              {words.toDraft}
            </Link>
          )}
        </div>
      )}
    </>
  )
}
