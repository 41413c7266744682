import { lazy } from 'react'
import { touches } from '../accounts/touch-words.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '../ui/icons.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { changed, freeId, reachable } from './changes.ts'
import { OTHERWISE, type Branch, type Way } from './document.ts'
import { useDrawn } from './drawn.ts'
import styles from './Panel.module.css'
import { NextField } from './NextField.tsx'
import { SpanField } from './SpanField.tsx'
import { stepWords as words } from './step-words.ts'

// the agreement's compiler comes with it
const Condition = lazy(() => import('./Condition.tsx').then((file) => ({ default: file.Condition })))

const MOST = 10

/** The ways of a branch in the order in which they are tried, and how long it waits for one of them. */
export function BranchFields({ step }: { step: Branch }) {
  const { programme, edit } = useDrawn()
  const set = (part: Partial<Branch>, about?: string) =>
    edit?.write(
      reachable(changed(programme, step.id, (one) => ({ ...(one as Branch), ...part }))),
      about && `${step.id}.${about}`,
    )
  const { ways, within } = step
  const put = (at: number, way: Way, about?: string) => set({ ways: ways.with(at, way) }, about)
  const add = () => {
    const id = freeId([...ways.map((way) => way.id), OTHERWISE], 'way')
    set({ ways: [...ways, { id, label: words.way(ways.length + 1), did: 'email_clicked', next: null }] })
  }
  return (
    <>
      <fieldset className={styles.field}>
        <legend>{words.ways}</legend>
        <span className={styles.hint}>{words.waysHint}</span>
        <ol className={styles.list}>
          {ways.map((way, i) => (
            <li key={way.id} className={styles.way}>
              <div className={styles.wayHead}>
                <span>{words.way(i + 1)}</span>
                {edit && i > 0 && (
                  <IconButton
                    label={words.earlier(way.label)}
                    onClick={() => set({ ways: ways.with(i, ways[i - 1]!).with(i - 1, way) })}
                  >
                    <IconArrowUp size={15} />
                  </IconButton>
                )}
                {edit && i < ways.length - 1 && (
                  <IconButton
                    label={words.later(way.label)}
                    onClick={() => set({ ways: ways.with(i, ways[i + 1]!).with(i + 1, way) })}
                  >
                    <IconArrowDown size={15} />
                  </IconButton>
                )}
                {edit && ways.length > 1 && (
                  <IconButton
                    label={words.removeWay(way.label)}
                    onClick={() => set({ ways: ways.filter(({ id }) => id !== way.id) })}
                  >
                    <IconTrash size={15} />
                  </IconButton>
                )}
              </div>
              <WayFields way={way} onChange={(next, about) => put(i, next, about)} />
              <NextField step={step.id} label={words.next} way={way.id} to={way.next} />
            </li>
          ))}
        </ol>
        {edit && ways.length < MOST && (
          <div className={styles.acts}>
            <Button look="quiet" icon={<IconPlus size={15} />} onClick={add}>
              {words.addWay}
            </Button>
          </div>
        )}
      </fieldset>
      <Toggle
        label={words.patient}
        on={within !== undefined}
        disabled={edit === null}
        onChange={(on) => set({ within: on ? '3 days' : undefined })}
      />
      {within === undefined ? (
        <p className={styles.hint}>{words.patientHint}</p>
      ) : (
        <SpanField
          label={words.patience}
          value={within}
          onChange={(next) => set({ within: next }, 'within')}
        />
      )}
      <NextField step={step.id} label={words.otherwise} way={OTHERWISE} to={step.otherwise} />
    </>
  )
}

/** When a way is open: by what the person did, or by a condition as in the agreement. */
function WayFields({ way, onChange }: { way: Way; onChange: (way: Way, about?: string) => void }) {
  const { choices } = useDrawn()
  const { id, label, next, did } = way
  const kinds = [...new Set([...(choices?.touches ?? []), ...(did === undefined ? [] : [did])])]
  const named = (kind: string) => touches[kind] ?? kind
  return (
    <>
      <TextField
        label={words.wayLabel}
        value={label}
        maxLength={200}
        onChange={(text) => onChange({ ...way, label: text }, `${id}.label`)}
      />
      <Choice
        label={words.asks}
        value={did === undefined ? 'if' : 'did'}
        options={[
          { value: 'did', label: words.asksDid },
          { value: 'if', label: words.asksIf },
        ]}
        onChange={(asks) =>
          onChange(
            asks === 'did'
              ? { id, label, did: 'email_clicked', next }
              : { id, label, if: 'score.engagement >= 20', next },
          )
        }
      />
      {did === undefined ? (
        <Condition text={way.if ?? ''} onChange={(text) => onChange({ ...way, if: text }, `${id}.if`)} />
      ) : (
        <Choice
          label={words.did}
          value={did}
          options={kinds.map((kind) => ({ value: kind, label: named(kind) }))}
          onChange={(kind) => onChange({ id, label, did: kind, next })}
        />
      )}
    </>
  )
}
