import { conditionInWords } from '#journey/agreement/editing.contract.ts'
import { Button } from '../../ui/Button.tsx'
import { lawWords } from '../spoken-law.ts'
import { ConditionField } from './ConditionField.tsx'
import { useEditing } from './editing.ts'
import { TextLine } from './inputs.tsx'
import { words } from './intent-words.ts'
import { Levels } from './Levels.tsx'
import { ListOf } from './ListOf.tsx'
import { Block, Fields, Line, Part } from './Part.tsx'
import styles from './Part.module.css'
import { partWords } from './part-words.ts'
import { usualIntent } from './usual.ts'
import { freeId, listAt, textAt, valueAt } from './values.ts'

/** What the brief reads out of a lead: whether somebody wants to buy or to learn, and what their level means. */
export function IntentPart() {
  const { value, document, edit } = useEditing()
  const own = valueAt(value, ['intent']) !== undefined
  return (
    <Part title={partWords.names.intent} hint={partWords.hints.intent}>
      {own ? (
        <>
          <Fields>
            <TextLine
              label={words.within}
              path={['intent', 'within']}
              width="middle"
              hint={words.withinHint}
              placeholder={words.withinHint}
              optional
            />
          </Fields>
          <Signs of="buy" />
          <Signs of="learn" />
          <div>
            <Button look="quiet" onClick={() => edit({ do: 'remove', path: ['intent'] })}>
              {words.dropSigns}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.usual} data-path="intent">
          <p>{words.usualSigns}</p>
          <Button
            disabled={document === null}
            onClick={() => document && edit({ do: 'set', path: ['intent'], value: usualIntent(document) })}
          >
            {words.ownSigns}
          </Button>
        </div>
      )}
      <Levels />
    </Part>
  )
}

function Signs({ of }: { of: 'buy' | 'learn' }) {
  const { value, document } = useEditing()
  const path = ['intent', of]
  const ids = listAt(value, path).map((_, i) => textAt(value, [...path, i, 'id']))
  return (
    <Block title={words[of]}>
      <ListOf
        path={path}
        what={words.sign}
        least={1}
        make={() => ({
          id: freeId(ids, 'sign'),
          label: words.fresh,
          when: "touch.kind == 'demo_requested'",
        })}
        line={(one) => {
          const when = textAt(value, [...one, 'when'])
          return (
            <Line
              text={textAt(value, [...one, 'label'])}
              quiet={document ? conditionInWords(document, 'engagement', when, lawWords) : when}
            />
          )
        }}
      >
        {(one) => (
          <>
            <Fields>
              <TextLine label={words.label} path={[...one, 'label']} />
              <TextLine label={words.id} path={[...one, 'id']} width="middle" />
            </Fields>
            <ConditionField path={[...one, 'when']} place="engagement" label={words.holds} />
          </>
        )}
      </ListOf>
    </Block>
  )
}
