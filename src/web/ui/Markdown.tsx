import { lazy, Suspense } from 'react'
import { blocksOf } from './markdown-blocks.ts'
import styles from './Markdown.module.css'
import { whenQuiet } from './quiet.ts'

// a sixth of all that a first view needs: the words stand at once, and are set when it has come
const ReactMarkdown = lazy(async () => {
  await new Promise<void>(whenQuiet)
  return import('react-markdown')
})

/** Markdown without raw HTML. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<Plain text={text} />}>
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

/** The same words unset, so that they can be read and the page keeps its height. */
function Plain({ text }: { text: string }) {
  return (
    <>
      {text
        .replaceAll(/^[#>|\s]+|[*_`|]/gm, '')
        .split(/\n{2,}/)
        .map((part, i) => (
          <p key={i}>{part}</p>
        ))}
    </>
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
