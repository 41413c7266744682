import type { Json } from '#journey/agreement/editing.contract.ts'
import { Button } from '../../ui/Button.tsx'
import { WAY_OPTIONS, words } from './cadence-words.ts'
import { Criteria } from './Criteria.tsx'
import { useEditing } from './editing.ts'
import { PickLine, ProseLine, TextLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { Block, Fields, Line } from './Part.tsx'
import styles from './Part.module.css'
import { Wrong } from './Wrong.tsx'
import { freeId, keysAt, listAt, textAt, valueAt, type Path } from './values.ts'

/** How lead development works the stage: who is called first, what the call asks, and what comes after each attempt. */
export function Cadence({ at }: { at: Path }) {
  const { value, edit } = useEditing()
  const path = [...at, 'cadence']
  const there = valueAt(value, path) !== undefined
  const kind = textAt(value, [...at, 'kind'])
  const may = textAt(value, [...at, 'owner']) === 'leadgen' && (kind === 'develop' || kind === 'work')
  if (!there && !may) return null
  return (
    <Block title={words.title}>
      {there ? (
        <>
          <Wrong path={path} />
          <Block title={words.hot}>
            <Criteria path={[...path, 'hot']} least={0} />
          </Block>
          <Asked path={[...path, 'ask']} />
          <Steps path={[...path, 'steps']} />
          <div className={styles.usual}>
            <Button look="danger" onClick={() => edit({ do: 'remove', path })}>
              {words.remove}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.usual}>
          <p>{words.none}</p>
          <Button onClick={() => edit({ do: 'set', path, value: { steps: [step([])] } })}>{words.add}</Button>
        </div>
      )}
    </Block>
  )
}

function Asked({ path }: { path: Path }) {
  const { value } = useEditing()
  const named = (id: string) => textAt(value, ['lead', 'fields', id, 'label']) || id
  // what is personal no rule could see
  const fields = keysAt(value, ['lead', 'fields'])
    .filter((id) => textAt(value, ['lead', 'fields', id, 'personal']) !== 'true')
    .map((id) => ({ value: id, label: named(id) }))
  const asked = listAt(value, path).map((_, i) => textAt(value, [...path, i, 'id']))
  const first = fields.find((field) => !asked.includes(field.value)) ?? fields[0]
  return (
    <Block title={words.ask}>
      <ListOf
        path={path}
        what={words.question}
        make={() => ({ id: first?.value ?? '', question: words.freshQuestion })}
        line={(one) => (
          <Line text={textAt(value, [...one, 'question'])} quiet={named(textAt(value, [...one, 'id']))} />
        )}
      >
        {(one) => (
          <Fields>
            <TextLine label={words.asks} path={[...one, 'question']} />
            <PickLine label={words.field} path={[...one, 'id']} options={fields} width="middle" />
          </Fields>
        )}
      </ListOf>
    </Block>
  )
}

function Steps({ path }: { path: Path }) {
  const { value } = useEditing()
  const ids = listAt(value, path).map((_, i) => textAt(value, [...path, i, 'id']))
  const way = (one: Path) =>
    WAY_OPTIONS.find((option) => option.value === textAt(value, [...one, 'by']))?.label ?? ''
  return (
    <Block title={words.steps}>
      <ListOf
        path={path}
        what={words.step}
        least={1}
        make={() => step(ids)}
        line={(one) => (
          <Line
            text={textAt(value, [...one, 'name'])}
            quiet={words.line(way(one), textAt(value, [...one, 'after']))}
          />
        )}
      >
        {(one) => (
          <>
            <Fields>
              <TextLine label={words.name} path={[...one, 'name']} />
              <TextLine label={words.id} path={[...one, 'id']} width="middle" />
            </Fields>
            <Fields>
              <PickLine label={words.by} path={[...one, 'by']} options={WAY_OPTIONS} width="middle" />
              <TextLine
                label={one.at(-1) === 0 ? words.afterFirst : words.after}
                path={[...one, 'after']}
                hint={words.afterHint}
              />
            </Fields>
            <ProseLine
              label={words.script}
              path={[...one, 'script']}
              rows={6}
              hint={words.scriptHint}
              optional
            />
          </>
        )}
      </ListOf>
    </Block>
  )
}

function step(taken: readonly string[]): Json {
  return { id: freeId(taken, 'step'), name: words.freshStep, by: 'call', after: '1 business day' }
}
