import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '../data/session.ts'
import { previewQuery, templateQuery } from '../templates/data.ts'
import { Choice } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import type { Step } from './document.ts'
import { useDrawn } from './drawn.ts'
import styles from './Panel.module.css'
import { stepWords as words } from './step-words.ts'

interface MailFieldsProps {
  step: Extract<Step, { does: 'mail' }>
  onChange: (template: string) => void
}

/** Which template is sent, and what it becomes. */
export function MailFields({ step, onChange }: MailFieldsProps) {
  const { choices } = useDrawn()
  const templates = choices?.templates ?? []
  const known = templates.some(({ id }) => id === step.template)
  if (choices && templates.length === 0 && step.template === '')
    return (
      <Note tone="warn">
        {words.noTemplates} <Link to="/templates">{words.toTemplates}</Link>
      </Note>
    )
  return (
    <>
      <Choice
        label={words.template}
        value={step.template}
        options={[
          ...(known ? [] : [{ value: step.template, label: step.template || words.noTemplate }]),
          // one that was retired stays where it is chosen, and is not offered elsewhere
          ...templates
            .filter(({ id, retired }) => !retired || id === step.template)
            .map(({ id, name, retired }) => ({ value: id, label: retired ? words.retired(name) : name })),
        ]}
        onChange={onChange}
      />
      {known && <Preview key={step.template} template={step.template} />}
    </>
  )
}

/** The mail as its plain text, with made-up values: enough to know which one it is. Its own screen shows it on real leads. */
function Preview({ template }: { template: string }) {
  const mayDraft = useMay('draft')
  const { data } = useQuery(templateQuery(template))
  const { language, subject, preview, body } = data ?? { language: 'en', subject: '', preview: '', body: '' }
  const { mail } = useQuery(
    previewQuery({ language, subject, preview, body }, mayDraft && data !== undefined),
  ).data ?? { mail: null }
  return (
    <div className={styles.field} role="group" aria-label={words.preview}>
      {mail && (
        <div className={styles.preview}>
          <p className={styles.subject}>{mail.subject}</p>
          <pre tabIndex={0} aria-label={words.preview}>
            {mail.text}
          </pre>
        </div>
      )}
      <Link to="/templates/$id" params={{ id: template }}>
        {words.openTemplate}
      </Link>
    </div>
  )
}
