import type { Json } from '#journey/agreement/editing.contract.ts'
import { useEditing } from './editing.ts'
import { PickLine, TextLine } from './inputs.tsx'
import { MapOf } from './MapOf.tsx'
import { Block, Fields, Line, Part } from './Part.tsx'
import { NOTE_OPTIONS } from './option-words.ts'
import { partWords as words } from './part-words.ts'
import { useStageOptions } from './stage-options.ts'
import { keysAt, textAt } from './values.ts'

export function ReasonsPart() {
  return (
    <Part title={words.names.reasons} hint={words.hints.reasons}>
      <Reasons list="returnReasons" />
      <Reasons list="disqualifyReasons" />
    </Part>
  )
}

function Reasons({ list }: { list: 'returnReasons' | 'disqualifyReasons' }) {
  const { value } = useEditing()
  const stages = useStageOptions()
  const named = (id: string) => stages.find((option) => option.value === id)?.label ?? id
  const like = textAt(value, [list, keysAt(value, [list])[0] ?? '', 'to'])
  const make = (id: string): Json => ({
    label: id.replaceAll('_', ' '),
    to: like || (stages[0]?.value ?? ''),
  })
  return (
    <Block title={words[list]}>
      <MapOf
        path={[list]}
        what={words.reason}
        make={make}
        line={(path) => (
          <Line
            text={textAt(value, [...path, 'label'])}
            quiet={`→ ${named(textAt(value, [...path, 'to']))}`}
          />
        )}
      >
        {(path) => (
          <>
            <Fields>
              <TextLine label={words.label} path={[...path, 'label']} />
              <PickLine label={words.to} path={[...path, 'to']} options={stages} />
            </Fields>
            <TextLine label={words.ask} path={[...path, 'ask']} optional />
            <Fields>
              <TextLine label={words.nextStep} path={[...path, 'nextStep']} optional />
              <PickLine
                label={words.note}
                path={[...path, 'note']}
                options={NOTE_OPTIONS}
                chosen={textAt(value, [...path, 'note']) || 'optional'}
                width="middle"
              />
            </Fields>
          </>
        )}
      </MapOf>
    </Block>
  )
}
