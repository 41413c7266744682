import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PreviewInput, TemplatePreview, TestAnswer } from '#journey/mailing/templates.contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { IconSend } from '../ui/icons.ts'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { Segments } from '../ui/Toggle.tsx'
import { LeadChoice } from './LeadChoice.tsx'
import styles from './Editor.module.css'
import { words } from './words.ts'

type View = keyof typeof words.views

interface PreviewProps {
  text: PreviewInput
  preview: { data?: TemplatePreview | undefined; error: Error | null; refetch: () => unknown }
  lead: string
  onLead: (lead: string) => void
}

export function Preview({ text, preview, lead, onLead }: PreviewProps) {
  const [view, setView] = useState<View>('desktop')
  const mail = preview.data?.mail ?? null
  const test = useMutation({
    mutationFn: () => post<TestAnswer>('/templates/test', text),
    onSuccess: ({ to }) => toast({ text: words.tested(to), tone: 'good' }),
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <div className={styles.tools}>
        <LeadChoice value={lead} onChange={onLead} />
        <Segments
          label={words.view}
          value={view}
          onChange={setView}
          options={(Object.keys(words.views) as View[]).map((value) => ({
            value,
            label: words.views[value],
          }))}
        />
        <Button
          icon={<IconSend size={14} />}
          busy={test.isPending}
          disabled={!mail}
          onClick={() => test.mutate()}
        >
          {words.test}
        </Button>
      </div>
      {preview.error && !preview.data ? (
        <Failed what={words.previewFailed} error={preview.error} retry={() => void preview.refetch()} />
      ) : !preview.data ? (
        <Bars rows={6} height={20} gap={18} />
      ) : !mail ? (
        <p className={styles.nothing}>{words.nothingYet}</p>
      ) : (
        <>
          <dl className={styles.head}>
            <dt>{words.from}</dt>
            <dd>{mail.from}</dd>
            <dt>{words.to}</dt>
            <dd>{mail.to ?? words.noAddress}</dd>
            <dt>{words.form.subject}</dt>
            <dd className={styles.subject}>{mail.subject}</dd>
          </dl>
          {view === 'text' ? (
            <pre className={styles.plain} tabIndex={0} aria-label={words.views.text}>
              {mail.text}
            </pre>
          ) : (
            <div className={styles.stage} data-view={view}>
              {/* no script of it runs, and it is of no origin: the sandbox allows nothing */}
              <iframe className={styles.frame} title={words.frame} sandbox="" srcDoc={framed(mail.html)} />
            </div>
          )}
          <p className={styles.hint}>{words.frameHint}</p>
        </>
      )}
    </section>
  )
}

/**
 * The page's own policy holds in the frame and allows no style block; what is left are the light colours on the elements, so
 * the frame must not turn dark around them. Pictures would tell their server that somebody looks.
 */
function framed(html: string): string {
  return html
    .replace(/<style>[^]*?<\/style>/, '')
    .replaceAll('content="light dark"', 'content="light"')
    .replace(
      '<head>',
      `<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    )
}
