import { useMemo } from 'react'
import { contractOf } from '../reading.ts'
import { useEditing } from './editing.ts'
import { Line } from './Part.tsx'
import { textAt, type Path } from './values.ts'

/** A target in the words of the contract; while the file has faults, by its id. */
export function TargetLine({ at }: { at: Path }) {
  const { value, document } = useEditing()
  const id = textAt(value, [...at, 'id'])
  const said = useMemo(() => {
    const place = [...at.slice(0, -1), id].join('.')
    const sentences = document
      ? contractOf(document).sections.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.sentences))
      : []
    return sentences.find(({ path }) => path === place)?.text
  }, [document, id, at.join('.')])
  return <Line text={said ?? id} />
}
