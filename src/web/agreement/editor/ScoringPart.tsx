import { conditionInWords, type Json } from '#journey/agreement/editing.contract.ts'
import { lawWords } from '../spoken-law.ts'
import { points } from '../../ui/format.ts'
import { ConditionField } from './ConditionField.tsx'
import { useEditing } from './editing.ts'
import { NumberLine, TextLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { Fields, Line, Part } from './Part.tsx'
import { partWords as words } from './part-words.ts'
import { freeId, textAt, type Path } from './values.ts'

/** Fit or engagement: the most that it gives, and its rules. */
export function ScoringPart({ kind }: { kind: 'fit' | 'engagement' }) {
  const { value, document } = useEditing()
  const at: Path = ['scoring', kind]
  const make = (items: readonly Json[]): Json => ({
    id: freeId(items.map((_, i) => textAt(value, [...at, 'rules', i, 'id'])), 'rule'), // prettier-ignore
    points: 5,
    ...(kind === 'engagement' && { cap: 10 }),
    because: words.fresh.because,
    when: kind === 'engagement' ? "touch.kind == 'form_submitted'" : 'known.phone',
  })
  const said = (path: Path) => {
    const when = textAt(value, [...path, 'when'])
    return document ? conditionInWords(document, kind, when, lawWords) : when
  }
  return (
    <Part title={words.names[kind]} hint={words.hints[kind]}>
      <Fields>
        <NumberLine label={words.max} path={[...at, 'max']} />
        {kind === 'engagement' && (
          <TextLine
            label={words.halfLife}
            path={[...at, 'halfLife']}
            width="middle"
            hint={words.halfLifeHint}
          />
        )}
      </Fields>
      <ListOf
        path={[...at, 'rules']}
        what={words.rule}
        make={make}
        line={(path) => (
          <Line
            figure={figure(textAt(value, [...path, 'points']))}
            text={textAt(value, [...path, 'because'])}
            quiet={said(path)}
          />
        )}
      >
        {(path) => (
          <>
            <Fields>
              <NumberLine label={words.points} path={[...path, 'points']} />
              {kind === 'engagement' && <NumberLine label={words.cap} path={[...path, 'cap']} optional />}
              <TextLine label={words.because} path={[...path, 'because']} />
              <TextLine label={words.id} path={[...path, 'id']} width="middle" />
            </Fields>
            <ConditionField path={[...path, 'when']} place={kind} />
          </>
        )}
      </ListOf>
    </Part>
  )
}

function figure(text: string): string {
  const number = Number(text)
  return text !== '' && Number.isFinite(number) ? points(number) : text
}
