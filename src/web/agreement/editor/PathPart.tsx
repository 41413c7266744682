import type { Json } from '#journey/agreement/editing.contract.ts'
import { Button } from '../../ui/Button.tsx'
import { Criteria } from './Criteria.tsx'
import { useEditing } from './editing.ts'
import { PickLine, TextLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { AddWithId } from './MapOf.tsx'
import { Block, Part } from './Part.tsx'
import styles from './PathPart.module.css'
import { partWords as words } from './part-words.ts'
import { useStageOptions } from './stage-options.ts'
import { keysAt, textAt, valueAt } from './values.ts'

export function PathPart() {
  const { value, edit, show } = useEditing()
  const stages = useStageOptions()
  const ids = keysAt(value, ['stages'])
  const fast = valueAt(value, ['fastTrack']) !== undefined
  return (
    <Part title={words.names.path} hint={words.hints.path}>
      <Block title={words.onPath}>
        <ListOf path={['path']} what={words.stage} make={() => ids[0] ?? ''} least={2}>
          {(path) => <PickLine label={words.stage} bare path={path} options={stages} />}
        </ListOf>
      </Block>
      <Block title={words.allStages}>
        <ul className={styles.stages}>
          {ids.map((id) => (
            <li key={id}>
              <button type="button" className={styles.stage} onClick={() => show(`stage:${id}`)}>
                {textAt(value, ['stages', id, 'name']) || id}
              </button>
            </li>
          ))}
        </ul>
        <AddWithId what={words.stage} taken={ids} path={['stages']} make={newStage} />
      </Block>
      <Block title={words.fastTrack}>
        {fast ? (
          <>
            <TextLine label={words.because} path={['fastTrack', 'because']} />
            <Criteria path={['fastTrack', 'when']} />
            <Button look="danger" onClick={() => edit({ do: 'remove', path: ['fastTrack'] })}>
              {words.removeFastTrack}
            </Button>
          </>
        ) : (
          <Button onClick={() => edit({ do: 'set', path: ['fastTrack'], value: newFastTrack })}>
            {words.addFastTrack}
          </Button>
        )}
      </Block>
    </Part>
  )
}

const newFastTrack: Json = {
  because: words.fresh.opened,
  when: [{ id: 'has_opportunity', label: words.fresh.hasOpportunity, if: "opportunity != 'none'" }],
}

function newStage(id: string): Json {
  return {
    name: id.replaceAll('_', ' '),
    kind: 'develop',
    owner: 'marketing',
    assign: 'desk',
    nextStep: words.fresh.nextStep,
    within: '2 business days',
    then: 'repeat',
  }
}
