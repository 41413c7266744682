import { Choice } from '../ui/Field.tsx'
import { goals, led, reachable } from './changes.ts'
import { useDrawn } from './drawn.ts'
import { stepWords as words } from './step-words.ts'

/** Where an exit leads. Steps to which nothing leads any more go, as when one is removed; one step back brings them. */
export function NextField({
  step,
  label,
  way,
  to,
}: {
  step: string
  label: string
  way: string | null
  to: string | null
}) {
  const { programme, edit } = useDrawn()
  const options = goals(programme, step).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Choice
      label={label}
      value={to ?? ''}
      options={[{ value: '', label: words.nextEnd }, ...options]}
      onChange={(next) => edit?.write(reachable(led(programme, { step, way }, next === '' ? null : next)))}
    />
  )
}
