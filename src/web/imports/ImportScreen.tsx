import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ImportView } from '#journey/capture/contract.ts'
import { importQuery, previewQuery } from '../data/company.ts'
import { ProblemError, post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { IconChevronRight } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import trail from '../lead/LeadScreen.module.css'
import styles from './ImportScreen.module.css'
import { Mapping } from './Mapping.tsx'
import { Preview } from './Preview.tsx'
import { Progress } from './Progress.tsx'
import { words } from './words.ts'

const route = getRouteApi('/imports/$id')

export function ImportScreen() {
  const { id } = route.useParams()
  const client = useQueryClient()
  const one = useQuery(importQuery(id))
  const preview = useQuery(previewQuery(id)).data ?? null
  const [mapping, setMapping] = useState(preview?.mapping ?? '')
  useEffect(() => setMapping(preview?.mapping ?? ''), [preview])
  const running = one.data?.status === 'running'
  const startable = one.data !== undefined && mayStart(one.data)

  const start = useMutation({
    mutationFn: (dryRun: boolean) =>
      // an empty mapping keeps the one that the import has
      post<ImportView>(`/imports/${id}/start`, { mapping, dryRun }),
    onSuccess: (view) => {
      client.setQueryData(importQuery(id).queryKey, view)
      void client.invalidateQueries({ queryKey: ['imports'] })
    },
  })
  const cancel = useMutation({
    mutationFn: () => post<ImportView>(`/imports/${id}/cancel`),
    onSuccess: () => {
      toast({ text: words.cancelled, tone: 'plain' })
      void one.refetch()
    },
  })
  useEffect(() => {
    if (one.data?.status === 'done' && !one.data.dryRun) {
      for (const key of ['leads', 'lead-count', 'facets', 'inbox'])
        void client.invalidateQueries({ queryKey: [key] })
    }
  }, [one.data, client])

  return (
    <Screen
      title={
        <span className={trail.trail}>
          <Link to="/imports" className={trail.up}>
            {words.title}
          </Link>
          <IconChevronRight size={14} />
          <span className={trail.who}>
            {one.data?.files.map((file) => file.name).join(', ') ?? words.one}
          </span>
        </span>
      }
      actions={
        startable ? (
          <>
            <Button busy={start.isPending && start.variables} onClick={() => start.mutate(true)}>
              {words.tryIt}
            </Button>
            <Button
              look="primary"
              busy={start.isPending && !start.variables}
              onClick={() => start.mutate(false)}
            >
              {one.data && resumes(one.data) ? words.resume : words.start}
            </Button>
          </>
        ) : (
          running && (
            <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
              {words.cancel}
            </Button>
          )
        )
      }
    >
      <div className={styles.page}>
        {one.isError ? (
          <Failed what={words.oneFailed} error={one.error} retry={() => void one.refetch()} />
        ) : one.data ? (
          <Progress one={one.data} />
        ) : (
          <Bars rows={6} />
        )}
        {start.isError && (
          <div className={styles.error} role="alert">
            {start.error instanceof ProblemError ? start.error.message : words.unreachable}
            {start.error instanceof ProblemError && (
              <ul>
                {Object.entries(start.error.fields).map(([field, message]) => (
                  <li key={field}>
                    {field}: {message}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {preview && startable && (
          <>
            <Preview preview={preview} />
            <Mapping preview={preview} mapping={mapping} onChange={setMapping} />
          </>
        )}
        {!preview && startable && <p className={styles.hint}>{words.gone}</p>}
      </div>
    </Screen>
  )
}

/** The files of an import stay until it is done, so that a dry run, a cancelled or a failed one can be followed up. */
function mayStart(one: ImportView): boolean {
  return one.status !== 'running' && (one.status !== 'done' || one.dryRun)
}

function resumes(one: ImportView): boolean {
  return !one.dryRun && one.counts.read > 0
}
