import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Choice, TextField } from '../ui/Field.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { draftsQuery, textQuery, versionsQuery } from './data.ts'
import { Limits } from './Limits.tsx'
import { withLimits } from './thresholds.ts'
import styles from './WhatIf.module.css'
import { WhatIfPanel } from './WhatIfPanel.tsx'
import { words } from './words.ts'

const route = getRouteApi('/what-if')

export function WhatIfScreen() {
  const { of, from, to } = route.useSearch()
  const navigate = route.useNavigate()
  const drafts = useQuery(draftsQuery).data
  const versions = useQuery(versionsQuery).data
  const options = [
    ...(drafts ?? []).map(({ id, title }) => ({ value: `draft:${id}`, label: words.draftOf(title) })),
    ...(versions ?? []).map(({ version, name, status }) => ({
      value: `version:${version}`,
      label: words.versionOf(version, name, status),
    })),
  ]
  const inForce = versions?.find(({ status }) => status === 'in_force')
  const fallback = drafts?.[0] ? `draft:${drafts[0].id}` : inForce ? `version:${inForce.version}` : ''
  const choice = of ?? (drafts && versions ? fallback : '')
  const text = useQuery(textQuery(choice))
  const [moved, setMoved] = useState<{ of: string; limits: Record<number, number> }>({ of: '', limits: {} })
  const limits = moved.of === choice ? moved.limits : {}
  const ask = (change: { of?: string; from?: string | undefined; to?: string | undefined }) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  return (
    <Screen title={words.title} aside={words.aside}>
      <div className={styles.page}>
        <div className={styles.controls}>
          <Choice
            label={words.pick}
            value={choice}
            options={options}
            onChange={(next) => ask({ of: next })}
          />
          <TextField
            label={words.from}
            type="date"
            value={from ?? ''}
            onChange={(day) => ask({ from: day || undefined })}
          />
          <TextField
            label={words.to}
            type="date"
            value={to ?? ''}
            onChange={(day) => ask({ to: day || undefined })}
          />
        </div>
        {text.isError ? (
          <Failed what={words.textFailed} error={text.error} retry={() => void text.refetch()} />
        ) : text.data === undefined ? (
          <Bars rows={8} />
        ) : (
          <>
            <Limits
              text={text.data}
              moved={limits}
              onMove={(next) => setMoved({ of: choice, limits: next })}
            />
            <WhatIfPanel text={withLimits(text.data, limits)} period={{ from, to }} />
          </>
        )}
      </div>
    </Screen>
  )
}
