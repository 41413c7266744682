import { useMemo } from 'react'
import { AddStep } from './AddStep.tsx'
import { keyOf, stepOf } from './document.ts'
import { useDrawn } from './drawn.ts'
import { EntryCard } from './EntryCard.tsx'
import styles from './Flow.module.css'
import { blocks, ENTRY, type Block } from './layout.ts'
import { StepCard } from './StepCard.tsx'
import { stepWords as words } from './step-words.ts'
import { WayName } from './WayName.tsx'

/** The same programme as a list: on a phone, and for who would rather read than look. All is done here that is done there. */
export function FlowList() {
  const { programme } = useDrawn()
  const tree = useMemo(() => blocks(programme), [programme])
  return (
    <div className={styles.list} role="group" aria-label={words.flow}>
      <Chain from={tree} />
    </div>
  )
}

/** One step after the other, until the programme parts and beyond where it meets again. */
function Chain({ from }: { from: Block }) {
  const rows: Block[] = []
  const walk = (block: Block): void => {
    rows.push(block)
    const [only, ...others] = block.columns
    if (only?.block && others.length === 0) walk(only.block)
    for (const { block: next } of block.below) walk(next)
  }
  walk(from)
  return (
    <ol>
      {rows.map((block) => (
        <li key={block.id} className={styles.row}>
          <Row block={block} />
        </li>
      ))}
    </ol>
  )
}

function Row({ block: { id, columns } }: { block: Block }) {
  const { programme } = useDrawn()
  const step = stepOf(programme, id)
  const name = (to: string | null) =>
    to === null ? words.ends : words.leadsTo(stepOf(programme, to)?.name ?? to)
  return (
    <>
      {id === ENTRY ? <EntryCard /> : step && <StepCard step={step} />}
      {columns.length === 1 ? (
        columns.map(({ edge, block }) => (
          <div key={keyOf(edge)} className={styles.forkHead}>
            <AddStep at={edge} />
            {!block && <p className={styles.goes}>{name(edge.to)}</p>}
          </div>
        ))
      ) : (
        <ul>
          {columns.map(({ edge, block }) => (
            <li key={keyOf(edge)} className={styles.fork}>
              <div className={styles.forkHead}>
                <WayName edge={edge} />
                <AddStep at={edge} />
                {!block && <p className={styles.goes}>{name(edge.to)}</p>}
              </div>
              {block && <Chain from={block} />}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
