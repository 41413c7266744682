import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMay } from '../data/session.ts'
import { IconChevronRight } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { ProblemError } from '../data/request.ts'
import { draftQuery, programmeQuery } from './data.ts'
import { drawable, type Programme } from './document.ts'
import { Drafting } from './Drafting.tsx'
import { BrokenDraft } from './BrokenDraft.tsx'
import styles from './Programme.module.css'
import { Running } from './Running.tsx'
import { words } from './words.ts'

const route = getRouteApi('/programmes/$id')

/** What a drawing began with. Somebody else's first save must not take it out of the hands that draw. */
interface Begun {
  id: string
  start: Programme
  revision: number
  saved: boolean
}

/** One programme: what runs, with its counts, or the draft of what shall run next. */
export function ProgrammeScreen() {
  const { id } = route.useParams()
  const { version, of } = route.useSearch()
  const mayDraft = useMay('draft')
  const { data: detail, error, refetch } = useQuery(programmeQuery(id, version))
  const drafting = mayDraft && (of === 'draft' || (detail?.version === null && detail.draft !== null))
  const draft = useQuery(draftQuery(id, drafting && (detail?.draft ?? null) !== null))
  // a draft that was published or discarded meanwhile is not missed
  const failed = detail ? (drafting && detail.draft !== null ? draft.error : null) : error
  const [begun, setBegun] = useState<Begun | null>(null)
  if (begun && (!drafting || begun.id !== id)) setBegun(null)
  const held = drafting && begun?.id === id ? begun : null
  const name = detail?.name || id
  const title = (
    <span className={styles.trail}>
      <Link to="/programmes">{words.title}</Link>
      <IconChevronRight size={14} />
      <span className={styles.trailName}>{detail ? name : '…'}</span>
    </span>
  )
  if (failed && !(drafting && (draft.data || held))) {
    const gone = failed instanceof ProblemError && failed.status === 404
    return (
      <Screen title={title}>
        <Failed
          what={gone ? words.gone : words.oneFailed}
          error={failed}
          retry={() => void (detail ? draft.refetch() : refetch())}
        />
      </Screen>
    )
  }
  if (!detail || (drafting && !held && detail.draft !== null && !draft.data))
    return (
      <Screen title={title}>
        <div className={styles.loading}>
          <Bars rows={8} height={40} gap={24} />
        </div>
      </Screen>
    )
  const start = draft.data ? drawable(draft.data.document) : (detail.shown?.document ?? null)
  if (drafting && !held && start)
    setBegun({ id, start, revision: draft.data?.revision ?? 0, saved: draft.data !== undefined })
  if (held) {
    const { start, revision, saved } = held
    return <Drafting key={id} title={title} detail={detail} start={start} revision={revision} saved={saved} />
  }
  if (drafting) return <BrokenDraft title={title} detail={detail} />
  return <Running title={title} detail={detail} />
}
