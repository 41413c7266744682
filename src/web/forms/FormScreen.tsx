import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { Builder } from './Builder.tsx'
import { words } from './builder-words.ts'
import { choicesQuery, formQuery } from './data.ts'
import styles from './Forms.module.css'
import { Trail } from './Trail.tsx'

const route = getRouteApi('/forms/$id')

export function FormScreen() {
  const { id } = route.useParams()
  const form = useQuery(formQuery(id))
  const choices = useQuery(choicesQuery)
  if (form.data && choices.data) return <Builder key={id} form={form.data} choices={choices.data} />
  const failed = form.isError ? form : choices.isError ? choices : null
  return (
    <Screen title={<Trail name={id} />}>
      {failed ? (
        <Failed what={words.failed} error={failed.error} retry={() => void failed.refetch()} />
      ) : (
        <div className={styles.loading}>
          <Bars rows={8} height={20} gap={18} />
        </div>
      )}
    </Screen>
  )
}
