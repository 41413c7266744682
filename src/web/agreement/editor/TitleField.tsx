import { useEffect, useState } from 'react'
import type { DraftView } from '#journey/agreement/life/contract.ts'
import styles from './Editor.module.css'
import { editorWords as words } from './words.ts'

export function TitleField({ draft, onSave }: { draft: DraftView; onSave: (title: string) => void }) {
  const [title, setTitle] = useState(draft.title)
  useEffect(() => setTitle(draft.title), [draft.title])
  const leave = () => {
    const next = title.trim()
    if (next === '') setTitle(draft.title)
    else if (next !== draft.title) onSave(next)
  }
  return (
    <>
      <span className="visually-hidden">{draft.title}</span>
      <input
        className={styles.titleField}
        aria-label={words.title}
        value={title}
        maxLength={200}
        size={Math.max(10, Math.min(44, title.length))}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </>
  )
}
