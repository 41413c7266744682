import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Sheet, SheetCard, SurveyView } from '#journey/survey/contract.ts'
import { post, ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { IconArrowBackUp, IconArrowLeft, IconArrowRight } from '../ui/icons.ts'
import { useShortcuts } from '../ui/keys.ts'
import { toast } from '../ui/toast.ts'
import { LeadCard } from './LeadCard.tsx'
import { sheetQuery, surveyQuery } from './data.ts'
import styles from './SortCards.module.css'
import { words } from './words.ts'

type Word = 'lead' | 'not_yet' | 'never'
const CHOICES: { word: Word; key: string }[] = [
  { word: 'lead', key: '1' },
  { word: 'not_yet', key: '2' },
  { word: 'never', key: '3' },
]

/** One card at a time: 1, 2, 3 sort it and bring the next, ← goes back, the last answer can be taken back. */
export function SortCards({ sheet, onDone }: { sheet: Sheet; onDone: () => void }) {
  const { cards } = sheet
  const client = useQueryClient()
  const [at, show] = useState(() =>
    Math.max(
      0,
      cards.findIndex(({ answer }) => answer === null),
    ),
  )
  // a fast hand presses the next key before this has been drawn again: what counts is where it stands, not what is drawn
  const place = useRef(at)
  const latest = () => client.getQueryData(sheetQuery(sheet.survey.id).queryKey)?.cards ?? cards
  const setAt = (to: number) => {
    place.current = to
    show(to)
  }
  const [last, setLast] = useState<{ at: number; was: Word | null } | null>(null)
  const say = useSay(sheet.survey.id)
  const card = cards[at]!
  const done = cards.filter(({ answer }) => answer !== null).length

  const sort = (word: Word) => {
    const from = place.current
    const all = latest()
    const sorted = all[from]!
    setLast({ at: from, was: sorted.answer })
    say(sorted, word)
    const openAfter = (start: number) =>
      all.findIndex((one, i) => i >= start && i !== from && one.answer === null)
    const after = openAfter(from + 1)
    const next = after >= 0 ? after : openAfter(0)
    if (sorted.answer !== null && from < all.length - 1) setAt(from + 1)
    else if (next >= 0) setAt(next)
    else onDone()
  }
  const undo = () => {
    if (!last) return
    say(latest()[last.at]!, last.was)
    setAt(last.at)
    setLast(null)
    toast({ text: words.undone, tone: 'plain' })
  }
  const back = () => place.current > 0 && setAt(place.current - 1)
  const forward = () =>
    place.current < cards.length - 1 ? setAt(place.current + 1) : done === cards.length && onDone()
  useShortcuts(sheet.survey.title, [
    ...CHOICES.map(({ word, key }) => ({ keys: key, does: words.keys[word], run: () => sort(word) })),
    { keys: 'ArrowLeft', does: words.keys.back, run: () => void back() },
    { keys: 'ArrowRight', does: words.keys.next, run: () => void forward() },
    { keys: 'z', does: words.keys.undo, run: undo },
  ])

  return (
    <>
      <div className={styles.progress}>
        <div
          className={styles.track}
          role="progressbar"
          aria-label={words.sorted(done, cards.length)}
          aria-valuemin={0}
          aria-valuemax={cards.length}
          aria-valuenow={done}
        >
          <span className={styles.fill} style={{ width: `${(done / cards.length) * 100}%` }} />
        </div>
        <span className={styles.count}>{words.cardOf(at + 1, cards.length)}</span>
      </div>
      <div className={styles.middle}>
        <h2 className={styles.question}>{words.sort}</h2>
        {done === 0 && sheet.survey.note && <p className={styles.note}>{sheet.survey.note}</p>}
        <LeadCard key={card.card} card={card} />
        <p className={styles.blind}>{sheet.alone ? `${words.blind} ${words.alone}` : words.blind}</p>
      </div>
      <div className={styles.dock}>
        <div className={styles.choices} role="group" aria-label={words.sort}>
          {CHOICES.map(({ word, key }) => (
            <button
              key={word}
              type="button"
              className={styles.choice}
              data-word={word}
              aria-pressed={card.answer === word}
              aria-keyshortcuts={key}
              onClick={() => sort(word)}
            >
              <kbd>{key}</kbd>
              <span className={styles.word}>{words.answers[word]}</span>
              <span className={styles.hint}>{words.hints[word]}</span>
            </button>
          ))}
        </div>
        <div className={styles.steps}>
          <Button look="quiet" hint="←" icon={<IconArrowLeft size={15} />} disabled={at === 0} onClick={back}>
            {words.back}
          </Button>
          <Button
            look="quiet"
            hint="z"
            icon={<IconArrowBackUp size={15} />}
            disabled={last === null}
            onClick={undo}
          >
            {words.undo}
          </Button>
          {done === cards.length ? (
            <Button look="primary" icon={<IconArrowRight size={15} />} onClick={onDone}>
              {words.toRanking}
            </Button>
          ) : (
            <Button
              look="quiet"
              hint="→"
              icon={<IconArrowRight size={15} />}
              disabled={at === cards.length - 1}
              onClick={forward}
            >
              {words.next}
            </Button>
          )}
        </div>
      </div>
    </>
  )
}

/** Shown at once, sent behind it; what could not be sent goes back to how it was and says so. */
function useSay(id: string) {
  const client = useQueryClient()
  const put = (card: number, answer: Word | null) =>
    client.setQueryData(sheetQuery(id).queryKey, (sheet) =>
      sheet
        ? { ...sheet, cards: sheet.cards.map((one) => (one.card === card ? { ...one, answer } : one)) }
        : sheet,
    )
  const send = useMutation({
    mutationFn: ({ card, answer }: { card: number; answer: Word | null; was: Word | null }) =>
      post<SurveyView>(`/surveys/${id}/answers`, { card, answer }),
    // one after the other, so that an undo is never overtaken by what it undoes
    scope: { id: `survey ${id}` },
    onSuccess: (view) => {
      client.setQueryData(surveyQuery(id).queryKey, view)
      void client.invalidateQueries({ queryKey: ['surveys'], refetchType: 'none' })
    },
    onError: (error, { card, was }) => {
      put(card, was)
      toast({ text: error instanceof ProblemError ? error.message : words.unreachable, tone: 'bad' })
      if (error instanceof ProblemError) void client.invalidateQueries({ queryKey: ['survey', id] })
    },
  })
  return (card: SheetCard, answer: Word | null) => {
    // an answer on its way that was asked for before this one would put the card back
    void client.cancelQueries({ queryKey: ['survey-sheet', id] })
    put(card.card, answer)
    send.mutate({ card: card.card, answer, was: card.answer })
  }
}
