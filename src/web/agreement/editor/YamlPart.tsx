import { useEffect, useRef, type UIEvent } from 'react'
import type { Problem } from '#journey/agreement/editing.contract.ts'
import { Part } from './Part.tsx'
import { partWords as words } from './part-words.ts'
import styles from './Yaml.module.css'

interface YamlPartProps {
  text: string
  problems: readonly Problem[]
  onWrite: (text: string) => void
  /** the line to go to, counted from 1 */
  line: { at: number; nonce: number } | null
}

/** The file itself, with the numbers of its lines; a line with a problem says so. */
export function YamlPart({ text, problems, onWrite, line }: YamlPartProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const count = text.split('\n').length
  const wrong = new Map(problems.map((problem) => [problem.line, problem.message]))
  useEffect(() => {
    const field = area.current
    if (!line || !field) return
    const start = field.value.split('\n').slice(0, line.at - 1).join('\n').length + (line.at > 1 ? 1 : 0) // prettier-ignore
    field.focus()
    field.setSelectionRange(start, start)
    field.scrollTop = Math.max(0, (line.at - 6) * LINE_HEIGHT)
  }, [line])
  const follow = (event: UIEvent<HTMLTextAreaElement>) => {
    if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop
  }
  return (
    <Part title={words.names.yaml} hint={words.hints.yaml}>
      <div className={styles.file} data-path="">
        <div className={styles.gutter} ref={gutter} aria-hidden="true">
          {Array.from({ length: count }, (_, i) => (
            <span key={i} title={wrong.get(i + 1)} data-wrong={wrong.has(i + 1) || undefined}>
              {i + 1}
            </span>
          ))}
        </div>
        <textarea
          ref={area}
          className={styles.text}
          aria-label={words.names.yaml}
          value={text}
          spellCheck={false}
          wrap="off"
          onScroll={follow}
          onChange={(event) => onWrite(event.currentTarget.value)}
        />
      </div>
    </Part>
  )
}

/** as in the style sheet */
const LINE_HEIGHT = 18
