import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ProblemError } from '../../data/request.ts'
import { Screen } from '../../ui/Screen.tsx'
import { Bars, Failed } from '../../ui/States.tsx'
import { draftQuery } from '../data.ts'
import { words as shared } from '../words.ts'
import { Editor } from './Editor.tsx'
import styles from './Editor.module.css'
import { editorWords as words } from './words.ts'

const route = getRouteApi('/agreement/drafts/$id')

export function DraftScreen() {
  const { id } = route.useParams()
  const draft = useQuery(draftQuery(id))
  if (draft.data) return <Editor key={draft.data.id} draft={draft.data} />
  const gone = draft.error instanceof ProblemError && draft.error.status === 404
  return (
    <Screen title={shared.title}>
      {draft.error ? (
        <Failed
          what={gone ? words.gone : words.failed}
          error={draft.error}
          retry={() => void draft.refetch()}
        />
      ) : (
        <div className={styles.loading}>
          <Bars rows={10} />
        </div>
      )}
    </Screen>
  )
}
