import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemError } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { IconChevronRight } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { templateQuery } from './data.ts'
import { Editor } from './Editor.tsx'
import { ReadTemplate } from './ReadTemplate.tsx'
import styles from './Templates.module.css'
import { words } from './words.ts'

const route = getRouteApi('/templates/$id')

export function TemplateScreen() {
  const { id } = route.useParams()
  const mayDraft = useMay('draft')
  const { data: detail, error, refetch } = useQuery(templateQuery(id))
  const title = (
    <span className={styles.trail}>
      <Link to="/templates">{words.title}</Link>
      <IconChevronRight size={14} />
      <span className={styles.trailName}>{detail?.name ?? id}</span>
    </span>
  )
  if (detail) {
    return mayDraft ? (
      <Editor key={id} title={title} detail={detail} />
    ) : (
      <ReadTemplate title={title} detail={detail} />
    )
  }
  const gone = error instanceof ProblemError && error.status === 404
  return (
    <Screen title={title}>
      {error ? (
        <Failed what={gone ? words.gone : words.oneFailed} error={error} retry={() => void refetch()} />
      ) : (
        <div className={styles.loading}>
          <Bars rows={8} height={24} gap={20} />
        </div>
      )}
    </Screen>
  )
}
