import { Button } from '../../ui/Button.tsx'
import { lawWords } from '../spoken-law.ts'
import { useEditing } from './editing.ts'
import { TextLine } from './inputs.tsx'
import { words } from './intent-words.ts'
import { MapOf } from './MapOf.tsx'
import { Block, Line } from './Part.tsx'
import styles from './Part.module.css'
import { usualLevels } from './usual.ts'
import { keysAt, listAt, textAt, valueAt } from './values.ts'

const SENIORITY = ['lead', 'fields', 'seniority', 'values']

/** A line for each level that a lead can have; where any text will do, the levels are named here. */
export function Levels() {
  const { value, edit } = useEditing()
  const known = listAt(value, SENIORITY).map(String)
  const written = keysAt(value, ['levels'])
  // a level that the field has lost is shown with what is wrong, until somebody empties it
  const all = [...known, ...written.filter((level) => !known.includes(level))]
  const own = valueAt(value, ['levels']) !== undefined
  return (
    <Block title={words.levels}>
      {!own ? (
        <div className={styles.usual} data-path="levels">
          <p>{words.usualLevels}</p>
          <Button onClick={() => edit({ do: 'set', path: ['levels'], value: usualLevels(known) })}>
            {words.ownLevels}
          </Button>
        </div>
      ) : (
        <>
          {known.length > 0 ? (
            <div className={styles.stack}>
              {all.map((level) => (
                <TextLine
                  key={level}
                  label={lawWords.terms.value(level)}
                  path={['levels', level]}
                  placeholder={words.unsaid}
                  optional
                />
              ))}
            </div>
          ) : (
            <MapOf
              path={['levels']}
              what={words.level}
              make={() => words.freshLevel}
              line={(path, id) => <Line text={lawWords.terms.value(id)} quiet={textAt(value, path)} />}
            >
              {(path) => <TextLine label={words.meaning} path={path} />}
            </MapOf>
          )}
          <div className={styles.usual}>
            <Button look="quiet" onClick={() => edit({ do: 'remove', path: ['levels'] })}>
              {words.dropLevels}
            </Button>
          </div>
        </>
      )}
    </Block>
  )
}
