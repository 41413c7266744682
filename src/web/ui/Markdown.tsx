import { lazy, Suspense } from 'react'
import { blocksOf } from './markdown-blocks.ts'
import styles from './Markdown.module.css'
import { Bars } from './States.tsx'

const ReactMarkdown = lazy(() => import('react-markdown'))

/** Markdown without raw HTML; its reader is fetched when the first text is opened. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<Bars rows={3} />}>
        {blocksOf(text).map((block, i) =>
          block.rows ? (
            <Table key={i} rows={block.rows} />
          ) : (
            <ReactMarkdown key={i} components={{ h1: 'h3', h2: 'h3', h4: 'h3' }}>
              {block.text}
            </ReactMarkdown>
          ),
        )}
      </Suspense>
    </div>
  )
}

function Table({ rows: [head = [], ...rows] }: { rows: string[][] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {head.map((cell, i) => (
            <th key={i} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, i) => (
          <tr key={i}>
            {cells.map((cell, j) => (
              <td key={j}>
                <ReactMarkdown>{cell}</ReactMarkdown>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
