import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import { useMay } from '../data/session.ts'
import { number } from '../ui/format.ts'
import { useNarrow } from '../ui/narrow.ts'
import { Segments } from '../ui/Toggle.tsx'
import styles from './Programme.module.css'
import { proofWords } from './proof-words.ts'
import { StateTag } from './StateTag.tsx'
import { words } from './words.ts'

const route = getRouteApi('/programmes/$id')

interface BarProps {
  detail: ProgrammeDetail
  drafting: boolean
  onDraft: () => void
  children?: ReactNode
}

/** Under the header: how it stands, which version or the draft is looked at, as a drawing or as a list. */
export function Bar({ detail, drafting, onDraft, children }: BarProps) {
  const { as } = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useNarrow()
  const mayDraft = useMay('draft')
  const { shown, versions, draft } = detail
  const both = shown !== null && mayDraft && (draft !== null || drafting)
  return (
    <div className={styles.bar}>
      <StateTag state={detail.state} />
      {both && (
        <Segments
          label={words.shows}
          value={drafting ? 'draft' : 'running'}
          options={[
            { value: 'running', label: words.running(shown.version) },
            { value: 'draft', label: words.draft },
          ]}
          onChange={(next) =>
            next === 'draft' ? onDraft() : void navigate({ search: (now) => ({ as: now.as }) })
          }
        />
      )}
      {!drafting && versions.length > 1 && (
        <select
          className={styles.versions}
          aria-label={words.versions}
          value={shown?.version}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: (now) => ({ ...now, version: Number(value) }) })
          }
        >
          {versions.map(({ version, inside }) => (
            <option key={version} value={version}>
              {words.versionLine(version, number(inside))}
            </option>
          ))}
        </select>
      )}
      {children}
      <span className={styles.push} />
      <Segments
        label={words.as}
        value={drafting && as === 'proof' ? 'drawing' : (as ?? (narrow ? 'list' : 'drawing'))}
        options={[
          { value: 'drawing', label: words.drawing },
          { value: 'list', label: words.list },
          // a draft did nothing yet
          ...(drafting ? [] : [{ value: 'proof' as const, label: proofWords.title }]),
        ]}
        onChange={(next) => void navigate({ search: (now) => ({ ...now, as: next }), replace: true })}
      />
    </div>
  )
}
