import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { leadQuery } from '../data/leads.ts'
import { useReadAbout } from '../live/use-read-about.ts'
import { RaceNote } from '../live/RaceNote.tsx'
import { MergedPanel } from '../merging/MergedPanel.tsx'
import { MightBe } from '../duplicates/MightBe.tsx'
import { words as mergeWords } from '../merging/words.ts'
import { nameOf } from '../ui/format.ts'
import { IconChevronRight } from '../ui/icons.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Note } from '../ui/Note.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { BackPanel } from './BackPanel.tsx'
import { BooksPanel } from './BooksPanel.tsx'
import { BriefPanel } from './BriefPanel.tsx'
import { DetailsPanel } from './DetailsPanel.tsx'
import { LeadActions } from './LeadActions.tsx'
import { LeadHeader } from './LeadHeader.tsx'
import styles from './LeadScreen.module.css'
import { OpportunitiesPanel } from './OpportunitiesPanel.tsx'
import { OwedPanel } from './OwedPanel.tsx'
import { ProgrammePanel } from './ProgrammePanel.tsx'
import { ScorePanel } from './ScorePanel.tsx'
import { StagePanel } from './StagePanel.tsx'
import { StagePath } from './StagePath.tsx'
import { Timeline } from './Timeline.tsx'
import { ChancePanel } from '../score/ChancePanel.tsx'
import { ConsentPanel } from '../consent/ConsentPanel.tsx'
import { WatchPanel } from '../watch/WatchPanel.tsx'
import { words } from './words.ts'

const route = getRouteApi('/leads/$id')

export function LeadScreen() {
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const router = useRouter()
  const { data: lead, error, refetch } = useQuery(leadQuery(id))
  useReadAbout(id)
  const change = (changes: Partial<typeof search>) =>
    void navigate({ search: (before: typeof search) => ({ ...before, ...changes }), replace: true })
  useShortcuts(words.section, [{ keys: 'u', does: words.keys.back, run: () => router.history.back() }])

  const trail = (
    <span className={styles.trail}>
      <Link to="/leads" className={styles.up}>
        {words.leads}
      </Link>
      <IconChevronRight size={14} />
      <span className={styles.who}>{lead ? nameOf(lead) : '…'}</span>
    </span>
  )
  if (error && !lead) {
    return (
      <Screen title={trail}>
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      </Screen>
    )
  }
  return (
    <Screen title={trail} actions={lead && !lead.erased && <LeadActions lead={lead} />}>
      {lead ? (
        <div className={styles.page}>
          <RaceNote leadId={lead.id} />
          {lead.id !== id && (
            <div className={styles.note}>
              <Note>{mergeWords.moved}</Note>
            </div>
          )}
          <LeadHeader lead={lead} />
          <MightBe lead={lead} />
          <StagePath lead={lead} />
          <div className={styles.columns}>
            <Timeline lead={lead} search={search} change={change} />
            <aside className={styles.side} aria-label={words.details.title} data-printed>
              <BackPanel lead={lead} />
              <OwedPanel lead={lead} />
              <BriefPanel lead={lead} onEntry={(open) => change({ open, show: undefined })} />
              <StagePanel lead={lead} />
              <WatchPanel lead={lead} />
              <ProgrammePanel lead={lead} />
              <ScorePanel lead={lead} asOf={search.asOf} change={change} />
              <ChancePanel lead={lead} />
              <OpportunitiesPanel lead={lead} />
              <BooksPanel lead={lead} />
              <ConsentPanel lead={lead} />
              <MergedPanel lead={lead} />
              <DetailsPanel lead={lead} />
            </aside>
          </div>
        </div>
      ) : (
        <div className={styles.page}>
          <Bars rows={12} height={18} gap={18} />
        </div>
      )}
    </Screen>
  )
}
