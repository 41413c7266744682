import { conditionInWords, type Json } from '#journey/agreement/editing.contract.ts'
import { lawWords } from '../spoken-law.ts'
import { ConditionField } from './ConditionField.tsx'
import { useEditing } from './editing.ts'
import { TextLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { Fields, Line } from './Part.tsx'
import { partWords as words } from './part-words.ts'
import { freeId, textAt, type Path } from './values.ts'

/** Criteria that must all hold: each a plain sentence, and what exactly is asked. */
export function Criteria({ path, least = 1 }: { path: Path; least?: number }) {
  const { value, document } = useEditing()
  const make = (items: readonly Json[]): Json => ({
    id: freeId(items.map((_, i) => textAt(value, [...path, i, 'id'])), 'criterion'), // prettier-ignore
    label: words.fresh.criterion,
    if: 'score.total >= 40',
  })
  return (
    <ListOf
      path={path}
      what={words.criterion}
      make={make}
      least={least}
      line={(at) => {
        const text = textAt(value, [...at, 'if'])
        return (
          <Line
            text={textAt(value, [...at, 'label'])}
            quiet={document ? conditionInWords(document, 'criterion', text, lawWords) : text}
          />
        )
      }}
    >
      {(at) => (
        <>
          <Fields>
            <TextLine
              label={words.criterionLabel}
              path={[...at, 'label']}
              {...(strays(value, at) && { hint: words.strays })}
            />
            <TextLine label={words.id} path={[...at, 'id']} width="middle" />
          </Fields>
          <ConditionField path={[...at, 'if']} place="criterion" />
        </>
      )}
    </ListOf>
  )
}

/** Whether the sentence names a number that the condition does not: people sign the sentence, the program reads the other. */
function strays(value: Json | undefined, at: Path): boolean {
  const said = textAt(value, [...at, 'label']).match(/\d+/g)
  const asked = textAt(value, [...at, 'if']).match(/\d+/g)
  return said !== null && asked !== null && said.some((number) => !asked.includes(number))
}
