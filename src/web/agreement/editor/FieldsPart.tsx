import type { Json } from '#journey/agreement/editing.contract.ts'
import { useEditing } from './editing.ts'
import { CheckLine, PickLine, TextLine } from './inputs.tsx'
import { MapOf } from './MapOf.tsx'
import { Fields, Line, Part } from './Part.tsx'
import { TYPE_OPTIONS } from './option-words.ts'
import { partWords as words } from './part-words.ts'
import { ValuesLine } from './ValuesLine.tsx'
import { listAt, textAt, type Path } from './values.ts'

const FIELDS: Path = ['lead', 'fields']

export function FieldsPart() {
  const { value } = useEditing()
  const make = (id: string): Json => ({ type: 'string', label: id })
  return (
    <Part title={words.names.fields} hint={words.hints.fields}>
      <MapOf
        path={FIELDS}
        what={words.field}
        make={make}
        line={(path, id) => (
          <Line
            text={textAt(value, [...path, 'label']) || id}
            quiet={
              listAt(value, [...path, 'values']).join(', ') ||
              TYPE_OPTIONS.find((option) => option.value === textAt(value, [...path, 'type']))?.label
            }
          />
        )}
      >
        {(path) => (
          <>
            <Fields>
              <TextLine label={words.label} path={[...path, 'label']} />
              <PickLine label={words.type} path={[...path, 'type']} options={TYPE_OPTIONS} width="middle" />
            </Fields>
            <Fields>
              <ValuesLine
                label={words.values}
                path={[...path, 'values']}
                type={textAt(value, [...path, 'type'])}
              />
            </Fields>
            <CheckLine label={words.personal} path={[...path, 'personal']} />
          </>
        )}
      </MapOf>
    </Part>
  )
}
