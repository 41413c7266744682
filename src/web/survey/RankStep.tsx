import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Sheet } from '#journey/survey/contract.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconArrowLeft, IconArrowRight, IconPlus, IconX } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import { sheetQuery, useSurveyAct } from './data.ts'
import { RankList } from './RankList.tsx'
import rank from './RankList.module.css'
import styles from './Survey.module.css'
import { words } from './words.ts'

const MOST_OWN = 5

interface RankStepProps {
  sheet: Sheet
  onDone: () => void
  onBack: (() => void) | undefined
}

/** Criteria or causes, put in order; criteria may be added. */
export function RankStep({ sheet, onDone, onBack }: RankStepProps) {
  const { survey } = sheet
  const client = useQueryClient()
  const act = useSurveyAct(survey.id)
  const isPoll = survey.kind === 'poll'
  const [added, setAdded] = useState(sheet.added)
  const [order, setOrder] = useState(() => sheet.order ?? sheet.items.map(({ id }) => id))
  const [own, setOwn] = useState('')
  const labels = new Map([...sheet.items, ...added].map(({ id, label }) => [id, label]))

  const add = () => {
    const label = own.trim()
    if (label === '' || added.length >= MOST_OWN) return
    const id = `own:${crypto.randomUUID()}`
    setAdded([...added, { id, label }])
    setOrder([...order, id])
    setOwn('')
  }
  const drop = (id: string) => {
    setAdded(added.filter((one) => one.id !== id))
    setOrder(order.filter((one) => one !== id))
  }
  const save = () =>
    act.mutate(
      { what: 'ranking', body: { order, added } },
      {
        onSuccess: () => {
          client.setQueryData(sheetQuery(survey.id).queryKey, (old) => (old ? { ...old, order, added } : old))
          onDone()
        },
      },
    )

  return (
    <>
      <div className={styles.column}>
        <div className={styles.inner}>
          <h2 className={styles.question}>{isPoll ? words.rankCauses : words.rankCriteria}</h2>
          <p className={styles.lede}>{isPoll ? words.rankCausesHint : words.rankCriteriaHint}</p>
          <RankList
            order={order}
            label={(id) => labels.get(id) ?? id}
            onChange={setOrder}
            aside={(id) =>
              added.some((one) => one.id === id) && (
                <>
                  <Tag>{words.yours}</Tag>
                  <IconButton label={words.removeOwn(labels.get(id) ?? '')} onClick={() => drop(id)}>
                    <IconX size={14} />
                  </IconButton>
                </>
              )
            }
          />
          {!isPoll && added.length < MOST_OWN && (
            <form
              className={rank.add}
              onSubmit={(event) => {
                event.preventDefault()
                add()
              }}
            >
              <TextField
                label={words.ownCriterion}
                placeholder={words.ownPlaceholder}
                value={own}
                onChange={(value) => setOwn(value.slice(0, 160))}
              />
              <Button type="submit" icon={<IconPlus size={15} />} disabled={own.trim() === ''}>
                {words.add}
              </Button>
            </form>
          )}
        </div>
      </div>
      <div className={styles.foot}>
        <div>
          {onBack ? (
            <Button look="quiet" icon={<IconArrowLeft size={15} />} onClick={onBack}>
              {words.backToCards}
            </Button>
          ) : (
            <span />
          )}
          <Button look="primary" icon={<IconArrowRight size={15} />} busy={act.isPending} onClick={save}>
            {words.saveOrder}
          </Button>
        </div>
      </div>
    </>
  )
}
