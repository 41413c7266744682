import { conditionInWords } from '#journey/agreement/editing.contract.ts'
import { lawWords } from '../spoken-law.ts'
import { ConditionField } from './ConditionField.tsx'
import { useEditing } from './editing.ts'
import { TextLine } from './inputs.tsx'
import { MapOf } from './MapOf.tsx'
import { Block, Line, Part } from './Part.tsx'
import { partWords as words } from './part-words.ts'
import { textAt } from './values.ts'

const LISTS = ['markets', 'offers', 'segments'] as const

export function GroupsPart() {
  const { value, document } = useEditing()
  return (
    <Part title={words.names.groups} hint={words.hints.groups}>
      {LISTS.map((list) => (
        <Block key={list} title={words.lists[list]}>
          <MapOf
            path={[list]}
            what={words.one[list]}
            make={(id) => ({ label: id.replaceAll('_', ' '), when: 'has(lead.country)' })}
            line={(path) => {
              const when = textAt(value, [...path, 'when'])
              return (
                <Line
                  text={textAt(value, [...path, 'label'])}
                  quiet={document ? conditionInWords(document, 'group', when, lawWords) : when}
                />
              )
            }}
          >
            {(path) => (
              <>
                <TextLine label={words.label} path={[...path, 'label']} />
                <ConditionField path={[...path, 'when']} place="group" label={words.belongs} />
              </>
            )}
          </MapOf>
        </Block>
      ))}
    </Part>
  )
}
