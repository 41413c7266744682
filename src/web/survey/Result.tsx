import { useQuery } from '@tanstack/react-query'
import { day } from '../ui/format.ts'
import { IconCards } from '../ui/icons.ts'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { AgreementPart } from './AgreementPart.tsx'
import { Definitions } from './Definitions.tsx'
import { Disagreements } from './Disagreements.tsx'
import { DraftPart } from './DraftPart.tsx'
import { RankingPart } from './RankingPart.tsx'
import { RecordPart } from './RecordPart.tsx'
import { RemediesPart } from './RemediesPart.tsx'
import { Response } from './Response.tsx'
import { resultQuery } from './data.ts'
import styles from './Result.module.css'
import { words } from './result-words.ts'
import { words as surveyWords } from './words.ts'

export function Result({ id }: { id: string }) {
  const result = useQuery(resultQuery(id))
  const found = result.data
  if (result.isError && !found) {
    return <Failed what={words.failed} error={result.error} retry={() => void result.refetch()} />
  }
  if (!found) {
    return (
      <div className={styles.page}>
        <Bars rows={10} height={22} gap={18} />
      </div>
    )
  }
  const answered = found.definitions.length > 0 || found.ranking !== null || found.remedies.length > 0
  if (!answered) {
    return (
      <Empty icon={<IconCards size={24} stroke={1.6} />} title={words.nobody}>
        {words.nobodyHint}
      </Empty>
    )
  }
  return (
    <div className={styles.page}>
      <div className={styles.response}>
        <Response survey={found.survey} />
        <p className={styles.quiet}>
          {surveyWords.by(found.survey.createdBy.name)}, {surveyWords.closed}{' '}
          {found.survey.closedAt && day(found.survey.closedAt)}
        </p>
      </div>
      {found.agreement && <AgreementPart agreement={found.agreement} />}
      {found.definitions.length > 0 && <Definitions definitions={found.definitions} />}
      {found.definitions.length > 0 && <Disagreements cards={found.cards} />}
      {found.ranking && <RankingPart ranking={found.ranking} poll={found.survey.kind === 'poll'} />}
      {found.survey.kind === 'poll' && found.ranking && found.survey.closedAt && (
        <RecordPart ranking={found.ranking} closedAt={found.survey.closedAt} />
      )}
      {found.survey.kind === 'poll' && (
        <RemediesPart remedies={found.remedies} items={found.ranking?.items ?? []} />
      )}
      {found.draft && found.definitions.length > 0 && (
        <DraftPart id={id} title={found.survey.title} changes={found.draft.changes} />
      )}
    </div>
  )
}
