import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { Choices, SurveyView } from '#journey/survey/contract.ts'
import trail from '../lead/LeadScreen.module.css'
import { post, ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { IconChevronRight, IconUsers } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { choicesQuery, useAsMe } from './data.ts'
import { Invite } from './Invite.tsx'
import { ItemPicker } from './ItemPicker.tsx'
import { words } from './new-words.ts'
import styles from './NewSurvey.module.css'

const route = getRouteApi('/surveys/new')
const DAYS = 14

export function NewSurveyScreen() {
  const { kind } = route.useSearch()
  const navigate = useNavigate()
  useAsMe()
  const choices = useQuery(choicesQuery)
  return (
    <Screen
      title={
        <span className={trail.trail}>
          <Link to="/surveys" className={trail.up}>
            {words.trail}
          </Link>
          <IconChevronRight size={14} />
          <span className={trail.who}>{words[kind].title}</span>
        </span>
      }
    >
      <div className={styles.page}>
        {choices.isError && !choices.data ? (
          <Failed what={words.failed} error={choices.error} retry={() => void choices.refetch()} />
        ) : !choices.data ? (
          <Bars rows={8} height={18} gap={18} />
        ) : choices.data.people.length === 0 ? (
          <Empty
            icon={<IconUsers size={22} />}
            title={words.nobody}
            actions={
              <Button onClick={() => void navigate({ to: '/people', search: { add: 'person' } })}>
                {words.toPeople}
              </Button>
            }
          />
        ) : (
          <SurveyForm key={kind} kind={kind} choices={choices.data} />
        )}
      </div>
    </Screen>
  )
}

function SurveyForm({ kind, choices }: { kind: 'lead' | 'poll'; choices: Choices }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const offered = kind === 'poll' ? choices.causes : choices.criteria
  const [title, setTitle] = useState(words[kind].title)
  const [note, setNote] = useState('')
  const [cards, setCards] = useState('40')
  const [until, setUntil] = useState(() => inDays(DAYS))
  const [people, setPeople] = useState(() =>
    choices.people.flatMap((side) => side.people.map(({ id }) => id)),
  )
  const [items, setItems] = useState(() => offered.filter(({ proposed }) => proposed).map(({ id }) => id))
  const make = useMutation({
    mutationFn: () =>
      post<SurveyView>('/surveys', {
        kind,
        title,
        people,
        items,
        // the whole day is still open, in the asker's own time
        deadline: new Date(`${until}T23:59:59`).toISOString(),
        ...(note.trim() ? { note } : {}),
        ...(kind === 'lead' ? { cards: Number(cards) } : {}),
      }),
    onSuccess: (view) => {
      void client.invalidateQueries({ queryKey: ['surveys'] })
      toast({ text: words.made, tone: 'good' })
      void navigate({ to: '/surveys/$id', params: { id: view.id } })
    },
  })
  const fields = make.error instanceof ProblemError ? make.error.fields : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.lede}>{words[kind].lede}</p>
      <TextField label={words.name} value={title} onChange={setTitle} error={fields.title} required />
      <TextArea
        label={words.note}
        placeholder={words.notePlaceholder}
        rows={2}
        value={note}
        onChange={setNote}
        error={fields.note}
      />
      <div className={styles.pair}>
        {kind === 'lead' && (
          <TextField
            type="number"
            label={words.cards}
            hint={words.cardsHint}
            value={cards}
            onChange={setCards}
            error={fields.cards}
          />
        )}
        <TextField
          type="date"
          label={words.deadline}
          value={until}
          onChange={setUntil}
          error={fields.deadline}
        />
      </div>
      <Invite sides={choices.people} chosen={people} onChange={setPeople} error={fields.people} />
      <ItemPicker
        label={words[kind].items}
        items={offered}
        chosen={items}
        onChange={setItems}
        error={fields.items}
      />
      {make.isError && Object.keys(fields).length === 0 && (
        <p className={styles.error} role="alert">
          {make.error instanceof ProblemError ? make.error.message : words.unreachable}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" look="primary" busy={make.isPending}>
          {words.submit}
        </Button>
      </div>
    </form>
  )
}

function inDays(days: number): string {
  const date = new Date()
  date.setDate(date.getDate() + days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
