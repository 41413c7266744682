import { useEditing } from './editing.ts'
import { NumberLine, PickLine, TextLine } from './inputs.tsx'
import { Fields, Part } from './Part.tsx'
import { FLIGHT_OPTIONS } from './option-words.ts'
import { partWords as words } from './part-words.ts'
import { textAt, valueAt } from './values.ts'

export function TermsPart() {
  const { value, edit } = useEditing()
  const transition = valueAt(value, ['transition'])
  const full = typeof transition === 'object' && transition !== null
  const leads = full ? textAt(value, ['transition', 'leads']) : textAt(value, ['transition']) || 'finish'
  return (
    <Part title={words.names.terms} hint={words.hints.terms}>
      <Fields>
        <TextLine label={words.name} path={['name']} />
        <NumberLine label={words.version} path={['version']} />
      </Fields>
      <Fields>
        <TextLine label={words.effectiveFrom} path={['effectiveFrom']} hint={words.dateHint} width="middle" />
        <TextLine label={words.review} path={['review']} hint={words.dateHint} width="middle" optional />
        <PickLine
          label={words.transition}
          path={full ? ['transition', 'leads'] : ['transition']}
          options={FLIGHT_OPTIONS}
          chosen={leads}
          put={(next) =>
            edit({ do: 'set', path: full ? ['transition', 'leads'] : ['transition'], value: next })
          }
        />
      </Fields>
    </Part>
  )
}
