import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Sheet } from '#journey/survey/contract.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Choice, TextArea } from '../ui/Field.tsx'
import { IconArrowLeft, IconCheck, IconThumbUp, IconThumbUpFilled, IconTrash } from '../ui/icons.ts'
import { useSurveyAct } from './data.ts'
import styles from './Remedies.module.css'
import survey from './Survey.module.css'
import { words } from './words.ts'

type Remedy = Sheet['remedies'][number]

export function Remedies({
  sheet,
  onDone,
  onBack,
}: {
  sheet: Sheet
  onDone: () => void
  onBack: () => void
}) {
  const { id } = sheet.survey
  const client = useQueryClient()
  const act = useSurveyAct(id)
  const [text, setText] = useState('')
  const [cause, setCause] = useState('')
  const again = () => void client.invalidateQueries({ queryKey: ['survey-sheet', id] })
  const causeLabel = (of: string | null) => sheet.items.find((item) => item.id === of)?.label
  const propose = () =>
    act.mutate(
      { what: 'remedies', body: { text, ...(cause ? { cause } : {}) } },
      {
        onSuccess: () => {
          setText('')
          again()
        },
      },
    )
  const vote = (remedy: Remedy) =>
    act.mutate({ what: 'votes', body: { remedy: remedy.id, for: !remedy.voted } }, { onSuccess: again })
  const withdraw = (remedy: Remedy) =>
    act.mutate({ what: 'remedies/withdraw', body: { remedy: remedy.id } }, { onSuccess: again })

  return (
    <>
      <div className={survey.column}>
        <div className={survey.inner}>
          <h2 className={survey.question}>{words.remedies}</h2>
          <p className={survey.lede}>{words.remediesHint}</p>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (text.trim().length >= 3) propose()
            }}
          >
            <TextArea
              label={words.remedyLabel}
              placeholder={words.remedyPlaceholder}
              rows={2}
              value={text}
              onChange={(value) => setText(value.slice(0, 500))}
            />
            <div className={styles.formRow}>
              <Choice
                label={words.remedyCause}
                value={cause}
                onChange={setCause}
                options={[
                  { value: '', label: words.anyCause },
                  ...sheet.items.map((item) => ({ value: item.id, label: item.label })),
                ]}
              />
              <Button type="submit" disabled={text.trim().length < 3}>
                {words.propose}
              </Button>
            </div>
          </form>
          {sheet.remedies.length === 0 ? (
            <p className={styles.none}>{words.noRemedies}</p>
          ) : (
            <ul className={styles.list}>
              {sheet.remedies.map((remedy) => (
                <li key={remedy.id} className={styles.remedy}>
                  <button
                    type="button"
                    className={styles.vote}
                    aria-pressed={remedy.voted}
                    aria-label={words.voteFor(remedy.text)}
                    onClick={() => vote(remedy)}
                  >
                    {remedy.voted ? <IconThumbUpFilled size={16} /> : <IconThumbUp size={16} stroke={1.7} />}
                    <span>{remedy.voted ? words.voted : words.vote}</span>
                  </button>
                  <span className={styles.text}>
                    {remedy.text}
                    {causeLabel(remedy.cause) && (
                      <span className={styles.cause}>{causeLabel(remedy.cause)}</span>
                    )}
                  </span>
                  {remedy.mine && (
                    <IconButton label={words.withdraw} onClick={() => withdraw(remedy)}>
                      <IconTrash size={15} />
                    </IconButton>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <div className={survey.foot}>
        <div>
          <Button look="quiet" icon={<IconArrowLeft size={15} />} onClick={onBack}>
            {words.backToOrder}
          </Button>
          <Button look="primary" icon={<IconCheck size={15} />} onClick={onDone}>
            {words.finish}
          </Button>
        </div>
      </div>
    </>
  )
}
