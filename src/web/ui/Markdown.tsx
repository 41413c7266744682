import { lazy, Suspense } from 'react'
import styles from './Markdown.module.css'
import { Bars } from './States.tsx'

const ReactMarkdown = lazy(() => import('react-markdown'))

/** Markdown without raw HTML; its reader is fetched when the first text is opened. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<Bars rows={3} />}>
        <ReactMarkdown components={{ h1: 'h3', h2: 'h3', h4: 'h3' }}>{text}</ReactMarkdown>
      </Suspense>
    </div>
  )
}
