import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SavedView } from '#journey/lifecycle/contract.ts'
import { viewsQuery } from '../data/company.ts'
import { ProblemError, post, remove } from '../data/request.ts'
import { leadsSearch, parseSearch, type LeadsSearch } from '../search.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconBookmark, IconX } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import { toast } from '../ui/toast.ts'
import { viewQueryOf } from './list-query.ts'
import styles from './Views.module.css'
import { words } from './words.ts'

export function Views({ search }: { search: LeadsSearch }) {
  const views = useQuery(viewsQuery).data ?? []
  const client = useQueryClient()
  const navigate = useNavigate()
  const here = viewQueryOf(search)
  const saved = views.some((view) => view.query === here)
  const renew = () => client.invalidateQueries({ queryKey: ['views'] })

  const drop = async (view: SavedView) => {
    await remove(`/views/${view.id}`)
    await renew()
    if (search.view === view.id) void navigate({ to: '/leads', search: {} })
    toast({
      text: words.viewDeleted(view.name),
      tone: 'plain',
      action: {
        label: words.undo,
        run: () => void post('/views', { name: view.name, query: view.query }).then(renew),
      },
    })
  }

  return (
    <nav className={styles.tabs} aria-label={words.views}>
      <Link to="/leads" search={{}} className={styles.tab} data-here={here === '' || undefined}>
        {words.all}
      </Link>
      {views.map((view) => (
        <span key={view.id} className={styles.tab} data-here={view.query === here || undefined}>
          <Link to="/leads" search={{ ...leadsSearch(parseSearch(view.query)), view: view.id }}>
            {view.name}
          </Link>
          {view.query === here && view.own && (
            <IconButton
              label={words.deleteView(view.name)}
              className={styles.drop}
              onClick={() => void drop(view)}
            >
              <IconX size={13} />
            </IconButton>
          )}
        </span>
      ))}
      {here !== '' && !saved && <SaveView query={here} renew={renew} />}
    </nav>
  )
}

function SaveView({ query, renew }: { query: string; renew: () => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const navigate = useNavigate()
  const save = async () => {
    try {
      const view = await post<SavedView>('/views', { name: name.trim(), query })
      await renew()
      setOpen(false)
      setName('')
      toast({ text: words.viewSaved(view.name), tone: 'good' })
      void navigate({ to: '/leads', search: { ...leadsSearch(parseSearch(query)), view: view.id } })
    } catch (problem) {
      setError(problem instanceof ProblemError ? (problem.fields.name ?? problem.message) : String(problem))
    }
  }
  return (
    <Popover
      label={words.saveView}
      open={open}
      onChange={setOpen}
      target={
        <button type="button" className={styles.save} onClick={() => setOpen(!open)}>
          <IconBookmark size={14} />
          {words.saveView}
        </button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField autoFocus label={words.viewName} value={name} onChange={setName} error={error} />
        <Button look="primary" type="submit" disabled={name.trim() === ''}>
          {words.save}
        </Button>
      </form>
    </Popover>
  )
}
