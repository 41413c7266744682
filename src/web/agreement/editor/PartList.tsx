import type { Json, Problem } from '#journey/agreement/editing.contract.ts'
import styles from './Editor.module.css'
import { partOf, pathOf } from './places.ts'
import { partWords } from './part-words.ts'
import { keysAt, listAt, textAt } from './values.ts'
import { editorWords as words } from './words.ts'

interface PartListProps {
  value: Json | undefined
  problems: readonly Problem[]
  part: string
  onShow: (part: string) => void
}

/** The pages of the form, each with the number of its problems. */
export function PartList({ value, problems, part, onShow }: PartListProps) {
  const wrong = new Map<string, number>()
  for (const problem of problems) {
    const page = partOf(pathOf(value, problem.path))
    wrong.set(page, (wrong.get(page) ?? 0) + 1)
  }
  const pages = pagesOf(value)
  return (
    <>
      <nav className={styles.parts} aria-label={words.parts}>
        {pages.map(({ id, name, within }) => (
          <button
            key={id}
            type="button"
            className={styles.partLink}
            data-within={within || undefined}
            aria-current={id === part ? 'page' : undefined}
            onClick={() => onShow(id)}
          >
            <span className={styles.partName}>{name}</span>
            {wrong.has(id) && (
              <span className={styles.wrong} aria-label={words.problems(wrong.get(id) ?? 0)}>
                {wrong.get(id)}
              </span>
            )}
          </button>
        ))}
      </nav>
      <select
        className={styles.partPick}
        aria-label={words.parts}
        value={part}
        onChange={(event) => onShow(event.currentTarget.value)}
      >
        {pages.map(({ id, name, within }) => (
          <option key={id} value={id}>
            {within ? `– ${name}` : name}
            {wrong.has(id) ? ` (${words.problems(wrong.get(id) ?? 0)})` : ''}
          </option>
        ))}
      </select>
    </>
  )
}

function pagesOf(value: Json | undefined): { id: string; name: string; within: boolean }[] {
  const { names } = partWords
  const page = (id: keyof typeof names) => ({ id, name: names[id], within: false })
  return [
    page('terms'),
    page('fields'),
    page('fit'),
    page('engagement'),
    page('intent'),
    page('path'),
    ...stageIds(value).map((id) => ({
      id: `stage:${id}`,
      name: textAt(value, ['stages', id, 'name']) || id,
      within: true,
    })),
    page('routing'),
    page('reasons'),
    page('groups'),
    page('targets'),
    page('calendars'),
    page('yaml'),
  ]
}

/** Those on the path first, in its order. */
function stageIds(value: Json | undefined): string[] {
  const all = keysAt(value, ['stages'])
  const path = [...new Set(listAt(value, ['path']).map(String))].filter((id) => all.includes(id))
  return [...path, ...all.filter((id) => !path.includes(id))]
}
